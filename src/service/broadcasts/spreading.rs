//! From a broadcast to one copy for each person: some hundred people in a transaction, so that nobody who answers waits.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use crate::domain::broadcast::{Broadcast, BroadcastState, BroadcastStep, Figures};
use crate::domain::delivery::DeliveryState;
use crate::domain::{
    BroadcastId, Candidate, DeliveryId, Panel, PanelistId, Participation, PersonId, RoundId,
};
use crate::service::{Desk, Error};
use crate::store::{self, Copy, Spread, StoredAddress, StoredPanelist, Transaction};

/// Panelists gone through in one transaction.
pub(super) const AT_ONCE: u64 = 500;

/// Longer than any copy waits.
const EVER: Duration = Duration::days(3650);

impl Desk {
    /// Does what is due with broadcasts: starts those whose time has come, unless the clock is not to be trusted, makes the next copies of those on their way, ends
    /// those of which nothing is left, and lets copies follow what their broadcast's state says: of one that was stopped
    /// nothing waits, of one that was corrected or taken back what has arrived waits again. All in small steps. Returns
    /// whether there is more to do at once.
    ///
    /// # Errors
    /// When the database is away. What was done until then stays done.
    pub async fn tend_broadcasts(&self, clock_is_trusted: bool) -> Result<bool, Error> {
        let read = self.store.read().await?;
        let live =
            read.broadcasts_that_are(&["scheduled", "running", "stopped", "recalled"]).await?;
        drop(read);
        let mut more = false;
        for broadcast in live {
            more |= match broadcast.state {
                BroadcastState::Scheduled { due_at }
                    if clock_is_trusted && due_at <= self.now() =>
                {
                    self.start_broadcast(broadcast.id).await?
                }
                BroadcastState::Running { started_at } => {
                    self.reopen(broadcast.id, started_at).await?
                        || self.spread_on(broadcast.id).await?
                }
                BroadcastState::Stopped { .. } => {
                    self.cancel(broadcast.id, self.now() + EVER).await?
                }
                BroadcastState::Recalled { recalled_at } => {
                    self.cancel(broadcast.id, recalled_at).await?
                        || self.cancel_unsent(broadcast.id).await?
                        || self.reopen(broadcast.id, recalled_at).await?
                }
                _ => false,
            };
        }
        Ok(more)
    }

