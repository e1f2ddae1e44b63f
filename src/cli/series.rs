//! `panelbot series …`

use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::output::{Output, fields, local_or_dash, table};
use super::{Failure, arguments, file};
use crate::domain::{Round, RoundPhase};
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
            series.rounds.iter().filter(|round| round.opened_at().is_some()).count().to_string(),
            local_or_dash(&series.panel, series.rounds.iter().filter_map(to_come).min()),
        ]);
    }
    Output::Told { text: table(&rows), json: all.iter().map(details).collect() }
}

fn show(series: &Series) -> Output {
    let mut told = fields(&[
        ("Series", series.name.to_string()),
        ("State", state(series).to_owned()),
        ("Statement due", local_or_dash(&series.panel, statement(series))),
    ]);
    told.push('\n');
    let mut rows = vec![["NUMBER", "STATE", "OPENS", "TITLE"].map(str::to_owned).to_vec()];
    for round in &series.rounds {
        let title = series.panel.say(&round.title, series.panel.default_locale());
        rows.push(vec![
            round.number.to_string(),
            super::round::state(round).to_owned(),
            local_or_dash(&series.panel, opens(round)),
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

const fn to_come(round: &Round) -> Option<DateTime<Utc>> {
    if round.opened_at().is_some() { None } else { round.opens_at }
}

/// When it opens or opened.
fn opens(round: &Round) -> Option<DateTime<Utc>> {
    round.opened_at().or(round.opens_at)
}

/// When those who decide answer: the latest that is promised, whatever nobody answered left aside.
fn statement(series: &Series) -> Option<DateTime<Utc>> {
    let due = |round: &Round| round.statement_due_at(opens(round).unwrap_or_default());
    series.rounds.iter().filter(|round| !round.nobody_answered()).map(due).max()
}
