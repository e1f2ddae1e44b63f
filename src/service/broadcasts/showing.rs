//! Broadcasts on our own page, for whoever is reached nowhere else: a copy waits there for the next visit.

use chrono::Duration;

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

/// What of broadcasts stands on a page.
#[derive(Debug, Default)]
pub(in crate::service) struct News {
    /// The messages, the oldest first.
    pub messages: Vec<Message>,
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
                news.messages.extend(self.word_copy(&broadcast, &pictures, batch, address));
            }
        }
        Ok(news)
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
