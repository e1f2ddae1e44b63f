//! Where everything stands. Laid out from left to right, and mirrored as a whole for languages that are read from the right.

use super::look::{
    Face, HIDDEN, Ink, LABEL, LEADING, MARGIN, NOTE, TITLE, VALUE, WIDTH, card as on_card,
};
use super::ruler::Ruler;
use super::wording::{drawable, runs_left};
use super::{Bar, Chart, Shape};
use crate::domain::Locale;
use crate::text::{Catalog, Text};

/// Starts a piece of text that is read from the right, and ends it.
const FROM_RIGHT: (char, char) = ('\u{2067}', '\u{2069}');

/// The shortest bar that can be seen.
const SHORTEST: f32 = 2.0;

/// What is drawn, in the order in which it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drawing {
    pub width: f32,
    pub height: f32,
    pub items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// A filled box.
    Bar { x: f32, y: f32, width: f32, height: f32, ink: Ink },
    /// Words.
    Line(Line),
}

/// A line of words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub text: String,
    /// Where it starts, or ends if it stands `at_end`.
    pub x: f32,
    /// Its base line.
    pub y: f32,
    /// How wide it is in our font.
    pub width: f32,
    /// How wide it may be.
    pub room: f32,
    pub face: Face,
    /// Whether it ends at `x`.
    pub at_end: bool,
}

/// A part of a line that something may fill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub x: f32,
    pub width: f32,
}

/// The sizes of one kind of picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub label: Face,
    pub value: Face,
    pub hidden: Face,
    pub bar: f32,
    pub gap: f32,
    /// Whether bars stand on a ground that means everyone who answered.
    pub track: bool,
}

const IN_CHART: Style =
    Style { label: LABEL, value: VALUE, hidden: HIDDEN, bar: 14.0, gap: 15.0, track: true };
const BESIDE: Style = Style { gap: 9.0, track: false, ..IN_CHART };
const ON_CARD: Style = Style {
    label: on_card::LABEL,
    value: on_card::VALUE,
    hidden: on_card::NOTE,
    bar: 30.0,
    gap: 18.0,
    track: true,
};

/// From one bar of a card to the next: the widest that fits.
const CARD_GAPS: [f32; 3] = [44.0, 30.0, 18.0];

/// The chart with its question and all that is said about it.
pub(super) fn whole(chart: &Chart) -> Drawing {
    let mut sheet = Sheet::new(chart, WIDTH, MARGIN);
    sheet.y = MARGIN - 4.0;
    sheet.paragraph(&chart.title, TITLE, sheet.all(), 8);
    sheet.paragraph(&chart.unit, NOTE, sheet.all(), 2);
    sheet.y += 12.0;
    sheet.bars(&chart.bars, chart.shape);
    sheet.paragraph(&chart.notes.join(" "), NOTE, sheet.all(), 12);
    sheet.finished(None)
}

/// Nothing but the bars, from edge to edge.
pub(super) fn bars_alone(chart: &Chart) -> Drawing {
    let mut sheet = Sheet::new(chart, WIDTH, 14.0);
    sheet.y = 12.0;
    sheet.bars(&chart.bars, chart.shape);
    sheet.y -= IN_CHART.gap;
    sheet.finished(None)
}

/// The card that other sites show: as many bars as there is room for.
pub(super) fn card(chart: &Chart, panel: &str) -> Drawing {
    let (margin, bottom) = (on_card::MARGIN, on_card::HEIGHT - on_card::MARGIN);
    let mut sheet = Sheet::new(chart, on_card::WIDTH, margin);
    sheet.y = margin - 14.0;
    sheet.paragraph(panel, on_card::PANEL, sheet.all(), 1);
    sheet.y += 8.0;
    sheet.paragraph(&chart.title, on_card::TITLE, sheet.all(), 3);
    sheet.y += 22.0;
    let note = on_card::NOTE;
    let foot = bottom - note.size * LEADING;
    let start = (sheet.y, sheet.items.len());
    let mut shown = 0;
    // What is told has to be whole: closer, then fewer bars, until all of them fit.
    let tries = (1..=chart.bars.len()).rev().flat_map(|most| CARD_GAPS.map(|gap| (most, gap)));
    for (most, gap) in tries {
        let track = chart.shape == Shape::Shares;
        sheet.beside(&largest(&chart.bars, most), Style { gap, track, ..ON_CARD }, 2);
        if sheet.y <= foot {
            shown = most;
            break;
        }
        sheet.y = start.0;
        sheet.items.truncate(start.1);
    }
    sheet.y = foot + 6.0;
    let some = (0 < shown && shown < chart.bars.len())
        .then(|| Catalog.say(&Text::ChartMost, &chart.locale));
    let told: Vec<String> = some.into_iter().chain(ends(&chart.notes)).collect();
    sheet.paragraph(&told.join(" "), note, sheet.all(), 1);
    sheet.finished(Some(on_card::HEIGHT))
}

