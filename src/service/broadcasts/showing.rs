//! Broadcasts on our own page, for whoever is reached nowhere else: a copy waits there for the next visit.

use chrono::{DateTime, Duration, Utc};

use super::pictures::Pictures;
use super::recipient::recipient;
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState};
use crate::domain::contact;
use crate::domain::delivery::DeliveryState;
use crate::domain::message::Message;
use crate::domain::{Address, DeliveryId, PanelistId, Platform};
use crate::service::situation::Batch;
use crate::service::{Desk, Error, Page};
use crate::store::{Copy, Transaction};

/// How long a copy waits for a visit.
pub(in crate::service) const WAITS: Duration = Duration::days(30);

/// How long it stays on the page from when it was first shown there.
const STAYS: Duration = Duration::hours(24);

/// The last reply on a page: by its id and its time it can be told what came before it, and what was seen before it.
#[derive(Debug, Clone, Copy)]
pub(in crate::service) struct Spoke {
    /// Its row. Ids grow with time.
    pub id: DeliveryId,
    /// When it was said.
    pub at: DateTime<Utc>,
}

/// What of broadcasts stands on a page, each part with the oldest first.
#[derive(Debug, Default)]
pub(in crate::service) struct News {
    /// What had been seen before the person did the last thing that they did.
    pub before: Vec<Message>,
    /// What had come by then without being seen.
    pub beside: Vec<Message>,
    /// What has come since.
    pub since: Vec<Message>,
    /// The copies that the page shows for the first time.
    pub fresh: Vec<DeliveryId>,
}

impl Desk {
    /// The chat of a known address as it stands, by the person who has come to see it: what waited for their visit counts
    /// as having arrived.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn visit(&self, address: &Address) -> Result<Option<Page>, Error> {
        let page = self.page(address).await?;
        if let Some(page) = page.as_ref().filter(|page| !page.fresh.is_empty())
            && let Err(error) = self.note_shown(&page.fresh).await
            && !error.passes()
        {
            // It stays on the page, and is noted at the next visit.
            tracing::error!(%error, "it could not be noted that copies of a broadcast were shown");
        }
        Ok(page)
    }

    async fn note_shown(&self, copies: &[DeliveryId]) -> Result<(), Error> {
        let transaction = self.store.write().await?;
        transaction.change_waiting_copies(copies, DeliveryState::Sent, self.now()).await?;
        Ok(transaction.commit().await?)
    }

    /// What of broadcasts a person's page shows.
    pub(in crate::service) async fn news(
        &self,
        transaction: &Transaction,
        batch: &mut Batch,
        address: &Address,
        spoke: Option<Spoke>,
    ) -> Result<News, Error> {
        let mut news = News::default();
        let Some(chat) = batch.chats.get(address) else { return Ok(news) };
        let panelists: Vec<PanelistId> =
            batch.panelists_of(chat.address.person).map(|one| one.id).collect();
        if address.platform != Platform::Browser || panelists.is_empty() {
            return Ok(news);
        }
        let (made, shown) = (batch.now - WAITS, batch.now - STAYS);
        for copy in transaction.copies_for_page(&panelists, made, shown).await? {
            let Some(broadcast) = transaction.broadcast(copy.broadcast).await? else { continue };
            if !belongs_on_page(&broadcast, &copy) || !is_wanted(&broadcast, &copy, batch) {
                continue;
            }
            if copy.state == DeliveryState::Waiting {
                news.fresh.push(copy.delivery);
            }
            if !page_shows_round(broadcast.kind) {
                let told = broadcast.kind.tells_result_of().into_iter().collect();
                batch.load_outcomes(transaction, &told).await?;
                let mut pictures = Pictures::default();
                pictures.look(transaction, &broadcast, address.platform).await?;
                let message = self.word_copy(&broadcast, &pictures, batch, address);
                news.part_of(&copy, spoke).extend(message);
            }
        }
        Ok(news)
    }
}

impl News {
    /// Where a copy belongs. It stays there until the person does something again, so that the page stands still.
    fn part_of(&mut self, copy: &Copy, spoke: Option<Spoke>) -> &mut Vec<Message> {
        let Some(spoke) = spoke.filter(|spoke| copy.delivery < spoke.id) else {
            return &mut self.since;
        };
        let is_seen = copy.state == DeliveryState::Sent && copy.due_at < spoke.at;
        if is_seen { &mut self.before } else { &mut self.beside }
    }
}

/// Whether it is the page's to show now: what is paused begins for nobody, and what is taken back is gone.
const fn belongs_on_page(broadcast: &Broadcast, copy: &Copy) -> bool {
    match broadcast.state {
        BroadcastState::Running { .. } | BroadcastState::Done { .. } => true,
        BroadcastState::Paused { .. } | BroadcastState::Stopped { .. } => {
            matches!(copy.state, DeliveryState::Sent)
        }
        _ => false,
    }
}

/// Whoever comes has chosen the hour, so nothing but whether they want it is asked.
fn is_wanted(broadcast: &Broadcast, copy: &Copy, batch: &Batch) -> bool {
    let Some(panelist) = batch.panelists.get(&copy.panelist) else { return false };
    contact::is_wanted(broadcast.kind, &recipient(broadcast, panelist, batch, &[]))
}

/// A round that can be answered stands on the page by itself.
const fn page_shows_round(kind: BroadcastKind) -> bool {
    matches!(kind, BroadcastKind::Opening { .. } | BroadcastKind::Reminder { .. })
}
