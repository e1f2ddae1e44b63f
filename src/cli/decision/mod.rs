//! `panelbot decision …`

pub(super) mod arguments;

use std::path::Path;

use serde_json::{Value, json};

use self::arguments::Decision as Command;
use super::bulletin::preview;
use super::output::{Output, table};
use super::{Failure, file};
use crate::domain::Panel;
use crate::domain::decision::Decision;
use crate::service::{DecisionName, Desk, Refusal};

/// Carries out `decision …`.
///
/// # Errors
/// When the file has problems, or there is no such decision.
pub async fn run(command: &Command, desk: &Desk, by: &str) -> Result<Output, Failure> {
    match command {
        Command::Add { file, preview } => tell(None, file, *preview, desk, by).await,
        Command::Update { decision, file, preview } => {
            tell(Some(decision), file, *preview, desk, by).await
        }
        Command::List { panel } => Ok(list(&desk.decisions(panel.as_deref()).await?)),
    }
}

async fn tell(
    earlier: Option<&DecisionName>,
    path: &Path,
    only_look: bool,
    desk: &Desk,
    by: &str,
) -> Result<Output, Failure> {
    let read = file::read(path)?;
    let told =
        desk.tell_decision(earlier, &read, only_look, by).await.map_err(
            |refusal| match refusal {
                Refusal::File(problems) => Failure::File(path.to_owned(), problems),
                other => other.into(),
            },
        )?;
    if told.decision.latest().is_some_and(|latest| latest.is_dated_ahead(&told.panel)) {
        eprintln!("panelbot: dated is a day that has not come yet");
    }
    if only_look {
        return preview::of(&told.preview, None, Some(&told.decision), desk).await;
    }
    let (name, gets) = (told.name(), told.preview.gets());
    let status = told.decision.latest().map_or("", |latest| latest.status.as_str());
    let text = format!("{name} {status}, told to {gets}\n");
    let mut json = details(&(told.panel, told.decision));
    json["gets"] = gets.into();
    Ok(Output::Told { text, json })
}

fn list(all: &[(Panel, Decision)]) -> Output {
    let heading = ["DECISION", "STATUS", "DATED", "TOLD", "TITLE"];
    let mut rows = vec![heading.map(str::to_owned).to_vec()];
    for (panel, decision) in all {
        let latest = decision.latest();
        rows.push(vec![
            format!("{}/{}", panel.slug, decision.number),
            latest.map_or("", |latest| latest.status.as_str()).to_owned(),
            latest.map_or_else(String::new, |latest| latest.dated.to_string()),
            decision.updates.len().to_string(),
            panel.say(&decision.title, panel.default_locale()).to_owned(),
        ]);
    }
    Output::Told { text: table(&rows), json: all.iter().map(details).collect() }
}

fn details((panel, decision): &(Panel, Decision)) -> Value {
    let update = |one: &crate::domain::decision::DecisionUpdate| json!({ "dated": one.dated, "status": one.status.as_str(), "text": one.text, "why": one.why, "told_at": one.told_at });
    json!({
        "decision": format!("{}/{}", panel.slug, decision.number), "id": decision.id,
        "title": decision.title, "rounds": decision.rounds,
        "updates": decision.updates.iter().map(update).collect::<Vec<_>>(),
    })
}
