//! `panelbot results preview` and `panelbot results release`

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use crate::cli::arguments::RoundArgument;
use crate::cli::bulletin::preview as bulletin;
use crate::cli::output::Output;
use crate::cli::{Failure, file};
use crate::service::{Desk, Refusal, Release, RoundName};

/// Shows how a result will look in the chats.
///
/// # Errors
/// When the file has problems, there is no such round, or its result cannot be let out.
pub(super) async fn preview(
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
        let (told, json) = bulletin::told(message, desk).await?;
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

/// Lets a result out.
///
/// # Errors
/// When the file has problems, there is no such round, or its result cannot be let out.
pub(super) async fn release(
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
        let _ = writeln!(text, "{} {}", one.kind.as_str(), one.id);
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