    /// After a start: whatever was being sent to many when the program stopped may have arrived, and is not sent again.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn leave_uncertain(&self) -> Result<u64, Error> {
        let transaction = self.store.write().await?;
        let left = transaction.leave_uncertain(self.now()).await?;
        transaction.commit().await?;
        Ok(left)
    }

    /// Lets the next copies that arrived before this time wait again. Returns whether there were any.
    async fn reopen(&self, id: BroadcastId, before: DateTime<Utc>) -> Result<bool, Error> {
        let read = self.store.read().await?;
        let ids = read.copies_since_before(id, DeliveryState::Sent, before, AT_ONCE).await?;
        drop(read);
        if ids.is_empty() {
            return Ok(false);
        }
        let transaction = self.store.write().await?;
        transaction.reopen_copies(&ids, self.now()).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Lets the next copies that were due before this time leave no more. Returns whether there were any.
    async fn cancel(&self, id: BroadcastId, before: DateTime<Utc>) -> Result<bool, Error> {
        let read = self.store.read().await?;
        let ids = read.copies_since_before(id, DeliveryState::Waiting, before, AT_ONCE).await?;
        drop(read);
        self.cancel_these(&ids).await
    }

    /// The same with those that have never left, however late they were due.
    async fn cancel_unsent(&self, id: BroadcastId) -> Result<bool, Error> {
        let read = self.store.read().await?;
        let ids = read.unsent_copies(id, AT_ONCE).await?;
        drop(read);
        self.cancel_these(&ids).await
    }

    async fn cancel_these(&self, ids: &[DeliveryId]) -> Result<bool, Error> {
        if ids.is_empty() {
            return Ok(false);
        }
        let transaction = self.store.write().await?;
        transaction.cancel_copies(ids, self.now()).await?;
        transaction.commit().await?;
        Ok(true)
    }

    async fn start_broadcast(&self, id: BroadcastId) -> Result<bool, Error> {
        let transaction = self.store.write().await?;
        let found = transaction.broadcast(id).await?;
        let started = found.and_then(|one| one.step(BroadcastStep::Start, self.now()).ok());
        let Some(started) = started else { return Ok(false) };
        transaction.save_broadcast(&started).await?;
        transaction.commit().await?;
        tracing::info!(broadcast = %id, kind = started.kind.as_str(), "a broadcast begins");
        Ok(true)
    }

    /// Makes the next copies; when there are no more to make and none is under way, the broadcast is done. What it takes to
    /// find them is read beside those who write.
    async fn spread_on(&self, id: BroadcastId) -> Result<bool, Error> {
        let read = self.store.read().await?;
        let Some(broadcast) = read.broadcast(id).await? else { return Ok(false) };
        let spread = read.spread(id).await?;
        let after = match spread {
            Spread::NotBegun => None,
            Spread::Through(panelist) => Some(panelist),
            Spread::Complete => return self.finish(read, id).await,
        };
        let catalogue = self.catalogue(&read).await?;
        let Some(panel) = catalogue.panels.get(&broadcast.panel) else { return Ok(false) };
        let panelists = read.panelists_after(panel.id, after, AT_ONCE).await?;
        let next = match panelists.last() {
            Some(last) if panelists.len() as u64 == AT_ONCE => Spread::Through(last.id),
            _ => Spread::Complete,
        };
        let audience = self.audience(&read, &broadcast, panel, panelists).await?.reached;
        drop(read);
        let transaction = self.store.write().await?;
        if !is_running(&transaction, id).await? || transaction.spread(id).await? != spread {
            return Ok(false);
        }
        let now = self.now();
        let copies: Vec<Copy> = audience.iter().map(|one| one.copy(id, now)).collect();
        transaction.add_copies(&copies).await?;
        transaction.save_spread(id, next).await?;
        transaction.commit().await?;
        Ok(true)
    }

    /// Ends a broadcast of which no copy is under way. Once none is, its figures are fixed.
    async fn finish(&self, read: Transaction, id: BroadcastId) -> Result<bool, Error> {
        if read.has_copies_under_way(id).await? {
            return Ok(false);
        }
        let figures = read.figures(id).await?;
        drop(read);
        let transaction = self.store.write().await?;
        let Some(broadcast) = transaction.broadcast(id).await? else { return Ok(false) };
        let Ok(done) = broadcast.step(BroadcastStep::Finish, self.now()) else { return Ok(false) };
        // Meanwhile it may have been corrected.
        if transaction.has_copies_under_way(id).await? {
            return Ok(false);
        }
        let total = figures.values().copied().fold(Figures::default(), Figures::plus);
        transaction.save_broadcast(&Broadcast { figures: Some(total), ..done }).await?;
        transaction.commit().await?;
        tracing::info!(
            broadcast = %id,
            sent = total.sent,
            unreachable = total.unreachable,
            failed = total.failed,
            uncertain = total.uncertain,
            cancelled = total.cancelled,
            held = total.held,
            "a broadcast is done"
        );
        Ok(false)
    }

    /// Those of these panelists who belong to a broadcast's audience.
    pub(super) async fn audience(
        &self,
        transaction: &Transaction,
        broadcast: &Broadcast,
        panel: &Panel,
        panelists: Vec<StoredPanelist>,
    ) -> Result<Gathered, store::Error> {
        let people: Vec<PersonId> = panelists.iter().map(|one| one.person).collect();
        let mut addresses: BTreeMap<PersonId, Vec<StoredAddress>> = BTreeMap::new();
        for address in transaction.addresses_of(&people).await? {
            addresses.entry(address.person).or_default().push(address);
        }
        let parts = parts_in(transaction, broadcast, &panelists).await?;
        let wanted = &broadcast.audience.platforms;
        let mut gathered = Gathered::default();
        for panelist in panelists {
            let mut there = addresses.remove(&panelist.person).unwrap_or_default();
            there.retain(|one| wanted.is_empty() || wanted.contains(&one.address.platform));
            let address = self.written_to(there, panel);
            let locale = panelist.locale.as_ref().unwrap_or_else(|| panel.default_locale());
            let candidate = Candidate {
                membership: panelist.membership,
                background: &panelist.background,
                locale,
                invitation: panelist.invitation,
                platform: address.as_ref().map(|address| address.address.platform),
                participation: parts.get(&panelist.id).map_or(&[], Vec::as_slice),
            };
            match (broadcast.audience.includes(&candidate), address) {
                (true, Some(address)) => gathered.reached.push(Reached { panelist, address }),
                (true, None) => gathered.nowhere += 1,
                (false, _) => {}
            }
        }
        Ok(gathered)
    }
}

/// An audience, or a part of it.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub reached: Vec<Reached>,
    /// How many there are whom nothing reaches.
    pub nowhere: u64,
}

/// Someone in an audience, and where they are written to.
#[derive(Debug, Clone)]
pub(in crate::service) struct Reached {
    pub panelist: StoredPanelist,
    pub address: StoredAddress,
}

impl Reached {
    fn copy(&self, broadcast: BroadcastId, due_at: DateTime<Utc>) -> Copy {
        Copy {
            delivery: DeliveryId(Uuid::now_v7()),
            broadcast,
            panelist: self.panelist.id,
            address: self.address.id,
            platform: self.address.address.platform,
            state: DeliveryState::Waiting,
            attempts: 0,
            due_at,
            message: None,
        }
    }
}

async fn is_running(transaction: &Transaction, id: BroadcastId) -> Result<bool, Error> {
    let found = transaction.broadcast(id).await?;
    Ok(found.is_some_and(|one| matches!(one.state, BroadcastState::Running { .. })))
}

async fn parts_in(
    transaction: &Transaction,
    broadcast: &Broadcast,
    panelists: &[StoredPanelist],
) -> Result<BTreeMap<PanelistId, Vec<(RoundId, Participation)>>, store::Error> {
    let rounds: Vec<RoundId> = broadcast.audience.rounds().collect();
    if rounds.is_empty() {
        return Ok(BTreeMap::new());
    }
    let ids: Vec<PanelistId> = panelists.iter().map(|one| one.id).collect();
    let mut parts: BTreeMap<PanelistId, Vec<_>> = BTreeMap::new();
    for part in transaction.participation_of(&ids).await? {
        // Whoever has said no to a round hears no more of it.
        let any = &broadcast.audience.took_part_in_any;
        let is_counted = part.declined_at.is_none() || !any.contains(&part.round);
        let is_asked_of = is_counted && rounds.contains(&part.round);
        if let Some(participation) = part.participation.filter(|_| is_asked_of) {
            parts.entry(part.panelist).or_default().push((part.round, participation));
        }
    }
    Ok(parts)
}
