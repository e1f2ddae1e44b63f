//! What came while somebody stayed away from their page for so long that no copy of it waits for them any more.

use std::collections::BTreeSet;

use super::WAITS;
use crate::conversation::Say;
use crate::domain::{Address, Platform, Round};
use crate::service::situation::Batch;
use crate::service::{Desk, Error};
use crate::store::{StoredPanelist, Transaction};

impl Desk {
    /// What to say of it; `None` when there is nothing, or they are written to somewhere else. It is said until they do something
    /// on the page: what came on the day that they last did cannot be told from what they saw then, and is said once more.
    pub(in crate::service) async fn missed(
        &self,
        transaction: &Transaction,
        batch: &Batch,
        address: &Address,
    ) -> Result<Option<Say>, Error> {
        let Some(chat) = batch.chats.get(address) else { return Ok(None) };
        let (since, until) = (chat.address.seen_at, batch.now - WAITS);
        if address.platform != Platform::Browser || since >= until {
            return Ok(None);
        }
        let places = transaction.addresses_of(&[chat.address.person]).await?;
        let is_read_here = |one: &&StoredPanelist| {
            let panel = batch.catalogue.panels.get(&one.panel);
            let place = panel.and_then(|panel| self.written_to(places.clone(), panel));
            place.is_some_and(|place| place.id == chat.address.id)
        };
        let here: Vec<_> = batch.panelists_of(chat.address.person).filter(is_read_here).collect();
        let followup = &batch.catalogue.followup;
        let came = |round: &&Round| {
            round.is_told() && followup.told_at(round).any(|at| since <= at && at < until)
        };
        let took_part = |round: &&Round| here.iter().any(|one| batch.awaits(round, one));
        let rounds = batch.catalogue.rounds.values().map(AsRef::as_ref);
        let missed: BTreeSet<_> = rounds.filter(came).filter(took_part).map(|one| one.id).collect();
        Ok((!missed.is_empty()).then_some(Say::Missed { rounds: missed }))
    }
}

impl Batch {
    /// Whether somebody is to be told what comes of a round: they took part, and have not said no to it since.
    fn awaits(&self, round: &Round, panelist: &StoredPanelist) -> bool {
        let whose = (round.id, panelist.id);
        panelist.membership.may_answer()
            && self.participation.contains_key(&whose)
            && !self.declined.contains_key(&whose)
    }
}
