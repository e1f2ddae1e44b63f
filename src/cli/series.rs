//! `panelbot series …`

use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::output::{Output, fields, table};
use super::{Failure, arguments, file};
use crate::domain::{Round, RoundPhase, RoundState};
use crate::service::{Desk, Refusal, Series};

/// Carries out `series …`.
///
/// # Errors
/// When the file has problems, there is no such series, or its rounds do not allow it.
pub async fn run(command: &arguments::Series, desk: &Desk, by: &str) -> Result<Output, Failure> {
    use arguments::Series as Command;
    Ok(match command {
        Command::Apply { file } => apply(file, desk, by).await?,
        Command::List => list(&desk.all_series().await?),
        Command::Show(one) => show(&desk.series(&one.name).await?),
        Command::Approve(one) => show(&desk.approve_series(&one.name, by).await?),
        Command::Pause(one) => show(&desk.pause_series(&one.name, by).await?),
        Command::Resume(one) => show(&desk.resume_series(&one.name, by).await?),
    })
}

async fn apply(path: &Path, desk: &Desk, by: &str) -> Result<Output, Failure> {
    let (series, applied) =
        desk.apply_series(&file::read(path)?, by).await.map_err(|refusal| match refusal {
            Refusal::File(problems) => Failure::File(path.to_owned(), problems),
            other => other.into(),
        })?;
    let now = desk.now();
    let late = series.rounds.iter().filter_map(to_come).filter(|opens| *opens < now).count();
    if late > 0 {
        eprintln!(
            "panelbot: {}: the time of {late} questions is past: once approved they open at the next beats",
            series.name
        );
    }
    let mut json = details(&series);
    json["result"] = applied.as_str().into();
    let text = format!(
        "{} {}, {} questions; approve it with \"panelbot series approve {}\"\n",
        series.name,
        applied.as_str(),
        series.rounds.len(),
        series.name
    );
    Ok(Output::Told { text, json })
}

fn list(all: &[Series]) -> Output {
    let heading = ["SERIES", "STATE", "QUESTIONS", "ASKED", "NEXT OPENS"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for series in all {
        rows.push(vec![
            series.name.to_string(),
            state(series).to_owned(),
            series.rounds.len().to_string(),
            series.rounds.iter().filter(|round| has_opened(round)).count().to_string(),
            local(series, series.rounds.iter().filter_map(to_come).min()),
        ]);
    }
    Output::Told { text: table(&rows), json: all.iter().map(details).collect() }
}

fn show(series: &Series) -> Output {
    let mut told = fields(&[
        ("Series", series.name.to_string()),
        ("State", state(series).to_owned()),
        ("Statement due", local(series, statement(series))),
    ]);
    told.push('\n');
    let mut rows = vec![["NUMBER", "STATE", "OPENS", "TITLE"].map(str::to_owned).to_vec()];
    for round in &series.rounds {
        let title = series.panel.say(&round.title, series.panel.default_locale());
        rows.push(vec![
            round.number.to_string(),
            round.phase().as_str().to_owned(),
            local(series, opens(round)),
            title.to_owned(),
        ]);
    }
    Output::Told { text: told + &table(&rows), json: details(series) }
}

fn details(series: &Series) -> Value {
    let round = |round: &Round| {
        json!({
            "id": round.id, "number": round.number, "state": round.phase().as_str(),
            "opens_at": opens(round),
            "title": series.panel.say(&round.title, series.panel.default_locale()),
        })
    };
    json!({
        "series": series.name.to_string(), "state": state(series),
        "statement_due_at": statement(series),
        "rounds": series.rounds.iter().map(round).collect::<Vec<_>>(),
    })
}

fn state(series: &Series) -> &'static str {
    let any = |phases: &[RoundPhase]| series.rounds.iter().any(|one| phases.contains(&one.phase()));
    if series.is_paused() {
        "paused"
    } else if any(&[RoundPhase::Draft, RoundPhase::InReview]) {
        "to be approved"
    } else if any(&[RoundPhase::Approved, RoundPhase::Open]) {
        "running"
    } else {
        "over"
    }
}

const fn has_opened(round: &Round) -> bool {
    matches!(round.state, RoundState::Open { .. } | RoundState::Closed { .. })
}

const fn to_come(round: &Round) -> Option<DateTime<Utc>> {
    if has_opened(round) { None } else { round.opens_at }
}

/// When it opens or opened.
const fn opens(round: &Round) -> Option<DateTime<Utc>> {
    match round.state {
        RoundState::Open { opened_at, .. } | RoundState::Closed { opened_at, .. } => {
            Some(opened_at)
        }
        _ => round.opens_at,
    }
}

/// When those who decide answer: the latest that is promised.
fn statement(series: &Series) -> Option<DateTime<Utc>> {
    let due = |round: &Round| round.statement_due_at(opens(round).unwrap_or_default());
    series.rounds.iter().map(due).max()
}

fn local(series: &Series, time: Option<DateTime<Utc>>) -> String {
    let zone = series.panel.time_zone;
    time.map_or_else(
        || "-".to_owned(),
        |time| time.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string(),
    )
}
