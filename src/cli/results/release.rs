//! `panelbot results preview` and `panelbot results release`

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::course;
use crate::cli::arguments::RoundArgument;
use crate::cli::bulletin::preview as bulletin;
use crate::cli::output::Output;
use crate::cli::{Failure, file};
use crate::domain::{Round, RoundResult};
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
    let cautions = cautions(&previewed.round, &previewed.result);
    for caution in &cautions {
        let _ = writeln!(text, "Note: {caution}.");
    }
    let turnout = &previewed.result.turnout;
    Ok(Output::Told {
        text,
        json: json!({
            "round": previewed.round.id, "responded": turnout.responded, "panelists": turnout.panelists,
            "shows_answers": previewed.result.shows_answers(), "messages": messages, "cautions": cautions,
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
    let (panel, closed, result) = desk.result(&round.name).await?;
    for caution in cautions(&closed, &result) {
        eprintln!("panelbot: {}/{}: {caution}", panel.slug, closed.number);
    }
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

/// What staff should know of a result before it is let out.
fn cautions(round: &Round, result: &RoundResult) -> Vec<String> {
    if result.turnout.is_few() && !round.nobody_answered() {
        let few = "fewer than ten answered: only how many is shown, and to each their own answers; no figures, no quotes";
        return vec![few.to_owned()];
    }
    let alike = result.alike().map(|no| course::id(round, no));
    let told = |id: String| {
        format!(
            "everybody who answered {id} gave the same answer: the result tells what each of them said"
        )
    };
    alike.map(told).collect()
}

async fn read(name: &RoundName, path: Option<&Path>, desk: &Desk) -> Result<Release, Failure> {
    let Some(path) = path else { return Ok(Release::default()) };
    desk.read_release(name, &file::read(path)?).await.map_err(|refusal| match refusal {
        Refusal::File(problems) => Failure::File(path.to_owned(), problems),
        other => other.into(),
    })
}
