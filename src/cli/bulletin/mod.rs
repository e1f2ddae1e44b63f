//! `panelbot bulletin …`

pub(super) mod arguments;
mod audience;
mod drafting;
pub(super) mod preview;
mod questions;
mod status;
mod watch;

use self::arguments::Bulletin as Command;
use super::Failure;
use super::output::{Output, local};
use super::work::Session;
use crate::domain::broadcast::{BroadcastState, BroadcastStep};
use crate::service::{Bulletin, BulletinName, BulletinStatus, Desk, Sending};

/// Carries out `bulletin …`.
///
/// # Errors
/// When the file has problems, there is no such bulletin, or it is refused.
pub(super) async fn run(
    command: &Command,
    desk: &Desk,
    by: &str,
    Session { json: as_json, asking }: Session,
) -> Result<Output, Failure> {
    let step = async |name: &BulletinName, step| -> Result<Output, Failure> {
        stands(desk.advance_bulletin(name, step, by).await?, desk).await
    };
    match command {
        Command::Draft { file, replace } => drafting::draft(file, replace.as_ref(), desk, by).await,
        Command::List { panel } => Ok(status::list(&desk.bulletins(panel.as_deref()).await?)),
        Command::Preview { bulletin, language } => {
            preview::show(&bulletin.name, language.as_ref(), desk).await
        }
        Command::Approve(one) => step(&one.name, BroadcastStep::Approve).await,
        Command::Pause(one) => step(&one.name, BroadcastStep::Pause).await,
        Command::Resume(one) => step(&one.name, BroadcastStep::Resume).await,
        Command::Stop(one) => step(&one.name, BroadcastStep::Stop).await,
        Command::Recall(one) => {
            asking.confirm_with(async || questions::recalling(&one.name, desk).await).await?;
            let recalled = step(&one.name, BroadcastStep::Recall).await?;
            drafting::tell_of_letters(&one.name, desk).await?;
            Ok(recalled)
        }
        Command::Send { bulletin, at, again, now, watch } => {
            if at.is_none() {
                let question = async || questions::sending(&bulletin.name, desk).await;
                asking.confirm_with(question).await?;
            }
            let how = Sending { at: *at, again: *again, ahead: *now };
            let sent = desk.send_bulletin(&bulletin.name, how, by).await?;
            if *watch {
                return watch::to_the_end(&bulletin.name, desk, as_json).await;
            }
            if let Some(note) = status::held_by_night(&sent, desk.now()) {
                eprintln!("panelbot: {}: {note}", sent.name());
            }
            stands(sent, desk).await
        }
        Command::Correct { bulletin, file } => {
            let question = async || questions::correcting(&bulletin.name, file, desk).await;
            asking.confirm_with(question).await?;
            drafting::correct(&bulletin.name, file, desk, by).await
        }
        Command::Status { bulletin, watch: true } => {
            watch::to_the_end(&bulletin.name, desk, as_json).await
        }
        Command::Status { bulletin, .. } => {
            let status = desk.bulletin_status(&bulletin.name).await?;
            Ok(status::show(&status, &desk.pace(), desk.now()))
        }
    }
}

/// Where it stands now, in one line.
async fn stands(bulletin: Bulletin, desk: &Desk) -> Result<Output, Failure> {
    let status = desk.bulletin_status(&BulletinName::Id(bulletin.broadcast.id)).await?;
    let BulletinStatus { bulletin, .. } = &status;
    let state = bulletin.broadcast.state;
    let when = match state {
        BroadcastState::Scheduled { due_at } => format!(" for {}", local(&bulletin.panel, due_at)),
        _ => String::new(),
    };
    let text = format!("{} {}{when}\n", bulletin.name(), state.as_str());
    Ok(Output::Told { text, json: status::details(&status) })
}
