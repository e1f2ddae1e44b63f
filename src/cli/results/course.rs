//! How a round went: how many began on each day, and after which question people broke off.

use super::show::HIDDEN;
use crate::cli::output::table;
use crate::domain::{Figure, QuestionNo, Round, Turnout};

/// Both as tables for the terminal; nothing of a round that nobody answered.
pub(super) fn text(round: &Round, turnout: &Turnout) -> String {
    let day = |(day, count): &(_, u64)| [format!("{day}"), count.to_string()].to_vec();
    let broke_off = |(no, figure): &(QuestionNo, Figure)| {
        let count = figure.shown().map_or_else(|| HIDDEN.to_owned(), |count| count.to_string());
        [id(round, *no), count].to_vec()
    };
    let mut text = below(["DAY", "BEGAN"], turnout.days.iter().map(day).collect());
    if turnout.broke_off.iter().any(|(_, figure)| figure.shown().is_some_and(|count| count > 0)) {
        let rows = turnout.broke_off.iter().map(broke_off).collect();
        text += &below(["BROKE OFF AFTER", "COUNT"], rows);
    }
    text
}

/// A question's id in files.
pub(super) fn id(round: &Round, no: QuestionNo) -> String {
    round.question(no).map(|question| question.id.clone()).unwrap_or_default()
}

/// A table with space above it; nothing without rows.
fn below(heading: [&str; 2], rows: Vec<Vec<String>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let heading = heading.map(str::to_owned).to_vec();
    format!("\n{}", table(&[vec![heading], rows].concat()))
}
