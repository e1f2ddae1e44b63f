//! What lines are called in the terminal: in staff's own words, bands as on the public page, and where there are no words, in
//! English.

use super::lines::Counted;
use crate::domain::{CategoryNo, Locale, Panel, Question, Row, VariableNo};
use crate::report::chart::Chart;

/// What a line counts.
pub(super) fn counted(
    (panel, locale): (&Panel, &Locale),
    question: &Question,
    counted: Counted,
) -> String {
    match counted {
        Counted::Row(row, is_last) => label((panel, locale), question, (row, is_last)),
        Counted::Base => "answered".to_owned(),
        Counted::DontKnow => "don't know".to_owned(),
        Counted::Skipped => "passed by".to_owned(),
    }
}

/// What a row is called, in one of the panel's languages; the last of numbers in bands has both its ends in it.
pub(super) fn label(
    (panel, locale): (&Panel, &Locale),
    question: &Question,
    (row, is_last): (Row, bool),
) -> String {
    let words = |text| panel.say(text, locale).to_owned();
    match row {
        Row::Choice(no) => {
            question.choice(no).map(|choice| words(&choice.label)).unwrap_or_default()
        }
        Row::Other => "something else".to_owned(),
        Row::Point(point) => point.to_string(),
        Row::Band { .. } => Chart::label(panel, question, row, is_last, locale),
        Row::OnTheMap => "on the map".to_owned(),
        Row::InWords => "in words".to_owned(),
    }
}

/// What a category is called.
pub(super) fn category(
    (panel, locale): (&Panel, &Locale),
    (variable, category): (VariableNo, Option<CategoryNo>),
) -> String {
    let found = panel.variable(variable).zip(category).and_then(|(one, no)| one.category(no));
    found.map_or_else(
        || "not told".to_owned(),
        |category| panel.say(&category.label, locale).to_owned(),
    )
}
