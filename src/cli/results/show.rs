//! A result for people and for machines.

use serde_json::{Value, json};

use super::lines::Line;
use super::{course, labels};
use crate::cli::output::{fields, table};
use crate::domain::{
    Figure, Locale, Panel, Question, QuestionKind, QuestionNo, Round, RoundResult, Turnout,
};

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
        told += &rows((panel, locale), (no, question), lines);
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

fn rows(
    words: (&Panel, &Locale),
    (no, question): (QuestionNo, &Question),
    lines: &[Line],
) -> String {
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
        let mut row: Vec<String> =
            line.group.iter().map(|group| labels::category(words, *group)).collect();
        row.extend([labels::counted(words, question, line.counted), count, share, bar]);
        row
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

/// The whole result, for machines.
pub(super) fn json(panel: &Panel, round: &Round, result: &RoundResult) -> Value {
    json!({ "panel": panel.slug, "round": round.id, "number": round.number, "result": result })
}
