//! `panelbot bulletin …`

pub(super) mod arguments;
mod preview;
mod status;
mod watch;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::num::NonZeroU32;
use std::path::Path;

use serde_json::json;

use self::arguments::Bulletin as Command;
use super::output::Output;
use super::{Failure, file};
use crate::config::Config;
use crate::delivery::Limits;
use crate::domain::broadcast::BroadcastStep;
use crate::domain::{Locale, Platform};
use crate::service::{
    Bulletin, BulletinName, BulletinStatus, Desk, NewBulletin, Preview, Refusal, Sending,
};

/// How many messages to many leave a second on each platform; `None` for as fast as the machine can.
pub type Rates = BTreeMap<Platform, Option<NonZeroU32>>;

/// Bytes of a picture that are read: enough to see that it is too large.
const PICTURE_READ: u64 = 11 * 1024 * 1024;

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
        Command::Draft { file, replace } => draft(file, replace.as_ref(), desk, by).await,
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
        Command::Correct { bulletin, file } => correct(&bulletin.name, file, desk, by).await,
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

/// Prints the name alone, so that a script can go on with it; what staff should know before sending is told beside it.
async fn draft(
    path: &Path,
    replace: Option<&BulletinName>,
    desk: &Desk,
    by: &str,
) -> Result<Output, Failure> {
    let new = read(path, desk).await?;
    let bulletin = desk.draft_bulletin(new, replace, by).await?;
    let name = bulletin.name();
    let preview = desk.preview_bulletin(&BulletinName::Id(bulletin.broadcast.id)).await?;
    let warnings = warnings(&preview);
    for warning in &warnings {
        eprintln!("panelbot: {name}: {warning}");
    }
    let (id, state) = (bulletin.broadcast.id, bulletin.broadcast.state.as_str());
    let json = json!({
        "bulletin": name, "id": id, "state": state, "gets": preview.gets(), "warnings": warnings,
    });
    Ok(Output::Told { text: format!("{name}\n"), json })
}

async fn correct(
    name: &BulletinName,
    path: &Path,
    desk: &Desk,
    by: &str,
) -> Result<Output, Failure> {
    let new = read(path, desk).await?;
    let status = desk.bulletin_status(name).await?;
    if status.bulletin.panel.id != new.panel {
        let wrong = format!("{}: this is a file for another panel", path.display());
        return Err(Failure::Argument(wrong));
    }
    if new.picture.is_some() {
        return Err(Refusal::PictureStays.into());
    }
    stands(desk.correct_bulletin(name, new.text, by).await?, desk).await
}

/// Reads a bulletin's file, and its picture from beside it.
async fn read(path: &Path, desk: &Desk) -> Result<NewBulletin, Failure> {
    let bytes = file::read(path)?;
    let picture = |name: &str| {
        let path = path.parent().unwrap_or(Path::new("")).join(name);
        let mut bytes = Vec::new();
        std::fs::File::open(path)
            .and_then(|file| file.take(PICTURE_READ).read_to_end(&mut bytes))
            .map(|_| bytes)
            .map_err(|error| error.to_string())
    };
    desk.read_bulletin(&bytes, picture).await.map_err(|refusal| match refusal {
        Refusal::File(problems) => Failure::File(path.to_owned(), problems),
        other => other.into(),
    })
}

/// What staff should know before they send it.
fn warnings(preview: &Preview) -> Vec<String> {
    let fallback = |(locale, instead, count): (Locale, Locale, u64)| {
        format!("there is no text in {locale}: the {count} who read it get {instead}")
    };
    let mut warnings: Vec<_> = preview.fallbacks().into_iter().map(fallback).collect();
    if preview.gets() == 0 {
        warnings.push("nobody would get it now".to_owned());
    }
    warnings
}
