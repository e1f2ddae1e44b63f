//! `panelbot bulletin draft` and `panelbot bulletin correct`

use std::io::Read as _;
use std::path::Path;

use serde_json::json;

use super::super::output::Output;
use super::super::{Failure, file};
use super::stands;
use crate::domain::audience::FEWEST_BY_BACKGROUND;
use crate::domain::broadcast::Pace;
use crate::domain::slips::slips;
use crate::domain::{Locale, Platform};
use crate::service::{BulletinName, Correction, Desk, NewBulletin, Preview, Refusal};

/// Bytes of a picture that are read: enough to see that it is too large.
const PICTURE_READ: u64 = 11 * 1024 * 1024;

/// Takes in a file as a draft. Prints the name alone, so that a script can go on with it; what staff should know before
/// sending is told beside it.
///
/// # Errors
/// When the file has problems, or what it should replace is no draft.
pub async fn draft(
    path: &Path,
    replace: Option<&BulletinName>,
    desk: &Desk,
    by: &str,
) -> Result<Output, Failure> {
    let new = read(path, desk).await?;
    let bulletin = desk.draft_bulletin(new, replace, by).await?;
    let name = bulletin.name();
    let preview = desk.preview_bulletin(&BulletinName::Id(bulletin.broadcast.id)).await?;
    let warnings = warnings(&preview, &desk.pace());
    for warning in &warnings {
        eprintln!("panelbot: {name}: {warning}");
    }
    let (id, state) = (bulletin.broadcast.id, bulletin.broadcast.state.as_str());
    let json = json!({
        "bulletin": name, "id": id, "state": state, "gets": preview.gets(), "warnings": warnings,
    });
    Ok(Output::Told { text: format!("{name}\n"), json })
}

/// Puts a file's text in the place of what was sent; its picture may be named again or left out.
///
/// # Errors
/// When the file has problems, or what was sent cannot be changed.
pub async fn correct(
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
    let correction = Correction { text: new.text, picture: new.picture };
    let corrected = desk.correct_bulletin(name, correction, by).await?;
    for (locale, instead) in corrected.broadcast.fallbacks(&corrected.panel) {
        eprintln!(
            "panelbot: {name}: there is no text in {locale}: those who read it get {instead}"
        );
    }
    tell_of_letters(name, desk).await?;
    stands(corrected, desk).await
}

/// Says how many have it in a letter, where it stays as it was.
///
/// # Errors
/// When there is no such bulletin.
pub async fn tell_of_letters(name: &BulletinName, desk: &Desk) -> Result<(), Failure> {
    let status = desk.bulletin_status(name).await?;
    let letters = status.by_platform.get(&Platform::Email).map_or(0, |figures| figures.sent);
    if letters > 0 {
        eprintln!("panelbot: {name}: {letters} have it by e-mail, where it stays as it was");
    }
    Ok(())
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
pub fn warnings(preview: &Preview, pace: &Pace) -> Vec<String> {
    let fallback = |(locale, instead, count): (Locale, Locale, u64)| {
        format!("there is no text in {locale}: the {count} who read it get {instead}")
    };
    let mut warnings: Vec<_> = preview.fallbacks().into_iter().map(fallback).collect();
    if pace.paid.is_some_and(|platform| preview.by_platform().contains_key(&platform)) {
        warnings.push(
            "paid broadcast is on: Telegram takes 0.1 Star for every message beyond 30 in a second"
                .to_owned(),
        );
    }
    for (locale, text) in preview.bulletin.broadcast.text.iter() {
        let as_written = slips(text).into_iter();
        warnings.extend(
            as_written.map(|slip| {
                format!("in {locale}, {slip} is no markup and goes out as it is written")
            }),
        );
    }
    if preview.is_few {
        warnings.push(format!("fewer than {FEWEST_BY_BACKGROUND} would get it now"));
    } else if preview.gets() == 0 {
        warnings.push("nobody would get it now".to_owned());
    }
    warnings
}
