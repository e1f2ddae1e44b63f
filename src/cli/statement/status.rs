//! Where a statement stands, for people and for machines.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};

use super::super::output::{Output, fields, table};
use crate::cli::Failure;
use crate::domain::broadcast::Figures;
use crate::domain::statement::{FELT_FLOOR, Felt, Standing, Statement};
use crate::service::{Desk, RoundName, RoundSummary, StatementSummary};

/// In one line.
pub fn stands(summary: &StatementSummary) -> Output {
    let text = format!("{} {}\n", name(summary), state(summary));
    Output::Told { text, json: details(summary) }
}

/// The day that the panel can read of from now on.
pub fn put_off(summary: &StatementSummary, until: NaiveDate) -> Output {
    let text = format!("{} is put off to {until}; its page says so from now on\n", name(summary));
    Output::Told { text, json: details(summary) }
}

/// What is asked before a statement is put off.
pub fn putting_off(summary: &StatementSummary, until: NaiveDate) -> String {
    let name = name(summary);
    let title = summary.panel.say(&summary.round.title, summary.panel.default_locale());
    let promise = promise(summary);
    format!(
        "{name} \"{title}\" (promised: {promise}): put the answer off to {until}? Its page says so at once."
    )
}

/// What is asked before a statement is sent.
///
/// # Errors
/// When there is none.
pub async fn sending(name: &RoundName, desk: &Desk) -> Result<String, Failure> {
    let (statement, preview) = desk.preview_statement(name).await?;
    let mut rounds = Vec::new();
    for id in &statement.rounds {
        let RoundSummary { round, panel, .. } = desk.round(&RoundName::Id(*id)).await?;
        let title = panel.say(&round.title, panel.default_locale());
        rounds.push(format!("{}/{} \"{title}\"", panel.slug, round.number));
    }
    let what = if statement.corrects.is_some() { "the corrected answer" } else { "the answer" };
    let (rounds, gets) = (rounds.join(", "), preview.gets());
    Ok(format!("{rounds}: send {what} to the {gets} who took part, now?"))
}

/// Which day holds again.
pub fn withdrawn(summary: &StatementSummary) -> Output {
    let text = format!(
        "{}: the last new date is withdrawn (promised: {})\n",
        name(summary),
        promise(summary)
    );
    Output::Told { text, json: details(summary) }
}

/// For when a statement is promised.
fn promise(summary: &StatementSummary) -> String {
    let day = |time: DateTime<Utc>| {
        time.with_timezone(&summary.panel.time_zone).format("%Y-%m-%d").to_string()
    };
    match summary.standing {
        Standing::Promised { due_at } => format!("for {}", day(due_at)),
        Standing::Late { promised_at, until: None } => {
            format!("late: it was for {}, and there is no new date", day(promised_at))
        }
        Standing::Late { promised_at, until: Some(until) } => {
            format!("late: it was for {}, and comes on {}", day(promised_at), day(until))
        }
        Standing::Given { at, .. } => format!("given on {}", day(at)),
        Standing::Lapsed => "none is to come: nobody answered".to_owned(),
    }
}

/// Whole.
pub fn show(summary: &StatementSummary) -> Output {
    let mut told = fields(&[
        ("Round", name(summary)),
        ("Promised", promise(summary)),
        ("Statement", state(summary).to_owned()),
        ("Written by", latest(summary).map_or_else(String::new, |one| one.writers.join(", "))),
        ("Felt like an answer", felt(summary)),
    ]);
    if !summary.messages.is_empty() {
        let heading = ["MESSAGE", "STATE", "SENT", "WAITING", "UNREACHABLE", "CANCELLED"];
        let mut rows = vec![heading.map(str::to_owned).to_vec()];
        for (kind, state, figures) in &summary.messages {
            let Figures { sent, waiting, unreachable, cancelled, .. } = figures;
            let counts = [sent, waiting, unreachable, cancelled].map(ToString::to_string);
            let mut row = vec![kind.as_str().to_owned(), state.as_str().to_owned()];
            row.extend(counts);
            rows.push(row);
        }
        told = told + "\n" + &table(&rows);
    }
    told += &in_own_words(summary);
    Output::Told { text: told, json: details(summary) }
}

/// What people added: first, and in any case, what may mean danger.
fn in_own_words(summary: &StatementSummary) -> String {
    let list = |heading: &str, comments: &[String]| {
        let lines = comments.iter().map(|comment| format!("- {comment}\n"));
        let lines: String = lines.collect();
        if lines.is_empty() { lines } else { format!("\n{heading}\n{lines}") }
    };
    list("May mean danger, to be read now:", &summary.danger)
        + &list("What they added:", &summary.comments)
}

fn name(summary: &StatementSummary) -> String {
    format!("{}/{}", summary.panel.slug, summary.round.number)
}

pub fn latest(summary: &StatementSummary) -> Option<&Statement> {
    summary.pending.as_ref().or(summary.given.as_ref())
}

fn state(summary: &StatementSummary) -> &'static str {
    let corrects = latest(summary).is_some_and(|one| one.corrects.is_some());
    match latest(summary).map(|one| one.state.as_str()) {
        None => "not written",
        Some("draft") if corrects => "correction draft",
        Some("in_review") if corrects => "correction in review",
        Some("approved") if corrects => "correction approved",
        Some("sent") if corrects => "correction sent",
        Some("in_review") => "in review",
        Some(other) => other,
    }
}

fn felt(summary: &StatementSummary) -> String {
    let total = summary.felt.total();
    let Some(shown) = summary.felt.shown() else {
        return format!("{total} said; shown from {FELT_FLOOR}");
    };
    let each = Felt::ALL.iter().zip(shown).map(|(felt, count)| {
        let count = count.map_or_else(|| "too few to show".to_owned(), |count| count.to_string());
        format!("{} {count}", felt.as_str())
    });
    format!("{total} said: {}", each.collect::<Vec<_>>().join(", "))
}

fn details(summary: &StatementSummary) -> Value {
    let until = match summary.standing {
        Standing::Late { until, .. } => until,
        _ => None,
    };
    let shown = summary.felt.shown();
    let messages = summary.messages.iter().map(|(kind, state, figures)| {
        json!({ "kind": kind.as_str(), "state": state.as_str(), "figures": figures })
    });
    json!({
        "round": name(summary), "state": state(summary), "standing": summary.standing.as_str(),
        "late_until": until,
        "writers": latest(summary).map(|one| &one.writers),
        "felt": { "total": summary.felt.total(), "yes": shown.and_then(|one| one[0]),
                  "partly": shown.and_then(|one| one[1]), "no": shown.and_then(|one| one[2]),
                  "comments": summary.comments, "danger": summary.danger },
        "messages": messages.collect::<Vec<_>>(),
    })
}
