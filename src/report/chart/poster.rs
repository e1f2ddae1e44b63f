//! A poster of one A4 page around a chart, four units a millimetre.

use std::fmt::Write as _;

use super::layout::{Drawing, Item, Sheet, Style, largest};
use super::look::{Face, Ink, LEADING, poster as look};
use super::png::DrawingFault;
use super::{Chart, Shape, png, svg};
use crate::report::qr::QrCode;
use crate::text::{Catalog, Text};

/// From one bar to the next: the widest that fits.
const GAPS: [f32; 4] = [34.0, 24.0, 16.0, 9.0];

const BARS: Style = Style {
    label: look::LABEL,
    value: look::VALUE,
    hidden: look::HIDDEN,
    bar: 30.0,
    gap: GAPS[0],
    track: true,
};

/// Pixels a unit of the picture: about 150 an inch, and whole at both ends.
const SCALE: f32 = 1.5;

/// What stands on a poster. Every word is in the chart's language.
#[derive(Debug, Clone)]
pub struct Poster {
    /// Whose panel it is.
    pub panel: String,
    /// The main figure in words.
    pub headline: String,
    /// How many took part.
    pub lead: String,
    /// The chart.
    pub chart: Chart,
    /// What those who decide answer, or when.
    pub answer: String,
    /// The way to the whole result, and what stands beside it.
    pub page: Option<(QrCode, String)>,
    /// The same as people type it.
    pub address: Option<String>,
}

impl Poster {
    /// A page that prints as one A4 page from any browser, without margins of its own.
    #[must_use]
    pub fn html(&self) -> String {
        let mut html = String::from("<!doctype html>\n");
        let title = svg::escaped(&self.headline);
        let _ = writeln!(
            html,
            "<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <style>@page{{size:A4;margin:0}}body{{margin:0}}\
             svg{{display:block;width:210mm;height:297mm}}\
             @media screen{{svg{{margin:0 auto;max-width:100%}}}}</style></head><body>{}</body></html>",
            self.chart.locale,
            svg::write(&self.drawing(), &self.chart, true),
        );
        html
    }

    /// A picture of it, 1260 × 1782 pixels.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn png(&self) -> Result<Vec<u8>, DrawingFault> {
        png::draw(&self.drawing(), &self.chart, SCALE)
    }

    pub(super) fn drawing(&self) -> Drawing {
        let mut sheet = Sheet::new(&self.chart, look::WIDTH, look::MARGIN);
        sheet.y = look::MARGIN - 12.0;
        sheet.paragraph(&self.panel, look::PANEL, sheet.all(), 2);
        sheet.y += 18.0;
        sheet.paragraph(&self.headline, look::HEADLINE, sheet.all(), 5);
        sheet.y += 14.0;
        sheet.paragraph(&self.lead, look::LEAD, sheet.all(), 3);
        sheet.y += 40.0;
        let foot = self.foot(&mut sheet);
        self.figures(&mut sheet, foot);
        let mut drawing = sheet.finished(Some(look::HEIGHT));
        if let Some((code, _)) = &self.page {
            // Placed last: a code that is mirrored with the rest cannot be read everywhere.
            let start = look::WIDTH - look::MARGIN - look::QR;
            let x = if self.chart.locale.is_right_to_left() { look::MARGIN } else { start };
            drawing.items.extend(modules(code, x, look::HEIGHT - look::MARGIN - look::QR));
        }
        drawing
    }

    /// What stands at the bottom, beside the code. Returns where it begins.
    fn foot(&self, sheet: &mut Sheet<'_>) -> f32 {
        let top = sheet.y;
        let mut column = sheet.all();
        let scan = self.page.as_ref().map(|(_, scan)| scan.as_str()).unwrap_or_default();
        if self.page.is_some() {
            column.width -= look::QR + 36.0;
        }
        let address = self.address.as_deref().unwrap_or_default();
        let lines = [
            (self.answer.as_str(), look::ANSWER, 4),
            (scan, look::LEAD, 2),
            (address, look::NOTE, 2),
        ];
        // Set once to see how high it is, and then where it ends at the bottom.
        let before = sheet.items.len();
        sheet.y = 0.0;
        set(sheet, &lines, column);
        let height = sheet.y.max(if self.page.is_some() { look::QR } else { 0.0 });
        sheet.items.truncate(before);
        let start = look::HEIGHT - look::MARGIN - height;
        sheet.y = start;
        set(sheet, &lines, column);
        sheet.y = top;
        start - 36.0
    }

    /// The question, as many bars as there is room for, and what is said of them.
    fn figures(&self, sheet: &mut Sheet<'_>, foot: f32) {
        sheet.paragraph(&self.chart.title, look::TITLE, sheet.all(), 4);
        sheet.paragraph(&self.chart.unit, look::NOTE, sheet.all(), 1);
        sheet.y += 20.0;
        let start = (sheet.y, sheet.items.len());
        let bars = &self.chart.bars;
        let tries = (1..=bars.len()).rev().flat_map(|most| GAPS.map(|gap| (most, gap)));
        for (most, gap) in tries {
            let track = self.chart.shape == Shape::Shares;
            sheet.beside(&largest(bars, most), Style { gap, track, ..BARS }, 3);
            let some =
                (most < bars.len()).then(|| Catalog.say(&Text::ChartMost, &self.chart.locale));
            let notes: Vec<&str> =
                some.iter().chain(&self.chart.notes).map(String::as_str).collect();
            sheet.y += 6.0;
            sheet.paragraph(&notes.join(" "), look::NOTE, sheet.all(), 5);
            if sheet.y <= foot || (most, gap) == (1, GAPS[GAPS.len() - 1]) {
                return;
            }
            sheet.y = start.0;
            sheet.items.truncate(start.1);
        }
        sheet.paragraph(&self.chart.notes.join(" "), look::NOTE, sheet.all(), 5);
    }
}

fn set(sheet: &mut Sheet<'_>, lines: &[(&str, Face, usize)], column: super::layout::Column) {
    for (words, face, most) in lines {
        if !words.is_empty() {
            sheet.paragraph(words, *face, column, *most);
            sheet.y += face.size * (LEADING - 1.0);
        }
    }
}

/// The dark modules of a code as boxes, those beside each other as one.
fn modules(code: &QrCode, left: f32, top: f32) -> Vec<Item> {
    #[expect(clippy::cast_precision_loss, reason = "at most 177 modules")]
    let length = |modules: usize| modules as f32 * look::QR / code.side() as f32;
    let mut boxes = Vec::new();
    for (row, (start, end)) in code.runs() {
        boxes.push(Item::Bar {
            x: left + length(start),
            y: top + length(row),
            width: length(end - start),
            height: length(1),
            ink: Ink::Text,
        });
    }
    boxes
}