/// The first note and the last: how many, and whose opinion it is.
fn ends(notes: &[String]) -> impl Iterator<Item = String> {
    let last = notes.last().filter(|_| notes.len() > 1);
    notes.first().into_iter().chain(last).cloned()
}

/// The longest bars, in the chart's own order.
pub(super) fn largest(bars: &[Bar], most: usize) -> Vec<Bar> {
    let mut places: Vec<usize> = (0..bars.len()).collect();
    let length = |place: &usize| bars[*place].length.unwrap_or(-1.0);
    places.sort_by(|one, other| length(other).total_cmp(&length(one)));
    places.truncate(most);
    places.sort_unstable();
    places.into_iter().map(|place| bars[place].clone()).collect()
}

#[derive(Debug)]
pub(super) struct Sheet<'c> {
    ruler: Ruler,
    locale: &'c Locale,
    width: f32,
    margin: f32,
    pub y: f32,
    pub items: Vec<Item>,
}

impl<'c> Sheet<'c> {
    pub fn new(chart: &'c Chart, width: f32, margin: f32) -> Self {
        let mut ruler = Ruler::default();
        let drawn = |text: &String| drawable(text);
        let bold: Vec<String> = std::iter::once(&chart.title)
            .chain(chart.bars.iter().map(|bar| &bar.value))
            .map(drawn)
            .collect();
        let plain: Vec<String> =
            chart.notes.iter().chain(chart.bars.iter().map(|bar| &bar.label)).map(drawn).collect();
        ruler.learn(bold.iter().map(String::as_str), true);
        ruler.learn(plain.iter().map(String::as_str), false);
        Self { ruler, locale: &chart.locale, width, margin, y: 0.0, items: Vec::new() }
    }

    /// All that is between the margins.
    pub const fn all(&self) -> Column {
        Column { x: self.margin, width: self.width - 2.0 * self.margin }
    }

    /// Sets a text below what is there. Nothing is set for an empty one.
    pub fn paragraph(&mut self, text: &str, face: Face, column: Column, most: usize) {
        let text = drawable(text);
        let runs_left = runs_left(&text, self.locale);
        for line in self.ruler.lines(&text, face, column.width, most) {
            let base = self.y + face.size;
            self.y += face.size * LEADING;
            let text = if runs_left {
                format!("{}{}{}", FROM_RIGHT.0, line.text, FROM_RIGHT.1)
            } else {
                line.text
            };
            let (x, width, room) = (column.x, line.width, column.width);
            self.items.push(Item::Line(Line {
                text,
                x,
                y: base,
                width,
                room,
                face,
                at_end: false,
            }));
        }
    }

    /// One line that ends where the column ends.
    fn at_end(&mut self, text: &str, face: Face, base: f32, column: Column) {
        let text = drawable(text);
        let Some(line) = self.ruler.lines(&text, face, column.width, 1).pop() else { return };
        let (x, width, room) = (column.x + column.width, line.width, column.width);
        let text = line.text;
        self.items.push(Item::Line(Line { text, x, y: base, width, room, face, at_end: true }));
    }

    fn bar(&mut self, length: f64, column: Column, style: Style) {
        let (x, y, height) = (column.x, self.y, style.bar);
        if style.track {
            let ink = Ink::Track;
            self.items.push(Item::Bar { x, y, width: column.width, height, ink });
        }
        if length > 0.0 {
            #[expect(clippy::cast_possible_truncation, reason = "a part of one")]
            let width = (column.width * length.min(1.0) as f32).max(SHORTEST);
            self.items.push(Item::Bar { x, y, width, height, ink: Ink::Accent });
        }
    }

