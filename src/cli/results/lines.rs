//! A result as lines: one count each, with what it is of, in staff's own words.

use super::same;
use crate::domain::{
    CategoryNo, Distribution, Figure, Locale, Panel, Question, QuestionNo, Round, RoundResult, Row,
    VariableNo,
};

/// One count, with what it is of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Of which question.
    pub question: QuestionNo,
    /// Of which group: one label a variable; none for the whole panel.
    pub group: Vec<String>,
    /// What is counted.
    pub kind: LineKind,
    /// What it is called.
    pub label: String,
    /// How many.
    pub count: Figure,
    /// From 0 to 1, of those who answered.
    pub share: Option<f64>,
}

/// What a line counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Those who answered so.
    Row,
    /// Those who answered.
    Base,
    /// Those who did not.
    Missing,
}

/// The whole panel's result, or each group's, in one of the panel's languages.
pub(super) fn lines(
    panel: &Panel,
    round: &Round,
    result: &RoundResult,
    by: &[VariableNo],
    locale: &Locale,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for (no, question) in round.questions() {
        let Some(whole) = result.question(no) else { continue };
        let mut add = |group: Vec<String>, answers: &Distribution| {
            lines.extend(of_group((panel, locale), (no, question), &whole.rows, &group, answers));
        };
        if by.is_empty() {
            add(Vec::new(), &whole.answers);
        }
        let breakdowns =
            result.breakdowns.iter().filter(|one| one.question == no && same(&one.by, by));
        for (breakdown, group) in
            breakdowns.flat_map(|one| one.groups.iter().map(move |group| (one, group)))
        {
            let label = |variable: &VariableNo| {
                let place = breakdown.by.iter().position(|one| one == variable);
                category(
                    (panel, locale),
                    *variable,
                    place.and_then(|place| group.categories[place]),
                )
            };
            add(by.iter().map(label).collect(), &group.answers);
        }
    }
    lines
}

fn of_group(
    (panel, locale): (&Panel, &Locale),
    (no, question): (QuestionNo, &Question),
    rows: &[Row],
    group: &[String],
    answers: &Distribution,
) -> Vec<Line> {
    let line = |kind, label: String, count, share| Line {
        question: no,
        group: group.to_vec(),
        kind,
        label,
        count,
        share,
    };
    let of_row = |(place, (row, count)): (usize, (&Row, &Figure))| {
        line(LineKind::Row, label((panel, locale), question, row), *count, answers.share(place))
    };
    let mut lines: Vec<Line> = rows.iter().zip(&answers.counts).enumerate().map(of_row).collect();
    lines.push(line(LineKind::Base, "answered".to_owned(), answers.base, None));
    for (offered, label, count) in [
        (question.dont_know, "don't know", answers.dont_know),
        (question.skip, "passed by", answers.skipped),
    ] {
        if offered {
            lines.push(line(LineKind::Missing, label.to_owned(), count, None));
        }
    }
    lines
}

/// What a row is called, in one of the panel's languages.
pub(super) fn label((panel, locale): (&Panel, &Locale), question: &Question, row: &Row) -> String {
    let words = |text| panel.say(text, locale).to_owned();
    match row {
        Row::Choice(no) => {
            question.choice(*no).map(|choice| words(&choice.label)).unwrap_or_default()
        }
        Row::Other => "something else".to_owned(),
        Row::Point(point) => point.to_string(),
        Row::Band { from, to } => format!("{from}–{to}"),
        Row::OnTheMap => "on the map".to_owned(),
        Row::InWords => "in words".to_owned(),
    }
}

fn category(
    (panel, locale): (&Panel, &Locale),
    variable: VariableNo,
    category: Option<CategoryNo>,
) -> String {
    let found = panel.variable(variable).zip(category).and_then(|(one, no)| one.category(no));
    found.map_or_else(
        || "not told".to_owned(),
        |category| panel.say(&category.label, locale).to_owned(),
    )
}
