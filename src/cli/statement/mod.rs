//! `panelbot statement …`

pub(super) mod arguments;
mod drafting;
mod status;

use std::path::Path;

use serde_json::json;

use self::arguments::Statement as Command;
use self::drafting::{drafted, stands, tell_fallbacks};
use super::asking::Asking;
use super::bulletin::preview;
use super::new_file::NewFile;
use super::output::Output;
use super::{Failure, file};
use crate::service::{Desk, Refusal};

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

fn of_file(path: &Path, refusal: Refusal) -> Failure {
    match refusal {
        Refusal::File(problems) => Failure::File(path.to_owned(), problems),
        other => other.into(),
    }
}
