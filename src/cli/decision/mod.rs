//! `panelbot decision …`

pub(super) mod arguments;

use std::path::Path;

use serde_json::{Value, json};

use self::arguments::Decision as Command;
use super::asking::Asking;
use super::bulletin::preview;
use super::output::{Output, table};
use super::{Failure, file};
use crate::domain::Panel;
use crate::domain::decision::Decision;
use crate::service::{DecisionName, DecisionNews, Desk, Refusal};

/// Carries out `decision …`.
///
/// # Errors
/// When the file has problems, or there is no such decision.
pub(super) async fn run(
    command: &Command,
    desk: &Desk,
    by: &str,
    asking: Asking,
) -> Result<Output, Failure> {
    match command {
        Command::Add { file, preview: true } => preview(None, file, desk, by).await,
        Command::Update { decision, file, preview: true } => {
            preview(Some(decision), file, desk, by).await
        }
        Command::Add { file, .. } => tell(None, file, desk, by, asking).await,
        Command::Update { decision, file, .. } => {
            tell(Some(decision), file, desk, by, asking).await
        }
        Command::List { panel } => Ok(list(&desk.decisions(panel.as_deref()).await?)),
    }
}

/// What a file says, and who would get it.
async fn look(
    earlier: Option<&DecisionName>,
    path: &Path,
    desk: &Desk,
    by: &str,
) -> Result<DecisionNews, Failure> {
    let looked = desk.tell_decision(earlier, &file::read(path)?, true, by).await;
    let looked = looked.map_err(|refusal| of_file(path, refusal))?;
    if looked.decision.latest().is_some_and(|latest| latest.is_dated_ahead(&looked.panel)) {
        eprintln!("panelbot: dated is a day that has not come yet");
    }
    Ok(looked)
}

async fn preview(
    earlier: Option<&DecisionName>,
    path: &Path,
    desk: &Desk,
    by: &str,
) -> Result<Output, Failure> {
    let looked = look(earlier, path, desk, by).await?;
    preview::of(&looked.preview, None, Some(&looked.decision), desk).await
}

async fn tell(
    earlier: Option<&DecisionName>,
    path: &Path,
    desk: &Desk,
    by: &str,
    asking: Asking,
) -> Result<Output, Failure> {
    asking.confirm(&telling(&look(earlier, path, desk, by).await?))?;
    let told = desk.tell_decision(earlier, &file::read(path)?, false, by).await;
    let told = told.map_err(|refusal| of_file(path, refusal))?;
    let (name, gets, message) =
        (told.name(), told.preview.gets(), told.preview.bulletin.broadcast.id);
    let status = told.decision.latest().map_or("", |latest| latest.status.as_str());
    let text = format!(
        "{name} {status}, told to {gets}\nTo take it back: panelbot bulletin recall {message}\n"
    );
    let mut json = details(&(told.panel, told.decision));
    json["gets"] = gets.into();
    json["message"] = json!(message);
    Ok(Output::Told { text, json })
}

/// What is asked before people are told.
fn telling(looked: &DecisionNews) -> String {
    let DecisionNews { panel, rounds, decision, preview } = looked;
    let title = panel.say(&decision.title, panel.default_locale());
    let told = decision.latest().map_or_else(String::new, |latest| {
        format!(" ({}, {})", latest.status.as_str(), latest.dated)
    });
    let named = rounds.iter().map(|round| format!("{}/{}", panel.slug, round.number));
    let (rounds, gets) = (named.collect::<Vec<_>>().join(", "), preview.gets());
    format!("Tell \"{title}\"{told} to the {gets} who took part in {rounds}, now?")
}

fn of_file(path: &Path, refusal: Refusal) -> Failure {
    match refusal {
        Refusal::File(problems) => Failure::File(path.to_owned(), problems),
        other => other.into(),
    }
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
