//! The chart of one figure over several rounds: a bar a round, the oldest first.

use super::of_question::share_of;
use super::{Bar, Chart, Shape};
use crate::domain::trend::{TrendPart, TrendPoint};
use crate::domain::{Locale, Panel, QuestionKind, Row};
use crate::text::{Catalog, Day, Figure, Text};

/// Which figure of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendFigure {
    /// The mean of a scale or a number.
    Mean,
    /// The share that one row has.
    Share(usize),
}

impl Chart {
    /// One figure of a question over the rounds that can be compared; `None` where no round has it.
    #[must_use]
    pub fn of_trend(
        panel: &Panel,
        part: &TrendPart<'_>,
        figure: TrendFigure,
        locale: &Locale,
    ) -> Option<Self> {
        let last = part.points.last()?;
        let told = Told { panel, locale, figure, most: most(part, figure)? };
        let figure = match figure {
            TrendFigure::Mean => told.mean(last),
            TrendFigure::Share(row) => {
                let (rows, answers) = (part.rows(), &last.result.answers);
                let bars = Self::bars_of(panel, last.question, rows, answers, locale);
                Text::ChartTrendShare { label: bars.get(row)?.label.clone() }
            }
        };
        Some(Self {
            title: panel.say(&last.question.text, locale).to_owned(),
            unit: Catalog.say(&figure, locale),
            bars: part.points.iter().map(|point| told.bar(point)).collect(),
            notes: vec![Catalog.say(&Text::ChartEach, locale)],
            shape: Shape::Shares,
            locale: locale.clone(),
        })
    }
}

/// The end of the bars' ground: the end of a scale, the highest mean of a number, or everyone.
fn most(part: &TrendPart<'_>, figure: TrendFigure) -> Option<(f64, f64)> {
    if matches!(figure, TrendFigure::Share(_)) {
        return Some((0.0, 1.0));
    }
    let means = part.points.iter().filter_map(|point| point.result.answers.mean);
    let highest = means.reduce(f64::max)?;
    match part.points.last()?.question.kind {
        QuestionKind::Scale { from, to, .. } => Some((from.into(), to.into())),
        _ => Some((0.0, highest.max(f64::MIN_POSITIVE))),
    }
}

struct Told<'a> {
    panel: &'a Panel,
    locale: &'a Locale,
    figure: TrendFigure,
    most: (f64, f64),
}

impl Told<'_> {
    /// What the mean is of: a scale between its two ends, or a number.
    fn mean(&self, last: &TrendPoint<'_>) -> Text {
        let QuestionKind::Scale { from, to, .. } = last.question.kind else {
            return Text::ChartTrendMean;
        };
        let (ends, answers) = ([Row::Point(from), Row::Point(to)], &last.result.answers);
        let bars = Chart::bars_of(self.panel, last.question, &ends, answers, self.locale);
        match bars.as_slice() {
            [low, high] => {
                Text::ChartTrendScale { low: low.label.clone(), high: high.label.clone() }
            }
            _ => Text::ChartTrendMean,
        }
    }

    fn bar(&self, point: &TrendPoint<'_>) -> Bar {
        let shown = match self.figure {
            TrendFigure::Mean => point.result.answers.mean,
            TrendFigure::Share(row) => point.share(row),
        };
        let (from, to) = self.most;
        let value = match (self.figure, shown) {
            (_, None) => Catalog.say(&Text::ChartHidden, self.locale),
            (TrendFigure::Mean, Some(mean)) => {
                Catalog.number(Figure((mean * 10.0).round() / 10.0), self.locale)
            }
            (TrendFigure::Share(_), Some(shown)) => share_of(shown, self.locale),
        };
        Bar {
            label: self.label(point),
            length: shown.map(|shown| ((shown - from) / (to - from)).clamp(0.0, 1.0)),
            count: None,
            value,
        }
    }

    /// The round, when it closed, and how many answered where that may be shown.
    fn label(&self, point: &TrendPoint<'_>) -> String {
        let number = point.round.number;
        let date = Day::with_year(point.closed_at, self.panel.time_zone);
        #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
        let base = point.result.answers.base.shown().map(|base| Figure(base as f64));
        let text = match base {
            Some(count) => Text::ChartTrendRoundOf { number, date, count },
            None => Text::ChartTrendRound { number, date },
        };
        Catalog.say(&text, self.locale)
    }
}
