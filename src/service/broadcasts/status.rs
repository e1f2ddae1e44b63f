//! How far what goes to many has come, and forgetting who got it.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};

use super::naming::{self, Bulletin, BulletinName};
use crate::domain::Platform;
use crate::domain::broadcast::{Broadcast, BroadcastState, Figures};
use crate::service::{Desk, Error, Refusal};
use crate::store::{self, Spread, Transaction};

/// How long after its end it is kept who was sent a broadcast. Longer than the panel's rule on how often somebody is
/// written to can look back.
const COPIES_KEPT: Duration = Duration::days(60);

/// How far a bulletin, or another broadcast, has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulletinStatus {
    /// The bulletin.
    pub bulletin: Bulletin,
    /// What became of its messages, by platform; empty once it is forgotten who got it.
    pub by_platform: BTreeMap<Platform, Figures>,
    /// The same, all together.
    pub total: Figures,
    /// How many of its messages wait for a later time (the quiet hours to end, or room in what people are sent), and until
    /// when at the latest.
    pub put_off: Option<(u64, DateTime<Utc>)>,
    /// Whether everyone in its audience has been gone through.
    pub spread: bool,
}

impl Desk {
    /// How far a bulletin has come.
    ///
    /// # Errors
    /// When there is no such bulletin.
    pub async fn bulletin_status(&self, name: &BulletinName) -> Result<BulletinStatus, Refusal> {
        let transaction = self.store.read().await?;
        let bulletin = naming::find(&transaction, name).await?;
        status(&transaction, bulletin, self.now()).await
    }

    /// Everything that goes or went to many, of every panel or of one, the oldest first.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn bulletins(&self, slug: Option<&str>) -> Result<Vec<BulletinStatus>, Refusal> {
        let transaction = self.store.read().await?;
        let mut panels = transaction.panels().await?;
        if let Some(slug) = slug {
            panels.retain(|panel| panel.slug == slug);
            if panels.is_empty() {
                return Err(Refusal::NoSuchPanel(slug.to_owned()));
            }
        }
        let mut all = Vec::new();
        for panel in panels {
            for (number, broadcast) in transaction.broadcasts_of(panel.id).await? {
                let bulletin = Bulletin { broadcast, panel: panel.clone(), number };
                all.push(status(&transaction, bulletin, self.now()).await?);
            }
        }
        Ok(all)
    }

    /// Forgets who was sent what ended long ago, and keeps the figures. Returns of how many broadcasts.
    pub(in crate::service) async fn forget_old_copies(
        &self,
        now: DateTime<Utc>,
    ) -> Result<u64, Error> {
        let read = self.store.read().await?;
        let over = read.broadcasts_that_are(&["stopped", "done", "recalled"]).await?;
        drop(read);
        let mut forgotten = 0;
        let long_ago = |one: &Broadcast| ended_at(one).is_some_and(|end| end <= now - COPIES_KEPT);
        for broadcast in over.into_iter().filter(long_ago) {
            let transaction = self.store.write().await?;
            let figures = transaction.figures(broadcast.id).await?;
            if figures.is_empty() {
                continue;
            }
            let total = figures.into_values().fold(Figures::default(), Figures::plus);
            let broadcast = Broadcast { figures: Some(total), ..broadcast };
            transaction.save_broadcast(&broadcast).await?;
            transaction.forget_copies(broadcast.id).await?;
            transaction.commit().await?;
            forgotten += 1;
        }
        Ok(forgotten)
    }
}

const fn ended_at(broadcast: &Broadcast) -> Option<DateTime<Utc>> {
    match broadcast.state {
        BroadcastState::Stopped { stopped_at: at }
        | BroadcastState::Done { ended_at: at }
        | BroadcastState::Recalled { recalled_at: at } => Some(at),
        _ => None,
    }
}

async fn status(
    transaction: &Transaction,
    bulletin: Bulletin,
    now: DateTime<Utc>,
) -> Result<BulletinStatus, Refusal> {
    let (by_platform, total) = became(transaction, &bulletin.broadcast).await?;
    let spread = transaction.spread(bulletin.broadcast.id).await? == Spread::Complete;
    let put_off = transaction.put_off(bulletin.broadcast.id, now).await?;
    Ok(BulletinStatus { bulletin, by_platform, total, put_off, spread })
}

/// What became of a broadcast's messages, by platform and all together: as they stand, for on pages they are read long
/// after its end, and as it was written down once it is forgotten who got it.
pub(in crate::service) async fn became(
    transaction: &Transaction,
    broadcast: &Broadcast,
) -> Result<(BTreeMap<Platform, Figures>, Figures), store::Error> {
    let mut by_platform = transaction.figures(broadcast.id).await?;
    if matches!(broadcast.state, BroadcastState::Stopped { .. }) {
        for figures in by_platform.values_mut() {
            *figures = figures.stopped();
        }
    }
    let counted = by_platform.values().copied().fold(Figures::default(), Figures::plus);
    let kept = broadcast.figures.filter(|_| by_platform.is_empty());
    Ok((by_platform, kept.unwrap_or(counted)))
}
