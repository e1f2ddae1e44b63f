//! `panelbot round …`

use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::arguments::{self, RoundArgument, RoundTemplate};
use super::asking::Asking;
use super::output::{Output, fields, local, local_or_dash, table};
use super::{Failure, file};
use crate::domain::{Panel, Round, RoundState};
use crate::service::{Advance, Applied, Desk, Refusal, RoundMessage, RoundName, RoundSummary};

/// Carries out `round …`.
///
/// # Errors
/// When the file has problems, there is no such round, or its state does not allow it.
pub(super) async fn run(
    command: &arguments::Round,
    desk: &Desk,
    by: &str,
    asking: Asking,
) -> Result<Output, Failure> {
    use arguments::Round as Command;
    let advance = async |round: &RoundArgument, step| -> Result<Output, Failure> {
        if matches!(step, Advance::Submit | Advance::Approve) {
            let RoundSummary { round, panel, .. } = desk.round(&round.name).await?;
            tell(&notes(&round, &panel, desk.now()), &round, &panel);
        }
        let summary = desk.advance_round(&round.name, step, by).await?;
        let named = format!("{}/{}", summary.panel.slug, summary.round.number);
        let text = format!("{named} {}\n", state(&summary.round));
        Ok(Output::Told { text, json: details(&summary, desk.now()) })
    };
    match command {
        Command::Apply { file } => apply(file, desk, by).await,
        Command::New { template: RoundTemplate::Evaluation, panel } => {
            Ok(Output::Bytes(desk.evaluation_of(panel).await?.into_bytes()))
        }
        Command::List { panel } => Ok(list(&desk.rounds(panel.as_deref()).await?, desk.now())),
        Command::Show(round) => {
            let messages = desk.round_messages(&round.name).await?;
            Ok(show(&desk.round(&round.name).await?, &messages, desk.now()))
        }
        Command::Submit(round) => advance(round, Advance::Submit).await,
        Command::Approve(round) => advance(round, Advance::Approve).await,
        Command::Open(round) => advance(round, Advance::Open).await,
        Command::Close(round) => {
            asking.confirm(&closing(&desk.round(&round.name).await?))?;
            advance(round, Advance::Close).await
        }
    }
}

/// What is asked before a round is closed.
fn closing(summary: &RoundSummary) -> String {
    let RoundSummary { round, panel, started, completed } = summary;
    let title = title(summary);
    let closes = local_or_dash(panel, closes_at(summary));
    format!(
        "{}/{} \"{title}\" is open until {closes}; {completed} have answered it all, {} more have begun. \
         Closed, it cannot be opened again. Close it now?",
        panel.slug,
        round.number,
        started - completed
    )
}

/// Prints the id alone, so that a script can go on with it.
async fn apply(path: &Path, desk: &Desk, by: &str) -> Result<Output, Failure> {
    let (round, applied) =
        desk.apply_round(&file::read(path)?, by).await.map_err(|refusal| match refusal {
            Refusal::File(problems) => Failure::File(path.to_owned(), problems),
            other => other.into(),
        })?;
    let panel = desk.round(&RoundName::Id(round.id)).await?.panel;
    let mut notes = notes(&round, &panel, desk.now());
    if applied == Applied::Withdrawn {
        notes.push("it is a draft again: submit it and approve it anew".to_owned());
    }
    tell(&notes, &round, &panel);
    Ok(Output::Told {
        text: format!("{}\n", round.id),
        json: json!({
            "id": round.id, "number": round.number, "version": round.version,
            "state": round.phase().as_str(), "result": applied.as_str(),
        }),
    })
}

fn tell(notes: &[String], round: &Round, panel: &Panel) {
    for note in notes {
        eprintln!("panelbot: {}/{}: {note}", panel.slug, round.number);
    }
}

/// What whoever wrote a round may not have meant, and whoever approves it should know.
fn notes(round: &Round, panel: &Panel, now: DateTime<Utc>) -> Vec<String> {
    let missing = round.languages_missing(panel).into_iter();
    let mut notes: Vec<_> = missing
        .map(|locale| {
            format!("some of it is not in {locale}: those who read it get another language there")
        })
        .collect();
    notes.extend(note_on_opening(round, panel, now));
    notes
}

fn note_on_opening(round: &Round, panel: &Panel, now: DateTime<Utc>) -> Option<String> {
    let opens_at = round.opens_at?;
    if opens_at <= now {
        return Some("opens_at is past: the round opens as soon as it is approved".to_owned());
    }
    let told = panel.contact.after_quiet_hours(opens_at, panel.time_zone);
    let told = (told > opens_at).then(|| local(panel, told))?;
    Some(format!("opens_at is in the panel's quiet hours: people are told from {told} on"))
}

