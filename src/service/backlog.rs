//! How much waits, for whoever watches over the process.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Desk, Error};
use crate::domain::Platform;
use crate::domain::broadcast::Lane;

/// How much waits in the database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Backlog {
    /// What goes to many and waits for its turn, on each platform that is sent to.
    pub queued: BTreeMap<(Lane, Platform), Queued>,
    /// Updates set aside as broken.
    pub set_aside: u64,
}

/// What waits in one lane of one platform.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Queued {
    /// How many messages.
    pub waiting: u64,
    /// When the first of them was or is due.
    pub first_due_at: Option<DateTime<Utc>>,
}

/// The lanes of what goes to many.
const LANES: [Lane; 2] = [Lane::Reminder, Lane::Bulk];

impl Desk {
    /// How much waits of the broadcasts that are on their way. What waits for a visit on our own page is not counted. With
    /// a million copies it takes some tenths of a second.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn backlog(&self) -> Result<Backlog, Error> {
        let sent_to =
            |platform: &Platform| !matches!(platform, Platform::Browser | Platform::Terminal);
        let platforms: Vec<Platform> = Platform::ALL.into_iter().filter(sent_to).collect();
        let read = self.store.read().await?;
        let mut backlog =
            Backlog { set_aside: read.count_set_aside().await?, ..Backlog::default() };
        for lane in LANES {
            let empty = |platform: &Platform| ((lane, *platform), Queued::default());
            backlog.queued.extend(platforms.iter().map(empty));
        }
        for broadcast in read.broadcasts_that_are(&["running", "recalled"]).await? {
            for platform in &platforms {
                let (waiting, first) = read.waiting_copies(broadcast.id, *platform).await?;
                let queued = backlog.queued.entry((broadcast.kind.lane(), *platform)).or_default();
                queued.waiting += waiting;
                queued.first_due_at = [queued.first_due_at, first].into_iter().flatten().min();
            }
        }
        Ok(backlog)
    }
}
