//! `panelbot statement …`

pub(super) mod arguments;
mod status;

use std::path::Path;

use serde_json::json;

use self::arguments::Statement as Command;
use super::asking::Asking;
use super::bulletin::preview;
use super::new_file::NewFile;
use super::output::Output;
use super::{Failure, file};
use crate::domain::statement::Statement;
use crate::service::{Desk, Drafted, Preview, Refusal, RoundName, StatementSummary};

/// Carries out `statement …`.
///
/// # Errors
/// When the file has problems, there is no such statement, or it is refused.
pub(super) async fn run(
    command: &Command,
    desk: &Desk,
    by: &str,
    asking: Asking,
) -> Result<Output, Failure> {
    match command {
        Command::Brief { round, output: None, .. } => {
            Ok(Output::Bytes(desk.statement_brief(&round.name).await?.into_bytes()))
        }
        Command::Brief { round, output: Some(path), overwrite } => {
            NewFile::unless_taken(path, *overwrite)?;
            let file = desk.statement_file(&round.name).await?;
            NewFile::write(path, file.as_bytes())?;
            let name = path.display().to_string();
            Ok(Output::Told { text: format!("{name}\n"), json: json!({ "file": name }) })
        }
        Command::Draft { file: path } => {
            let read = file::read(path)?;
            drafted(
                desk.draft_statement(&read, by).await.map_err(|refusal| of_file(path, refusal))?,
                desk,
            )
            .await
        }
        Command::Correct { round, file: path } => {
            let read = file::read(path)?;
            let corrected = desk.correct_statement(&round.name, &read, by).await;
            drafted(corrected.map_err(|refusal| of_file(path, refusal))?, desk).await
        }
        Command::Preview { round, language } => {
            let (statement, found) = desk.preview_statement(&round.name).await?;
            tell_fallbacks(&statement, &found);
            preview::of(&found, language.as_ref(), None, desk).await
        }
        Command::Submit(round) => Ok(stands(&desk.submit_statement(&round.name, by).await?, desk)),
        Command::Approve(round) => {
            Ok(stands(&desk.approve_statement(&round.name, by).await?, desk))
        }
        Command::Send(round) => {
            asking.confirm_with(async || status::sending(&round.name, desk).await).await?;
            Ok(status::stands(&desk.send_statement(&round.name, by).await?))
        }
        Command::Status(round) => Ok(status::show(&desk.statement_status(&round.name).await?)),
        Command::Postpone { round, until: Some(until), why, .. } => {
            let now = desk.statement_status(&round.name).await?;
            asking.confirm(&status::putting_off(&now, *until))?;
            let why = why.iter().cloned().collect();
            let put_off = desk.postpone_statement(&round.name, *until, why, by).await?;
            Ok(status::put_off(&put_off, *until))
        }
        Command::Postpone { round, until: None, .. } => {
            Ok(status::withdrawn(&desk.withdraw_postponement(&round.name, by).await?))
        }
    }
}

/// Where a draft stands; what staff should know before it is sent is told beside it.
async fn drafted(drafted: Drafted, desk: &Desk) -> Result<Output, Failure> {
    let Drafted { summary, withdrawn, left_out } = drafted;
    let slug = &summary.panel.slug;
    if withdrawn {
        let number = summary.round.number;
        eprintln!("panelbot: {slug}/{number}: it is a draft again: submit it and approve it anew");
    }
    for number in left_out {
        eprintln!("panelbot: {slug}/{number}: it had this draft too, and has none any more");
    }
    let name = RoundName::Id(summary.round.id);
    let (statement, preview) = desk.preview_statement(&name).await?;
    tell_fallbacks(&statement, &preview);
    Ok(stands(&summary, desk))
}

/// Where it stands, and beside it that what it says was decided has still to be decided, or that somebody else signs it
/// than was promised.
fn stands(summary: &StatementSummary, desk: &Desk) -> Output {
    let undecided = |one: &Statement| one.undecided_until(&summary.panel, desk.now()).is_some();
    if status::latest(summary).is_some_and(undecided) {
        eprintln!(
            "panelbot: signature.decided_on is a day that has not come yet: it can be sent from then on"
        );
    }
    for round in &summary.signed_by_others {
        let (panel, number) = (&summary.panel, round.number);
        let who = panel.say(&round.promise.decided_by, panel.default_locale());
        eprintln!(
            "panelbot: {}/{number} was promised an answer from {who}, and somebody else has signed this one",
            panel.slug
        );
    }
    status::stands(summary)
}

/// Says in which languages of the panel the statement has no text, and what their readers get.
fn tell_fallbacks(statement: &Statement, preview: &Preview) {
    let panel = &preview.bulletin.panel;
    let has = |locale| statement.text.get(locale).is_some();
    let Some(instead) = panel.languages.iter().find(|locale| has(locale)) else { return };
    for locale in panel.languages.iter().filter(|locale| !has(locale)) {
        let readers = preview.reached.iter().filter(|((_, read), _)| read == locale);
        let count: u64 = readers.map(|(_, count)| count).sum();
        eprintln!("panelbot: there is no text in {locale}: the {count} who read it get {instead}");
    }
}

fn of_file(path: &Path, refusal: Refusal) -> Failure {
    match refusal {
        Refusal::File(problems) => Failure::File(path.to_owned(), problems),
        other => other.into(),
    }
}
