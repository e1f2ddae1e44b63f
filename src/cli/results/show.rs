//! A result for people, for spreadsheets and for machines.

use serde_json::{Value, json};

use super::course;
use super::lines::{Line, LineKind};
use crate::cli::output::{fields, table};
use crate::domain::{
    Figure, Locale, Panel, QuestionKind, QuestionNo, Round, RoundResult, Turnout, VariableNo,
};
use crate::report::Cell;

/// What stands for a count that is not shown.
pub(super) const HIDDEN: &str = "*";

pub(super) const WHY_HIDDEN: &str = "* Hidden: so few that somebody could be recognised, or what would let such a number be worked out.\n";

/// Aligned, for the terminal.
pub(super) fn text(
    (panel, locale): (&Panel, &Locale),
    round: &Round,
    result: &RoundResult,
    lines: &[Line],
) -> String {
    let mut told = turnout((panel, locale), round, &result.turnout);
    if round.nobody_answered() {
        return told + "\nNobody answered this time, so there is no result.\n";
    }
    let whole = lines.iter().all(|line| line.group.is_empty());
    for (no, question) in round.questions() {
        let words = panel.say(&question.text, locale);
        told = told + "\n" + &question.id + ": " + words + "\n";
        told += &rows(no, lines);
        let several = matches!(question.kind, QuestionKind::MultipleChoice { .. });
        told += if several { "Several answers possible.\n" } else { "" };
        let answers = result.question(no).map(|one| &one.answers);
        if let Some((mean, median)) =
            answers.and_then(|one| one.mean.zip(one.median)).filter(|_| whole)
        {
            let both = format!("Mean {mean:.1}, median {median:.1}\n");
            told += &both;
        }
    }
    let course = if whole { course::text(round, &result.turnout) } else { String::new() };
    let hides = |text: &str| text.lines().any(|line| line.ends_with(HIDDEN));
    told += &course;
    if hides(&course) || lines.iter().any(|line| line.count == Figure::Suppressed) {
        told += "\n";
        told += WHY_HIDDEN;
    }
    told
}

fn turnout((panel, locale): (&Panel, &Locale), round: &Round, turnout: &Turnout) -> String {
    let Turnout { responded, completed, drawn, .. } = turnout;
    let asked = turnout.asked(panel);
    let answered = match asked {
        0 => responded.to_string(),
        _ => format!("{responded} of {asked}"),
    };
    let mut told = vec![
        ("Round", format!("{}/{}, {}", panel.slug, round.number, panel.say(&round.title, locale))),
        ("Answered", answered),
        ("Participation rate", percent(*responded, asked)),
        ("Completion rate", percent(*completed, *responded)),
    ];
    if *drawn {
        told.push(("Response rate RR1", percent(*completed, asked)));
    }
    fields(&told)
}

fn rows(no: QuestionNo, lines: &[Line]) -> String {
    let of_question: Vec<&Line> = lines.iter().filter(|line| line.question == no).collect();
    let Some(first) = of_question.first() else {
        return "Not broken down: there are too few in the groups.\n".to_owned();
    };
    let groups = first.group.iter().enumerate();
    let mut heading: Vec<String> =
        groups.map(|(place, _)| format!("GROUP {}", place + 1)).collect();
    heading.extend(["ANSWER", "COUNT", "SHARE", ""].map(str::to_owned));
    let row = |line: &&Line| {
        let count = line.count.shown().map_or_else(|| HIDDEN.to_owned(), |count| count.to_string());
        let share = line.share.map_or_else(String::new, |share| format!("{:.0} %", share * 100.0));
        let bar = line.share.map_or_else(String::new, bar);
        [line.group.as_slice(), &[line.label.clone(), count, share, bar]].concat()
    };
    table(&std::iter::once(heading).chain(of_question.iter().map(row)).collect::<Vec<_>>())
}

/// A bar of at most twenty signs.
fn bar(share: f64) -> String {
    (1..=20).take_while(|step| f64::from(*step) <= (share * 20.0).round()).map(|_| '█').collect()
}

fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
    let share = part as f64 / whole as f64 * 100.0;
    format!("{share:.0} %")
}

/// A heading and one count a row, for a spreadsheet. What is hidden says so in a column of its own.
pub(super) fn rows_of(
    panel: &Panel,
    round: &Round,
    by: &[VariableNo],
    lines: &[Line],
) -> (Vec<String>, Vec<Vec<Cell>>) {
    let variables =
        by.iter().filter_map(|no| panel.variable(*no)).map(|variable| variable.id.clone());
    let mut header = vec!["question".to_owned()];
    header.extend(variables);
    header.extend(["what", "answer", "count", "share", "hidden"].map(str::to_owned));
    let row = |line: &Line| {
        let what = match line.kind {
            LineKind::Row => "answer",
            LineKind::Base => "base",
            LineKind::Missing => "missing",
        };
        let mut row = vec![Cell::Text(course::id(round, line.question))];
        row.extend(line.group.iter().map(|label| Cell::Text(label.clone())));
        #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
        let number = |count: u64| Cell::Number(count as f64);
        row.extend([
            Cell::Text(what.to_owned()),
            Cell::Text(line.label.clone()),
            line.count.shown().map_or(Cell::Empty, number),
            line.share.map_or(Cell::Empty, Cell::Number),
            Cell::Number(f64::from(u8::from(line.count == Figure::Suppressed))),
        ]);
        row
    };
    (header, lines.iter().map(row).collect())
}

/// The whole result, for machines.
pub(super) fn json(panel: &Panel, round: &Round, result: &RoundResult) -> Value {
    json!({ "panel": panel.slug, "round": round.id, "number": round.number, "result": result })
}
