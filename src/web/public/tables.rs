//! The tables under the charts: the same figures once more, for those who would rather read them.

use super::Told;
use crate::domain::{Distribution, Figure as Count, Question};
use crate::report::chart::Bar;
use crate::text::{Catalog, Figure, Text};

/// One row of a table.
#[derive(Debug, Clone)]
pub(super) struct TableRow {
    pub label: String,
    /// The count and the share; `None` where the figures may not be shown.
    pub figures: Option<(String, String)>,
}

/// The rows of the bars.
pub(super) fn rows(told: &Told<'_>, bars: &[Bar]) -> Vec<TableRow> {
    let row = |bar: &Bar| TableRow {
        label: bar.label.clone(),
        figures: bar.count.map(|count| (number(told, count), bar.value.clone())),
    };
    bars.iter().map(row).collect()
}

/// What stands below: all who answered, and those who did not.
pub(super) fn below(told: &Told<'_>, question: &Question, answers: &Distribution) -> Vec<TableRow> {
    let row = |label: Text, count: Count| TableRow {
        label: told.say(&label),
        figures: count.shown().map(|count| (number(told, count), String::new())),
    };
    let mut below = vec![row(Text::PublicBase, answers.base)];
    if question.dont_know {
        below.push(row(Text::DontKnow, answers.dont_know));
    }
    if question.skip {
        below.push(row(Text::PublicSkipped, answers.skipped));
    }
    below
}

/// A count as the language writes it.
pub(super) fn number(told: &Told<'_>, count: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let count = Figure(count as f64);
    Catalog.number(count, &told.locale)
}
