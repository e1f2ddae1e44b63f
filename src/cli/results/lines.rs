//! A result as lines: one count each, with what it is of.

use crate::cli::Failure;
use crate::domain::{
    CategoryNo, Distribution, Figure, Panel, Question, QuestionNo, Round, RoundResult, Row,
    VariableNo,
};

/// One count, with what it is of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Of which question.
    pub question: QuestionNo,
    /// Of which group: one category a variable, `None` for those who would not say; empty for the whole panel.
    pub group: Vec<(VariableNo, Option<CategoryNo>)>,
    /// What is counted.
    pub counted: Counted,
    /// How many.
    pub count: Figure,
    /// From 0 to 1, of those who answered.
    pub share: Option<f64>,
}

/// What a line counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Counted {
    /// Those who answered so; whether it is the last of the question's rows.
    Row(Row, bool),
    /// Those who answered.
    Base,
    /// Those who do not know.
    DontKnow,
    /// Those who passed it by.
    Skipped,
}

/// The whole panel's result, or each group's.
pub(super) fn lines(round: &Round, result: &RoundResult, by: &[VariableNo]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (no, question) in round.questions() {
        let Some(whole) = result.question(no) else { continue };
        let mut add = |group: Vec<_>, answers: &Distribution| {
            lines.extend(of_group((no, question), &whole.rows, &group, answers));
        };
        if by.is_empty() {
            add(Vec::new(), &whole.answers);
        }
        let breakdowns =
            result.breakdowns.iter().filter(|one| one.question == no && same(&one.by, by));
        for (breakdown, group) in
            breakdowns.flat_map(|one| one.groups.iter().map(move |group| (one, group)))
        {
            let category = |variable: &VariableNo| {
                let place = breakdown.by.iter().position(|one| one == variable);
                (*variable, place.and_then(|place| group.categories[place]))
            };
            add(by.iter().map(category).collect(), &group.answers);
        }
    }
    lines
}

fn of_group(
    (no, question): (QuestionNo, &Question),
    rows: &[Row],
    group: &[(VariableNo, Option<CategoryNo>)],
    answers: &Distribution,
) -> Vec<Line> {
    let line =
        |counted, count, share| Line { question: no, group: group.to_vec(), counted, count, share };
    let of_row = |(place, (row, count)): (usize, (&Row, &Figure))| {
        line(Counted::Row(*row, place + 1 == rows.len()), *count, answers.share(place))
    };
    let mut lines: Vec<Line> = rows.iter().zip(&answers.counts).enumerate().map(of_row).collect();
    lines.push(line(Counted::Base, answers.base, None));
    if question.dont_know {
        lines.push(line(Counted::DontKnow, answers.dont_know, None));
    }
    if question.skip {
        lines.push(line(Counted::Skipped, answers.skipped, None));
    }
    lines
}

/// A row's id in the file, by which it is chosen.
pub(super) fn row_id(question: &Question, row: &Row) -> String {
    match row {
        Row::Choice(no) => {
            question.choice(*no).map_or_else(String::new, |choice| choice.id.clone())
        }
        Row::Other => "other".to_owned(),
        Row::Point(point) => point.to_string(),
        Row::Band { from, to } => format!("{from}-{to}"),
        Row::OnTheMap => "map".to_owned(),
        Row::InWords => "words".to_owned(),
    }
}

/// Whether these are the same variables, in any order.
pub(super) fn same(one: &[VariableNo], other: &[VariableNo]) -> bool {
    one.len() == other.len() && one.iter().all(|no| other.contains(no))
}

/// The background questions with these ids.
///
/// # Errors
/// When the panel has no such question.
pub(super) fn variables(panel: &Panel, ids: &[String]) -> Result<Vec<VariableNo>, Failure> {
    let find = |id: &String| {
        let found = panel.variables().find(|(_, variable)| variable.id == *id);
        let ids: Vec<_> = panel.background.iter().map(|one| one.id.as_str()).collect();
        found.map(|(no, _)| no).ok_or_else(|| {
            anyhow::anyhow!("there is no background question {id}: write one of {}", ids.join(", "))
        })
    };
    Ok(ids.iter().map(find).collect::<Result<_, _>>()?)
}
