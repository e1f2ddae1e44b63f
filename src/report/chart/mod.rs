//! A result as a picture: horizontal bars, the same laid out once for the screen (SVG) and for chats (PNG).
//!
//! Every word stands in the chart already, in the reader's language, so drawing needs nothing but the chart. Words are
//! measured in the fonts beside this folder; nothing is drawn wider than it may be.

mod fonts;
mod gallery;
mod layout;
mod look;
mod of_days;
mod of_question;
mod of_trend;
mod png;
mod poster;
mod ruler;
mod samples;
mod svg;
mod wording;

pub(super) use of_question::{days, is_one_day};
pub use of_trend::TrendFigure;
pub use png::DrawingFault;
pub use poster::Poster;

use crate::domain::Locale;
use crate::text::{Catalog, Text};

/// The longest [`Chart::alt`] in characters. <https://discord.com/developers/docs/resources/message#attachment-object>
const ALT_MAX_CHARS: usize = 1_000;

/// What a picture shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The question.
    pub title: String,
    /// What is counted, such as "kronor a month"; may be empty.
    pub unit: String,
    /// The bars, in the order in which they are shown.
    pub bars: Vec<Bar>,
    /// What stands below: the base, the dates, whose opinion it is. Whole sentences.
    pub notes: Vec<String>,
    /// How the bars are drawn.
    pub shape: Shape,
    /// The language it is in, which also says in what direction it is read.
    pub locale: Locale,
}

/// One bar, or what stands in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is, from 0 to 1; `None` where the figure may not be shown.
    pub length: Option<f64>,
    /// How many, where that may be shown.
    pub count: Option<u64>,
    /// Its figure in words: a share, a count, or that it is not shown.
    pub value: String,
}

/// How bars are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Each label above its bar, on a ground that stands for everyone who answered.
    Shares,
    /// Each label beside its bar.
    Counts,
}

impl Chart {
    /// The whole chart as an SVG document, for a screen of any width.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::write(&layout::whole(self), self, true)
    }

    /// The bars alone as SVG, to stand in a page that says the rest in its own words and has a table; `None` when there are none.
    #[must_use]
    pub fn bars_svg(&self) -> Option<String> {
        (!self.bars.is_empty()).then(|| svg::write(&layout::bars_alone(self), self, false))
    }

    /// The whole chart as a PNG of 780 pixels across: twice a phone's 390.
    ///
    /// # Errors
    /// When there is no memory for the picture.
    pub fn png(&self) -> Result<Vec<u8>, DrawingFault> {
        png::draw(&layout::whole(self), self, 2.0)
    }

    /// A PNG of 1200 × 630 pixels that other sites show beside a link: the question, as many bars as there is room for,
    /// and whose panel it is. <https://ogp.me>
    ///
    /// # Errors
    /// When there is no memory for the picture.
    pub fn card_png(&self, panel: &str) -> Result<Vec<u8>, DrawingFault> {
        png::draw(&layout::card(self, panel), self, 1.0)
    }

    /// The same figures as text: the question, what is counted, a line a bar, and what stands below.
    #[must_use]
    pub fn text(&self) -> String {
        let head = [&self.title, &self.unit].into_iter().filter(|text| !text.is_empty()).cloned();
        head.chain(self.lines()).chain(self.notes.iter().cloned()).collect::<Vec<_>>().join("\n")
    }

    /// The chart for those who cannot see it, at most a thousand characters.
    #[must_use]
    pub fn alt(&self) -> String {
        let lines = if self.bars.is_empty() { self.notes.clone() } else { self.lines().collect() };
        let alt = Text::ChartAlt { title: self.title.clone(), lines: lines.join("; ") };
        shortened(Catalog.say(&alt, &self.locale))
    }

    /// Each bar in words.
    fn lines(&self) -> impl Iterator<Item = String> {
        self.bars.iter().map(|bar| {
            let (label, value) = (bar.label.clone(), bar.value.clone());
            Catalog.say(&Text::ChartLine { label, value }, &self.locale)
        })
    }
}

fn shortened(text: String) -> String {
    if text.chars().count() <= ALT_MAX_CHARS {
        return text;
    }
    let kept = text.chars().take(ALT_MAX_CHARS - 1);
    kept.chain(std::iter::once('…')).collect()
}
