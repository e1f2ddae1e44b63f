//! `panelbot results preview` and `panelbot results release`

use std::fmt::Write as _;
use std::path::Path;

use serde_json::json;

use super::course;
use crate::cli::answers::set_in;
use crate::cli::arguments::RoundArgument;
use crate::cli::asking::Asking;
use crate::cli::bulletin::preview as bulletin;
use crate::cli::output::Output;
use crate::cli::{Failure, file};
use crate::domain::{Panel, Round, RoundResult};
use crate::service::{ChosenQuote, Desk, Preview, Refusal, Release, ReleasePreview, RoundName};

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
    let quotes = desk.chosen_quotes(&round.name).await?;
    text += &chosen(&previewed.round, &quotes);
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
            "quotes": quotes.iter().map(|quote| json!({
                "question": course::id(&previewed.round, quote.question), "text": quote.text,
            })).collect::<Vec<_>>(),
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
    asking: Asking,
) -> Result<Output, Failure> {
    let release = read(&round.name, summary, desk).await?;
    let (panel, closed, result) = desk.result(&round.name).await?;
    for caution in cautions(&closed, &result) {
        eprintln!("panelbot: {}/{}: {caution}", panel.slug, closed.number);
    }
    let question = async || {
        let preview = desk.preview_release(&round.name, &release).await?;
        Ok(releasing(&panel, &preview))
    };
    asking.confirm_with(question).await?;
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

/// How many quotes are chosen for the public page, and their words.
fn chosen(round: &Round, quotes: &[ChosenQuote]) -> String {
    let quote =
        |one: &ChosenQuote| format!("  {}\n{}", course::id(round, one.question), set_in(&one.text));
    match quotes.len() {
        0 => "No quotes are chosen for the public page.\n".to_owned(),
        count => {
            let quotes: String = quotes.iter().map(quote).collect();
            format!("Quotes chosen for the public page: {count}\n{quotes}")
        }
    }
}

/// What is asked before a result is let out.
fn releasing(panel: &Panel, looked: &ReleasePreview) -> String {
    let round = &looked.round;
    let title = panel.say(&round.title, panel.default_locale());
    let gets: Vec<u64> = looked.messages.iter().map(Preview::gets).collect();
    let to = match gets[..] {
        [took_part, others] => {
            format!("the {took_part} who took part and the {others} who did not")
        }
        _ => format!("the {} who took part", gets.iter().sum::<u64>()),
    };
    format!(
        "{}/{} \"{title}\": send its result to {to}, now? Anyone may see it from then on.",
        panel.slug, round.number
    )
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
