//! What staff do at the desk, from the words of a command to what it tells.

use clap::Parser;

use super::arguments::{Cli, Command, Work};
use super::asking::Asking;
use super::output::Output;
use super::{
    Failure, answers, bulletin, decision, export, invitation, panel, results, round, series,
    set_aside, staff, statement,
};
use crate::service::Desk;

/// Carries out a command of staff's, such as `["round", "show", "gnosjo/2"]`, at a desk that is open. `who` is the name for
/// the audit log.
///
/// # Errors
/// When it is no such command, or is refused.
pub async fn at_desk(words: &[&str], desk: &Desk, who: &str) -> Result<Output, Failure> {
    let line = std::iter::once("panelbot").chain(words.iter().copied());
    let cli = Cli::try_parse_from(line).map_err(|error| Failure::Argument(error.to_string()))?;
    match &cli.command {
        Some(Command::Work(work)) => {
            let session = Session { json: cli.json, asking: Asking::Nobody };
            carry_out(work, desk, who, session).await
        }
        _ => Err(Failure::Argument("that is nothing to do at a desk".to_owned())),
    }
}

/// How a command is carried out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Session {
    /// Whether it writes for machines.
    pub json: bool,
    /// Who is asked before what cannot be undone.
    pub asking: Asking,
}

/// Carries out what staff do.
pub(super) async fn carry_out(
    work: &Work,
    desk: &Desk,
    who: &str,
    session: Session,
) -> Result<Output, Failure> {
    match work {
        Work::Panel(command) => panel::run(command, desk, who).await,
        Work::Round(command) => round::run(command, desk, who, session.asking).await,
        Work::Results(command) => results::run(command, desk, who, session.asking).await,
        Work::Series(command) => series::run(command, desk, who).await,
        Work::Invitation(command) => invitation::run(command, desk, who).await,
        Work::Staff(command) => staff::run(command, desk, who).await,
        Work::Audit(command) => staff::audit(command, desk).await,
        Work::Bulletin(command) => bulletin::run(command, desk, who, session).await,
        Work::Export(arguments) => export::run(arguments, desk, who, session.json).await,
        Work::Answers(command) => answers::run(command, desk, who).await,
        Work::Themes(command) => answers::themes(command, desk, who).await,
        Work::Statement(command) => statement::run(command, desk, who, session.asking).await,
        Work::Decision(command) => decision::run(command, desk, who, session.asking).await,
        Work::SetAside(command) => set_aside::run(command, desk, who).await,
    }
}
