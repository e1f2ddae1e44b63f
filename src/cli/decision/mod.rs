//! `panelbot decision …`

pub(super) mod arguments;
mod listing;

use std::path::Path;

use serde_json::json;

use self::arguments::Decision as Command;
use self::listing::{details, list};
use super::asking::Asking;
use super::bulletin::preview;
use super::output::Output;
use super::{Failure, file};
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
    (path, file): (&Path, &[u8]),
    desk: &Desk,
    by: &str,
) -> Result<DecisionNews, Failure> {
    let looked = desk.tell_decision(earlier, file, true, by).await;
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
    let looked = look(earlier, (path, &file::read(path)?[..]), desk, by).await?;
    preview::of(&looked.preview, None, Some(&looked.decision), desk).await
}

async fn tell(
    earlier: Option<&DecisionName>,
    path: &Path,
    desk: &Desk,
    by: &str,
    asking: Asking,
) -> Result<Output, Failure> {
    // What is asked about is what is told, whatever becomes of the file meanwhile.
    let read = file::read(path)?;
    asking.confirm(&telling(&look(earlier, (path, &read[..]), desk, by).await?))?;
    let told = desk.tell_decision(earlier, &read, false, by).await;
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
