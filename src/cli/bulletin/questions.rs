//! What is asked before something goes to many, or what went is changed or taken back.

use std::path::Path;

use super::status::title;
use crate::cli::Failure;
use crate::service::{Bulletin, BulletinName, BulletinStatus, Desk};

/// Before a bulletin is sent.
///
/// # Errors
/// When there is no such bulletin.
pub(super) async fn sending(name: &BulletinName, desk: &Desk) -> Result<String, Failure> {
    let preview = desk.preview_bulletin(name).await?;
    Ok(format!("{}: send it to the {} who get it, now?", named(&preview.bulletin), preview.gets()))
}

/// Before one is taken back.
///
/// # Errors
/// When there is no such bulletin.
pub(super) async fn recalling(name: &BulletinName, desk: &Desk) -> Result<String, Failure> {
    let BulletinStatus { bulletin, total, .. } = desk.bulletin_status(name).await?;
    Ok(format!(
        "{} has reached {}: take it back from them, and send it to nobody else?",
        named(&bulletin),
        total.sent
    ))
}

/// Before the text of one is changed.
///
/// # Errors
/// When there is no such bulletin.
pub(super) async fn correcting(
    name: &BulletinName,
    file: &Path,
    desk: &Desk,
) -> Result<String, Failure> {
    let BulletinStatus { bulletin, total, .. } = desk.bulletin_status(name).await?;
    Ok(format!(
        "{} has reached {}: put the text of {} in its place, now?",
        named(&bulletin),
        total.sent,
        file.display()
    ))
}

/// Its name, and how it begins or what kind it is.
fn named(bulletin: &Bulletin) -> String {
    let title = title(bulletin);
    match title.as_str() {
        "" => format!("{} ({})", bulletin.name(), bulletin.broadcast.kind.as_str()),
        title => format!("{} \"{title}\"", bulletin.name()),
    }
}