fn list(rounds: &[RoundSummary], now: DateTime<Utc>) -> Output {
    let heading =
        ["ID", "PANEL", "NUMBER", "STATE", "OPENS", "CLOSES", "STARTED", "COMPLETED", "TITLE"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for summary in rounds {
        let RoundSummary { round, panel, started, completed } = summary;
        rows.push(vec![
            round.id.to_string(),
            panel.slug.clone(),
            round.number.to_string(),
            state(round).to_owned(),
            local_or_dash(panel, round.opened_at().or(round.opens_at)),
            local_or_dash(panel, closes_at(summary)),
            started.to_string(),
            completed.to_string(),
            title(summary),
        ]);
    }
    let json = rounds.iter().map(|summary| details(summary, now)).collect();
    Output::Told { text: table(&rows), json }
}

fn show(summary: &RoundSummary, messages: &[RoundMessage], now: DateTime<Utc>) -> Output {
    let RoundSummary { round, panel, started, completed } = summary;
    let mut told = fields(&[
        ("Id", round.id.to_string()),
        ("Round", format!("{}/{}, version {}", panel.slug, round.number, round.version)),
        ("Title", title(summary)),
        ("State", state(round).to_owned()),
        ("Opens", local_or_dash(panel, round.opened_at().or(round.opens_at))),
        ("Closes", local_or_dash(panel, closes_at(summary))),
        ("Statement due", local_or_dash(panel, statement_due_at(round, now))),
        ("Result out", local_or_dash(panel, round.released_at())),
        ("Has reached all", local_or_dash(panel, round.aftermath().result_through_at)),
        ("Link destroyed", local_or_dash(panel, round.sealed_at())),
        ("Started", started.to_string()),
        ("Completed", completed.to_string()),
    ]);
    told.push('\n');
    let mut rows = vec![["QUESTION", "KIND", "TEXT"].map(str::to_owned).to_vec()];
    for question in &round.questions {
        let text = panel.say(&question.text, panel.default_locale());
        rows.push(vec![question.id.clone(), question.kind.as_str().to_owned(), text.to_owned()]);
    }
    told += &table(&rows);
    let mut json = details(summary, now);
    if !messages.is_empty() {
        told = told + "\n" + &table(&message_rows(summary, messages));
        json["messages"] = messages.iter().map(message_json).collect();
    }
    Output::Told { text: told, json }
}

/// What the round says of itself, and what became of it: who was spared because they had had enough is held back.
fn message_rows(summary: &RoundSummary, messages: &[RoundMessage]) -> Vec<Vec<String>> {
    let heading = ["MESSAGE", "DUE", "STATE", "SENT", "WAITING", "HELD BACK"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for message in messages {
        rows.push(vec![
            message.kind.as_str().to_owned(),
            local(&summary.panel, message.due_at),
            message.state.map_or("planned", |state| state.as_str()).to_owned(),
            message.figures.sent.to_string(),
            (message.figures.waiting + message.figures.sending).to_string(),
            message.figures.held.to_string(),
        ]);
    }
    rows
}

fn message_json(message: &RoundMessage) -> Value {
    json!({
        "kind": message.kind.as_str(), "due_at": message.due_at,
        "state": message.state.map(|state| state.as_str()), "figures": message.figures,
    })
}

fn details(summary: &RoundSummary, now: DateTime<Utc>) -> Value {
    let RoundSummary { round, panel, started, completed } = summary;
    let question = |question: &crate::domain::Question| json!({ "id": question.id, "kind": question.kind.as_str(), "text": question.text });
    json!({
        "id": round.id, "panel": panel.slug, "number": round.number, "version": round.version,
        "title": title(summary), "state": round.phase().as_str(), "mode": round.anonymity,
        "opens_at": round.opens_at, "opened_at": round.opened_at(), "closes_at": closes_at(summary),
        "statement_due_at": statement_due_at(round, now), "nobody_answered": round.nobody_answered(),
        "released_at": round.released_at(), "result_through_at": round.aftermath().result_through_at,
        "sealed_at": round.sealed_at(), "started": started, "completed": completed,
        "questions": round.questions.iter().map(question).collect::<Vec<_>>(),
    })
}

/// How far it has come, for people.
pub(super) fn state(round: &Round) -> &'static str {
    if round.nobody_answered() { "concluded, unanswered" } else { round.phase().as_str() }
}

/// For when its statement was promised; `None` when nobody answered.
fn statement_due_at(round: &Round, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    (!round.nobody_answered()).then(|| round.statement_due_at(now))
}

fn title(RoundSummary { round, panel, .. }: &RoundSummary) -> String {
    panel.say(&round.title, panel.default_locale()).to_owned()
}

/// When it closes or closed; unknown where days are counted from an opening that is not planned.
fn closes_at(RoundSummary { round, panel, .. }: &RoundSummary) -> Option<DateTime<Utc>> {
    match (&round.state, round.closing) {
        (RoundState::Open { closes_at, .. }, _) => Some(*closes_at),
        (RoundState::Closed { closed_at, .. }, _) => Some(*closed_at),
        (_, crate::domain::Closing::At(time)) => Some(time),
        (_, crate::domain::Closing::AfterDays(_)) => {
            round.opens_at.map(|opens| round.closes_if_opened(opens, panel.time_zone))
        }
    }
}
