//! What came of rounds, beside what each reader answered in them: looked up when it is put into words, and stored nowhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::conversation::{OwnPart, RoundOutcome, Say};
use crate::domain::{Address, Round, RoundId};
use crate::service::situation::Batch;
use crate::service::{Desk, Error};
use crate::store::{StoredPanelist, Transaction};

impl Desk {
    /// What came of the rounds that something to say speaks of.
    pub(in crate::service) async fn outcomes_for(
        &self,
        transaction: &Transaction,
        batch: &mut Batch,
        address: &Address,
        said: impl IntoIterator<Item = &Say>,
    ) -> Result<Vec<RoundOutcome>, Error> {
        let mut wanted = BTreeSet::new();
        for say in said {
            match say {
                Say::Results | Say::Mine => wanted.extend(told_to(batch, address)),
                Say::Missed { rounds } => wanted.extend(rounds),
                // Whether they may see it before it is let out is settled where it is worded.
                Say::Staff { staff } => wanted.extend(staff.release()),
                _ => {}
            }
        }
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        batch.load_outcomes(transaction, &wanted).await?;
        let person = batch.chats.get(address).map(|chat| chat.address.person);
        let theirs: Vec<_> =
            person.map(|person| batch.panelists_of(person).collect()).unwrap_or_default();
        let mut outcomes = batch.outcomes(&theirs);
        outcomes.retain(|outcome| wanted.contains(&outcome.round.id));
        Ok(outcomes)
    }
}

/// The rounds of the panels that the person behind an address is in of which everyone may know what came of them.
fn told_to(batch: &Batch, address: &Address) -> Vec<RoundId> {
    let Some(chat) = batch.chats.get(address) else { return Vec::new() };
    let is_in = |panel| {
        batch
            .panelists_of(chat.address.person)
            .any(|one| one.panel == panel && one.membership.may_answer())
    };
    let rounds = batch.catalogue.rounds.values();
    let told = rounds.filter(|one| one.is_told() && is_in(one.panel));
    told.map(|one| one.id).collect()
}

impl Batch {
    /// Reads what came of these rounds, and, where it can still be found, what the people of the batch answered in them.
    pub(in crate::service) async fn load_outcomes(
        &mut self,
        transaction: &Transaction,
        rounds: &BTreeSet<RoundId>,
    ) -> Result<(), Error> {
        let missing = rounds.iter().filter(|round| !self.outcomes.contains_key(*round));
        let missing: Vec<RoundId> = missing.copied().collect();
        let mut places = BTreeSet::new();
        for id in missing {
            let Some(result) = transaction.result(id).await? else { continue };
            self.outcomes.insert(id, Arc::new(result));
            let Some(round) = self.catalogue.rounds.get(&id) else { continue };
            let there = self.panelists.values().filter(|one| one.panel == round.panel);
            let keys = there.filter_map(|one| self.catalogue.respondent_key(id, one.id));
            places.extend(keys.map(|key| (id, key)));
        }
        self.answers.extend(transaction.answers_of(&places).await?);
        Ok(())
    }

    /// What came of rounds, as one person sees it.
    pub(in crate::service) fn outcomes(&self, panelists: &[&StoredPanelist]) -> Vec<RoundOutcome> {
        let outcome = |(id, result): (&RoundId, _)| {
            let round = Arc::clone(self.catalogue.rounds.get(id)?);
            let own = self.own_part(&round, panelists);
            Some(RoundOutcome { round, result: Arc::clone(result), own })
        };
        let mut outcomes: Vec<_> = self.outcomes.iter().filter_map(outcome).collect();
        outcomes.sort_by_key(|outcome| (outcome.round.panel, outcome.round.number));
        outcomes
    }

    fn own_part(&self, round: &Round, panelists: &[&StoredPanelist]) -> OwnPart {
        let mut mine = panelists.iter().filter(|one| one.panel == round.panel);
        let took_part = |id| self.participation.contains_key(&(round.id, id));
        let Some(id) = mine.next().map(|one| one.id).filter(|id| took_part(*id)) else {
            return OwnPart::None;
        };
        match self.catalogue.respondent_key(round.id, id) {
            Some(key) => {
                OwnPart::Known(self.answers.get(&(round.id, key)).cloned().unwrap_or_default())
            }
            None => OwnPart::Sealed,
        }
    }
}
