//! What time brings about: rounds close, links are destroyed, and what is no longer needed is erased.

use chrono::{DateTime, Duration, Utc};

use super::broadcasts::WAITS;
use super::catalogue::Catalogue;
use super::sealing::seal_by;
use super::{Desk, Error};
use crate::domain::{Panel, Round, RoundState};
use crate::store::{StoredPanelist, day};

/// How long ids of updates are remembered.
const INBOX_HOURS: i64 = 48;

/// How long what could not be taken in is kept.
const SET_ASIDE_DAYS: i64 = 7;

/// How long an address is kept whose person is in no panel.
const STRANGER_DAYS: i64 = 30;

/// People erased in one transaction.
const ERASED_AT_ONCE: usize = 200;

/// What one run of the upkeep did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// Rounds whose closing time had come.
    pub closed: u64,
    /// Rounds whose result has reached everyone who took part.
    pub reported: u64,
    /// Rounds whose link to people was destroyed.
    pub sealed: u64,
    /// Guests who did not join in time.
    pub guests_erased: u64,
    /// Panelists of whom nothing was heard for as long as the panel keeps them.
    pub inactive_erased: u64,
    /// People who came by, joined no panel, and were not heard from since.
    pub strangers_erased: u64,
    /// Ids of updates that were forgotten.
    pub updates_forgotten: u64,
    /// Updates set aside that were erased.
    pub set_aside_erased: u64,
    /// Codes for joining addresses that nobody used in time.
    pub link_codes_erased: u64,
    /// Messages to many that nobody came to see on our own page in time.
    pub unseen_given_up: u64,
    /// Broadcasts of which it was forgotten who got them.
    pub broadcasts_forgotten: u64,
}

impl Desk {
    /// Does what is due. Running it again at once does nothing more.
    ///
    /// # Errors
    /// When the database is away. What was done until then stays done.
    pub async fn upkeep(&self) -> Result<Upkeep, Error> {
        let now = self.now();
        let (closed, reported, sealed) = self.settle_rounds(now).await?;
        let (guests_erased, inactive_erased) = self.erase_outdated(now).await?;
        let strangers_erased = self.erase_strangers(now).await?;
        let transaction = self.store.write().await?;
        let inbox_from = now - Duration::hours(INBOX_HOURS);
        let updates_forgotten = transaction.forget_updates_before(inbox_from).await?;
        let set_aside_from = now - Duration::days(SET_ASIDE_DAYS);
        let set_aside_erased = transaction.erase_set_aside_before(set_aside_from).await?;
        let link_codes_erased = transaction.erase_link_codes_before(now).await?;
        transaction.forget_letter_requests_before(now - Duration::days(1)).await?;
        transaction.forget_sessions_before(now).await?;
        let unseen_given_up = transaction.give_up_unseen(now - WAITS).await?;
        transaction.commit().await?;
        let broadcasts_forgotten = self.forget_old_copies(now).await?;
        let done = Upkeep {
            closed,
            reported,
            sealed,
            guests_erased,
            inactive_erased,
            strangers_erased,
            updates_forgotten,
            set_aside_erased,
            link_codes_erased,
            unseen_given_up,
            broadcasts_forgotten,
        };
        let erased = done.guests_erased
            + done.inactive_erased
            + done.strangers_erased
            + done.link_codes_erased
            + done.broadcasts_forgotten
            > 0;
        if erased || self.leaves_traces() {
            self.scrub().await;
        }
        Ok(done)
    }

    async fn settle_rounds(&self, now: DateTime<Utc>) -> Result<(u64, u64, u64), Error> {
        let (mut closed, mut sealed) = (0, 0);
        for round in &self.fixed_rounds().await? {
            if closes_now(round, now) && self.close_when_due(round.id).await? {
                closed += 1;
            }
        }
        let reported = self.results_through(&self.fixed_rounds().await?).await?;
        self.statements_through(&self.fixed_rounds().await?).await?;
        for round in &self.fixed_rounds().await? {
            if sealed_by_now(round, now) {
                self.seal(round.id).await?;
                sealed += 1;
            }
        }
        Ok((closed, reported, sealed))
    }

    /// Read and done: a transaction that stays open would keep traces of what is deleted.
    async fn fixed_rounds(&self) -> Result<Vec<Round>, Error> {
        let transaction = self.store.read().await?;
        Ok(transaction.fixed_rounds().await?)
    }

    async fn erase_outdated(&self, now: DateTime<Utc>) -> Result<(u64, u64), Error> {
        let transaction = self.store.read().await?;
        let panels = transaction.panels().await?;
        drop(transaction);
        let (mut guests, mut inactive) = (0, 0);
        for panel in &panels {
            let read = self.store.read().await?;
            let past = read.guests_past(panel.id, now).await?;
            let silent = read.panelists_silent_since(panel.id, kept_since(panel, now)).await?;
            drop(read);
            guests += self.erase_all(&past).await?;
            let still_there = |one: &StoredPanelist| !past.iter().any(|guest| guest.id == one.id);
            let silent: Vec<_> = silent.into_iter().filter(still_there).collect();
            inactive += self.erase_all(&silent).await?;
        }
        Ok((guests, inactive))
    }

    /// Looked for outside of the transaction that writes: nobody else waits for it.
    async fn erase_strangers(&self, now: DateTime<Utc>) -> Result<u64, Error> {
        let since = day(now - Duration::days(STRANGER_DAYS));
        let read = self.store.read().await?;
        let strangers = read.strangers_before(since).await?;
        drop(read);
        let mut erased = 0;
        for part in strangers.chunks(ERASED_AT_ONCE) {
            let transaction = self.store.write().await?;
            erased += transaction.erase_strangers(part, since).await?;
            transaction.commit().await?;
        }
        Ok(erased)
    }

    async fn erase_all(&self, panelists: &[StoredPanelist]) -> Result<u64, Error> {
        for part in panelists.chunks(ERASED_AT_ONCE) {
            let transaction = self.store.write().await?;
            self.erase(&transaction, part).await?;
            transaction.commit().await?;
        }
        Ok(panelists.len() as u64)
    }
}

fn kept_since(panel: &Panel, now: DateTime<Utc>) -> DateTime<Utc> {
    day(now - Duration::days(panel.retention.inactive_days.into()))
}

fn closes_now(round: &Round, now: DateTime<Utc>) -> bool {
    matches!(round.state, RoundState::Open { closes_at, .. } if closes_at <= now)
}

fn sealed_by_now(round: &Round, now: DateTime<Utc>) -> bool {
    let RoundState::Closed { closed_at, .. } = round.state else { return false };
    // Whoever was to see their own answer beside the result has seen it, or has not come for it in time; or there is none.
    let aftermath = round.aftermath();
    let is_seen = aftermath.result_through_at.is_some() || aftermath.nobody_answered;
    Catalogue::can_be_sealed(round) && (is_seen || seal_by(closed_at) <= now)
}
