//! The main figure in words. It never says more than the figures that may be shown can carry.

use super::{MediaKit, figure};
use crate::domain::{Distribution, Locale, Question, QuestionKind, QuestionNo};
use crate::report::chart::{Bar, Chart};
use crate::text::{Catalog, Figure, Text, Titles, yes_or_no};

impl MediaKit<'_> {
    /// The headline: the main figure of the question that stands first, or how many answered where no figure may be shown.
    #[must_use]
    pub fn headline(&self, locale: &Locale) -> String {
        let told = self.chart(locale).and_then(|(no, chart)| self.main_figure(no, &chart));
        let turnout = &self.result.turnout;
        let told = told.unwrap_or_else(|| Text::KitTurnout {
            known: yes_or_no(turnout.asked(self.panel) > 0),
            responded: figure(turnout.responded),
            panelists: figure(turnout.asked(self.panel)),
            title: self.title(locale),
        });
        Catalog.say(&told, locale)
    }

    /// The question of which the headline tells, to stand above it; `None` where it tells how many answered.
    pub(super) fn asked(&self, locale: &Locale) -> Option<String> {
        let (no, chart) = self.chart(locale)?;
        self.main_figure(no, &chart)?;
        Some(chart.title.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The main figure of a question; `None` where nothing may be shown, or it is answered in people's own words.
    pub(super) fn main_figure(&self, no: QuestionNo, chart: &Chart) -> Option<Text> {
        let answers = &self.result.question(no)?.answers;
        main_figure(self.round.question(no)?, answers, chart)
    }
}

fn main_figure(question: &Question, answers: &Distribution, chart: &Chart) -> Option<Text> {
    let ends = chart.bars.first().zip(chart.bars.last());
    match (&question.kind, answers.mean) {
        // Whether a place was shown or written tells nothing of what was answered.
        (QuestionKind::Location { areas, .. }, _) if areas.is_empty() => return None,
        (QuestionKind::Scale { .. }, Some(mean)) => {
            let (low, high) = ends?;
            let (low, high) = (low.label.clone(), high.label.clone());
            return Some(Text::KitScale { mean: tenths(mean), low, high });
        }
        (QuestionKind::Number { .. }, Some(mean)) if chart.unit.is_empty() => {
            return Some(Text::KitMean { mean: tenths(mean) });
        }
        (QuestionKind::Number { .. }, Some(mean)) => {
            return Some(Text::KitMeanOf { mean: tenths(mean), unit: chart.unit.clone() });
        }
        _ => {}
    }
    most(question, answers.base.shown()?, &chart.bars)
}

/// What most have said, or several things as many, where nothing that is hidden can have been said by more.
fn most(question: &Question, base: u64, bars: &[Bar]) -> Option<Text> {
    let top = bars.iter().filter_map(|bar| bar.count).max().filter(|top| *top > 0)?;
    let mut first = bars.iter().filter(|bar| bar.count == Some(top));
    let label = first.next()?.label.clone();
    let rest: Vec<String> = first.map(|bar| bar.label.clone()).collect();
    let (count, of) = (figure(top), figure(base));
    if !is_sure(question, base, top, bars) {
        return Some(Text::KitSome { label, count, base: of });
    }
    if rest.is_empty() {
        return Some(Text::KitMost { label, count, base: of });
    }
    let labels = Titles(std::iter::once(label).chain(rest).collect());
    Some(Text::KitEven { labels, count, base: of })
}

fn is_sure(question: &Question, base: u64, top: u64, bars: &[Bar]) -> bool {
    if bars.iter().all(|bar| bar.count.is_some()) {
        return true;
    }
    let shown: u64 = bars.iter().filter_map(|bar| bar.count).sum();
    // Of several answers each, nothing tells how many stand behind a hidden one.
    !question.is_multiple() && base.saturating_sub(shown) < top
}

/// A number with at most one decimal.
fn tenths(number: f64) -> Figure {
    Figure((number * 10.0).round() / 10.0)
}
