//! `panelbot bulletin …`

pub(super) mod arguments;
mod drafting;
mod preview;
mod status;
mod watch;

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use self::arguments::Bulletin as Command;
use super::Failure;
use super::output::Output;
use crate::config::Config;
use crate::delivery::Limits;
use crate::domain::Platform;
use crate::domain::broadcast::BroadcastStep;
use crate::service::{Bulletin, BulletinName, BulletinStatus, Desk, Sending};

/// How many messages to many leave a second on each platform; `None` for as fast as the machine can.
pub type Rates = BTreeMap<Platform, Option<NonZeroU32>>;

/// The rates that the settings give.
#[must_use]
pub fn rates(config: &Config) -> Rates {
    let rate = |limits: Limits| match (limits.bulk_per_second, limits.per_second) {
        (Some(bulk), Some(all)) => Some(bulk.min(all)),
        (one, other) => one.or(other),
    };
    BTreeMap::from([
        (Platform::Telegram, rate(config.telegram.limits)),
        (Platform::Discord, rate(config.discord.limits)),
        (Platform::Email, rate(config.email.limits)),
    ])
}

/// Carries out `bulletin …`.
///
/// # Errors
/// When the file has problems, there is no such bulletin, or it is refused.
pub async fn run(
    command: &Command,
    desk: &Desk,
    rates: &Rates,
    by: &str,
    as_json: bool,
) -> Result<Output, Failure> {
    let step = async |name: &BulletinName, step| -> Result<Output, Failure> {
        stands(desk.advance_bulletin(name, step, by).await?, desk).await
    };
    match command {
        Command::Draft { file, replace } => drafting::draft(file, replace.as_ref(), desk, by).await,
        Command::List { panel } => Ok(status::list(&desk.bulletins(panel.as_deref()).await?)),
        Command::Preview { bulletin, language } => {
            preview::show(&bulletin.name, language.as_ref(), desk, rates).await
        }
        Command::Approve(one) => step(&one.name, BroadcastStep::Approve).await,
        Command::Pause(one) => step(&one.name, BroadcastStep::Pause).await,
        Command::Resume(one) => step(&one.name, BroadcastStep::Resume).await,
        Command::Stop(one) => step(&one.name, BroadcastStep::Stop).await,
        Command::Recall(one) => step(&one.name, BroadcastStep::Recall).await,
        Command::Send { bulletin, at, again, watch } => {
            let how = Sending { at: *at, again: *again };
            let sent = desk.send_bulletin(&bulletin.name, how, by).await?;
            if *watch {
                return watch::to_the_end(&bulletin.name, desk, rates, as_json).await;
            }
            stands(sent, desk).await
        }
        Command::Correct { bulletin, file } => {
            drafting::correct(&bulletin.name, file, desk, by).await
        }
        Command::Status { bulletin, watch: true } => {
            watch::to_the_end(&bulletin.name, desk, rates, as_json).await
        }
        Command::Status { bulletin, .. } => {
            let status = desk.bulletin_status(&bulletin.name).await?;
            Ok(status::show(&status, rates, desk.now()))
        }
    }
}

/// Where it stands now, in one line.
async fn stands(bulletin: Bulletin, desk: &Desk) -> Result<Output, Failure> {
    let status = desk.bulletin_status(&BulletinName::Id(bulletin.broadcast.id)).await?;
    let BulletinStatus { bulletin, .. } = &status;
    let text = format!("{} {}\n", bulletin.name(), bulletin.broadcast.state.as_str());
    Ok(Output::Told { text, json: status::details(&status) })
}
