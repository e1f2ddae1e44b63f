//! How staff name what they sent.

use std::fmt;

use crate::domain::broadcast::Broadcast;
use crate::domain::{BroadcastId, Panel};
use crate::service::Refusal;
use crate::store::Transaction;

/// How staff name a bulletin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulletinName {
    /// By its id. So can everything be named that goes to many, a round's own messages too.
    Id(BroadcastId),
    /// By its panel and its number there: the first bulletin of a panel is 1.
    Numbered {
        /// The panel's slug.
        panel: String,
        /// Its number.
        number: u32,
    },
}

impl fmt::Display for BulletinName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Numbered { panel, number } => write!(f, "{panel}/{number}"),
        }
    }
}

/// A bulletin, or another broadcast, with its panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bulletin {
    /// What goes to many.
    pub broadcast: Broadcast,
    /// The panel whose panelists get it.
    pub panel: Panel,
    /// Its number among the panel's bulletins; `None` for a round's own message.
    pub number: Option<u32>,
}

impl Bulletin {
    /// What staff call it: `gnosjo/3`, or the id of a round's own message.
    #[must_use]
    pub fn name(&self) -> String {
        match self.number {
            Some(number) => format!("{}/{number}", self.panel.slug),
            None => self.broadcast.id.to_string(),
        }
    }
}

/// The bulletin that staff mean.
pub(super) async fn find(
    transaction: &Transaction,
    name: &BulletinName,
) -> Result<Bulletin, Refusal> {
    let missing = || Refusal::NoSuchBulletin(name.to_string());
    let panels = transaction.panels().await?;
    let panel = match name {
        BulletinName::Id(id) => {
            let broadcast = transaction.broadcast(*id).await?.ok_or_else(missing)?;
            panels.into_iter().find(|panel| panel.id == broadcast.panel).ok_or_else(missing)?
        }
        BulletinName::Numbered { panel: slug, .. } => {
            let found = panels.into_iter().find(|panel| panel.slug == *slug);
            found.ok_or_else(|| Refusal::NoSuchPanel(slug.clone()))?
        }
    };
    let all = transaction.broadcasts_of(panel.id).await?;
    let mut meant = all.into_iter().filter(|(numbered, broadcast)| match name {
        BulletinName::Id(id) => broadcast.id == *id,
        BulletinName::Numbered { number, .. } => *numbered == Some(*number),
    });
    let (number, broadcast) = meant.next().ok_or_else(missing)?;
    // Once more, so that nobody else changes it while this transaction does.
    let broadcast = transaction.broadcast(broadcast.id).await?.ok_or_else(missing)?;
    Ok(Bulletin { broadcast, panel, number })
}