    fn bars(&mut self, bars: &[Bar], shape: Shape) {
        match shape {
            Shape::Shares => bars.iter().for_each(|bar| self.above(bar)),
            Shape::Counts => {
                self.beside(bars, BESIDE, 2);
                self.y += IN_CHART.gap - BESIDE.gap;
            }
        }
    }

    /// The label above the bar, its figure at the label's end.
    fn above(&mut self, bar: &Bar) {
        let (style, all) = (IN_CHART, self.all());
        let Some(length) = bar.length else {
            self.paragraph(&bar.label, style.label, all, 4);
            self.paragraph(&bar.value, style.hidden, all, 2);
            self.y += style.gap;
            return;
        };
        let value = self.ruler.width(&drawable(&bar.value), style.value).min(all.width / 3.0) + 0.5;
        let label = Column { x: all.x, width: all.width - value - 12.0 };
        let figure = Column { x: label.x + label.width + 12.0, width: value };
        let one_line = self.y + style.label.size * LEADING;
        self.paragraph(&bar.label, style.label, label, 4);
        self.y = self.y.max(one_line);
        let base = self.y - style.label.size * LEADING + style.label.size;
        self.at_end(&bar.value, style.value, base, figure);
        self.y += 4.0;
        self.bar(length, all, style);
        self.y += style.bar + style.gap;
    }

    /// Every label in a column of its own, its bar beside it, its figure at the end.
    pub fn beside(&mut self, bars: &[Bar], style: Style, most: usize) {
        let all = self.all();
        let gap = style.label.size * 0.7;
        let widest = |ruler: &mut Ruler, words: &mut dyn Iterator<Item = &String>, face: Face| {
            words.map(|text| ruler.width(&drawable(text), face)).fold(0.0, f32::max) + 0.5
        };
        let mut labels = bars.iter().map(|bar| &bar.label);
        let label = widest(&mut self.ruler, &mut labels, style.label).min(all.width * 0.45);
        let mut shown = bars.iter().filter(|bar| bar.length.is_some()).map(|bar| &bar.value);
        let value = widest(&mut self.ruler, &mut shown, style.value).min(all.width * 0.2);
        let label = Column { x: all.x, width: label };
        let rest = Column { x: all.x + label.width + gap, width: all.width - label.width - gap };
        for bar in bars {
            let top = self.y;
            self.paragraph(&bar.label, style.label, label, most);
            let below = self.y.max(top + style.label.size * LEADING);
            let middle = f32::midpoint(top, below);
            if let Some(length) = bar.length {
                let column = Column { x: rest.x, width: rest.width - value - gap };
                self.y = middle - style.bar / 2.0;
                self.bar(length, column, style);
                let base = middle + style.value.size * 0.36;
                let column = Column { x: rest.x + rest.width - value, width: value };
                self.at_end(&bar.value, style.value, base, column);
                self.y = below;
            } else {
                self.y = top;
                self.paragraph(&bar.value, style.hidden, rest, 2);
                self.y = self.y.max(below);
            }
            self.y += style.gap;
        }
    }

    /// The drawing, mirrored where it is read from the right.
    pub fn finished(mut self, height: Option<f32>) -> Drawing {
        let (width, height) = (self.width, height.unwrap_or(self.y + 14.0).ceil());
        if self.locale.is_right_to_left() {
            self.items.iter_mut().for_each(|item| mirror(item, width));
        }
        Drawing { width, height, items: self.items }
    }
}

fn mirror(item: &mut Item, across: f32) {
    match item {
        Item::Bar { x, width, .. } => *x = across - *x - *width,
        Item::Line(line) => {
            line.x = across - line.x;
            line.at_end = !line.at_end;
        }
    }
}

/// The line's left and right end.
#[cfg(test)]
impl Line {
    pub(super) fn ends(&self) -> (f32, f32) {
        if self.at_end { (self.x - self.width, self.x) } else { (self.x, self.x + self.width) }
    }
}
