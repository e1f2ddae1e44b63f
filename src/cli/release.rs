//! `panelbot results preview` and `panelbot results release`

use std::path::Path;

use serde_json::json;

use super::arguments::{Results, RoundArgument};
use super::bulletin::preview;
use super::output::Output;
use super::{Failure, file};
use crate::service::{Desk, Refusal, Release, RoundName};

/// Carries out `results …`.
///
/// # Errors
/// When the file has problems, there is no such round, or its result cannot be let out.
pub async fn run(command: &Results, desk: &Desk, by: &str) -> Result<Output, Failure> {
    match command {
        Results::Preview { round, summary } => show(round, summary.as_deref(), desk).await,
        Results::Release { round, summary } => release(round, summary.as_deref(), desk, by).await,
    }
}

async fn show(
    round: &RoundArgument,
    summary: Option<&Path>,
    desk: &Desk,
) -> Result<Output, Failure> {
    let release = read(&round.name, summary, desk).await?;
    let previewed = desk.preview_release(&round.name, &release).await?;
    let mut text = String::new();
    let mut messages = Vec::new();
    for message in &previewed.messages {
        let kind = message.bulletin.broadcast.kind;
        let (told, json) = preview::told(message, desk).await?;
        if !text.is_empty() {
            text += "\nTo those who did not take part:\n\n";
        }
        text += &told;
        messages.push(json!({ "kind": kind.as_str(), "preview": json }));
    }
    text += "Note: each one's own answer stands below the figures, for them alone.\n";
    let turnout = &previewed.result.turnout;
    Ok(Output::Told {
        text,
        json: json!({
            "round": previewed.round.id, "responded": turnout.responded, "panelists": turnout.panelists,
            "shows_answers": previewed.result.shows_answers(), "messages": messages,
        }),
    })
}

async fn release(
    round: &RoundArgument,
    summary: Option<&Path>,
    desk: &Desk,
    by: &str,
) -> Result<Output, Failure> {
    let release = read(&round.name, summary, desk).await?;
    let released = desk.release_result(&round.name, &release, by).await?;
    let named = format!("{}/{}", released.panel.slug, released.round.number);
    let mut text = format!("{named} released\n");
    let mut messages = Vec::new();
    for one in &released.broadcasts {
        text += &format!("{} {}\n", one.kind.as_str(), one.id);
        messages.push(json!({ "kind": one.kind.as_str(), "id": one.id }));
    }
    let json = json!({
        "round": released.round.id, "released_at": released.round.released_at(), "messages": messages,
    });
    Ok(Output::Told { text, json })
}

async fn read(name: &RoundName, path: Option<&Path>, desk: &Desk) -> Result<Release, Failure> {
    let Some(path) = path else { return Ok(Release::default()) };
    desk.read_release(name, &file::read(path)?).await.map_err(|refusal| match refusal {
        Refusal::File(problems) => Failure::File(path.to_owned(), problems),
        other => other.into(),
    })
}
