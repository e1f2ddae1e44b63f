//! What is left to be shown.

use super::FEWEST_IN_A_GROUP;
use super::grid::Grid;
use crate::domain::tally::{Cells, Kind, RawQuestion, Tables};
use crate::domain::{Distribution, Figure, QuestionNo, QuestionResult};

/// Whether the whole panel's answers to a question are shown.
pub(super) const fn is_shown(question: &RawQuestion) -> bool {
    question.panel.base >= FEWEST_IN_A_GROUP
}

/// The whole panel's answers to a question.
pub(super) fn question(question: &RawQuestion) -> QuestionResult {
    let Cells { base, counts, dont_know, skipped, mean, median } = &question.panel;
    let shown = is_shown(question);
    let figure = |count: u64| if shown { Figure::Shown(count) } else { Figure::Suppressed };
    QuestionResult {
        question: question.question,
        rows: question.rows.clone(),
        answers: Distribution {
            base: figure(*base),
            counts: counts.iter().map(|count| figure(*count)).collect(),
            dont_know: figure(*dont_know),
            skipped: figure(*skipped),
            mean: mean.filter(|_| shown),
            median: median.filter(|_| shown),
        },
    }
}

/// After which question people broke off: told where every question is, since it tells how many answered the next.
pub(super) fn broke_off(tables: &Tables) -> Vec<(QuestionNo, Figure)> {
    let shown = !tables.questions.is_empty() && tables.questions.iter().all(is_shown);
    let figure = |count: u64| if shown { Figure::Shown(count) } else { Figure::Suppressed };
    let counts = tables.broke_off.iter().map(|count| figure(*count));
    tables.questions.iter().map(|one| one.question).zip(counts).collect()
}

/// One group's answers; `None` where nothing of it is shown.
pub(super) fn group(kind: Kind, grid: &Grid, place: usize, cells: &Cells) -> Option<Distribution> {
    if grid.is_whole(place) {
        return None;
    }
    let figure = |outcome: usize, count: u64| {
        if grid.is_hidden(place, outcome) { Figure::Suppressed } else { Figure::Shown(count) }
    };
    let counts: Vec<_> = (0..).zip(&cells.counts).map(|(row, count)| figure(row, *count)).collect();
    let all = kind == Kind::Open || counts.iter().all(|count| count.shown().is_some());
    Some(Distribution {
        base: Figure::Shown(cells.base),
        dont_know: figure(grid.rows, cells.dont_know),
        skipped: figure(grid.rows + 1, cells.skipped),
        mean: cells.mean.filter(|_| all),
        median: cells.median.filter(|_| all),
        counts,
    })
}
