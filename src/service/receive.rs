//! Taking in what has come: a batch in one transaction, and whatever fails alone set aside.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use uuid::Uuid;

use super::apply::hour;
use super::situation::Batch;
use super::{Desk, Error, Preview};
use crate::conversation::{self, Say, Step};
use crate::domain::delivery::{DeliveryState, Outgoing};
use crate::domain::message::Incoming;
use crate::domain::{Address, AddressId, DeliveryId, Platform};
use crate::store::{self, StoredDelivery, Transaction, UpdateKey};

/// Most updates in one transaction: as many as one poll of Telegram brings.
const BATCH: usize = 100;

/// How many times a batch is run again when someone else changed the same rows.
const RUNS: usize = 5;

/// How many times an update may fail alone before it is set aside.
const FAILURES: usize = 3;

/// What became of one update.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// The update's id, as it came.
    pub update_id: String,
    /// Who it came from.
    pub from: Address,
    /// True when it had been received before, and changed nothing.
    pub repeated: bool,
    /// What to send now, in order. Already stored as being sent. In the browser and the terminal replies wait to be
    /// shown instead ([`Desk::page`]), and this is empty, with one exception on every platform: when nothing of the
    /// chat is kept (someone had everything erased, or turned out too young), the goodbye stands here and nowhere else.
    pub replies: Vec<Outgoing>,
}

/// One update, and what it leads to.
struct Turn<'a> {
    update: &'a Incoming,
    step: Step,
    /// The chat's row; `None` when nothing of the chat is kept.
    kept: Option<AddressId>,
    replies: Vec<Outgoing>,
}

impl Desk {
    /// Takes in updates that have come. When this returns, what they led to is committed, and each that is named in the
    /// result may be acknowledged. One that is not named was not taken in, because the database went away in the
    /// middle: hand it in again. Updates of one address are taken in one after the other, in the order given. An update
    /// that breaks the program is set aside, encrypted for the owner, and counts as taken in.
    ///
    /// # Errors
    /// When nothing could be stored: nothing may be acknowledged then.
    pub async fn receive(&self, batch: Vec<Incoming>) -> Result<Vec<Received>, Error> {
        let mut received = Vec::with_capacity(batch.len());
        for wave in waves(batch) {
            match self.take_wave(&wave).await {
                Ok(taken) => received.extend(taken),
                Err(error) if received.is_empty() => return self.noted(Err(error)),
                Err(error) => {
                    if !error.passes() {
                        tracing::warn!(%error, "some updates were not taken in");
                    }
                    let _ = self.noted::<()>(Err(error));
                    return Ok(received);
                }
            }
        }
        self.noted(Ok(received))
    }

    /// Notes whether the database could be written to; see [`crate::store::Store::note`].
    pub(super) fn noted<T>(&self, outcome: Result<T, Error>) -> Result<T, Error> {
        let stored = match &outcome {
            Ok(_) => Ok(()),
            Err(Error::DiskFull) => Err(store::Error::DiskFull),
            Err(Error::Unavailable(why)) => Err(store::Error::Unavailable(why.clone())),
            Err(_) => return outcome,
        };
        let _ = self.store.note(stored);
        outcome
    }

    /// Whether an update has been taken in before.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn has_received(&self, update: &Incoming) -> Result<bool, Error> {
        // Nothing is committed: what was remembered just now is forgotten again.
        let transaction = self.store.write().await?;
        let fresh = transaction.remember(&BTreeSet::from([key(update)]), hour(self.now())).await?;
        Ok(fresh.is_empty())
    }

    async fn take_wave(&self, wave: &[Incoming]) -> Result<Vec<Received>, Error> {
        match self.take_together(wave).await {
            Err(Error::Broken(reason)) => {
                tracing::warn!(updates = wave.len(), reason, "taking in a batch one by one");
            }
            outcome => return outcome,
        }
        let mut received = Vec::with_capacity(wave.len());
        for update in wave {
            match self.take_alone(update).await {
                Ok(taken) => received.extend(taken),
                Err(error) if received.is_empty() => return Err(error),
                Err(_) => break,
            }
        }
        Ok(received)
    }

    async fn take_alone(&self, update: &Incoming) -> Result<Vec<Received>, Error> {
        for _ in 0..FAILURES {
            match self.take_together(std::slice::from_ref(update)).await {
                Err(Error::Broken(_)) => {}
                outcome => return outcome,
            }
        }
        self.set_aside(update).await?;
        Ok(vec![answered(update, false, Vec::new())])
    }

    /// All of them or none, run again when someone else changed the same rows, or once what it lacked is counted.
    async fn take_together(&self, wave: &[Incoming]) -> Result<Vec<Received>, Error> {
        let (mut runs, mut counted) = (1, Vec::new());
        loop {
            match self.take_once(wave, &counted).await {
                Err(Error::Conflict) if runs < RUNS => runs += 1,
                Err(Error::Uncounted(bulletin)) => counted.push(self.count(*bulletin).await?),
                outcome => return outcome,
            }
        }
    }

    async fn take_once(
        &self,
        wave: &[Incoming],
        counted: &[Preview],
    ) -> Result<Vec<Received>, Error> {
        let transaction = self.store.write().await?;
        let keys: BTreeSet<UpdateKey> = wave.iter().map(key).collect();
        let fresh = transaction.remember(&keys, hour(self.now())).await?;
        let updates: Vec<&Incoming> =
            wave.iter().filter(|update| fresh.contains(&key(update))).collect();
        let repeated = |update| answered(update, true, Vec::new());
        if updates.is_empty() {
            return Ok(wave.iter().map(repeated).collect());
        }
        let catalogue = self.hold_catalogue(&transaction).await?;
        let addresses: Vec<Address> = updates.iter().map(|update| update.from.clone()).collect();
        let mut batch = Batch::load(self, &transaction, catalogue, &addresses, &updates).await?;
        batch.counted = counted.to_vec();
        let mut turns = self.turn_all(&mut batch, &transaction, &updates).await?;
        batch.write(&transaction, &self.keys).await?;
        transaction.commit().await?;
        self.metrics().answered(batch.changes.answers.len());
        if batch.changes.erase() {
            self.forget_traces().await;
        }
        self.outbox().post(&batch.changes.posted);
        let mut result = Vec::with_capacity(wave.len());
        for update in wave {
            let turn = turns.iter_mut().find(|turn| std::ptr::eq(turn.update, update));
            result.push(match turn {
                Some(turn) => answered(update, false, std::mem::take(&mut turn.replies)),
                None => repeated(update),
            });
        }
        Ok(result)
    }

    async fn turn_all<'a>(
        &self,
        batch: &mut Batch,
        transaction: &Transaction,
        updates: &[&'a Incoming],
    ) -> Result<Vec<Turn<'a>>, Error> {
        let mut turns = Vec::with_capacity(updates.len());
        for update in updates {
            let mut step = guarded(|| self.step(batch, update))?;
            self.settle(transaction, batch, update, &mut step).await?;
            turns.push(guarded(|| Self::carry_out(batch, update, step))??);
        }
        for turn in &mut turns {
            let said: Vec<Say> = turn.step.replies.iter().map(|reply| reply.say.clone()).collect();
            let (from, situation) = (&turn.update.from, &mut turn.step.situation);
            situation.staff = self.staff_view(transaction, batch, from, &said).await?;
            self.fill_in(transaction, batch, from, &said, situation).await?;
        }
        turns.iter_mut().try_for_each(|turn| guarded(|| self.reply(batch, turn))?)?;
        batch.tell_joined()?;
        Ok(turns)
    }

    fn step(&self, batch: &Batch, update: &Incoming) -> Step {
        let situation = batch.situation(self, &update.from, Some(update));
        self.note_guess(batch, update);
        conversation::step(batch.conversation(&update.from), update, situation)
    }

    /// One step, carried out in memory.
    fn carry_out<'a>(
        batch: &mut Batch,
        update: &'a Incoming,
        mut step: Step,
    ) -> Result<Turn<'a>, Error> {
        let known = batch.chats.get(&update.from).map(|chat| chat.address.id);
        if let Some(id) = known.filter(|_| waits_to_be_shown(update.from.platform)) {
            batch.changes.no_longer_wanted.insert(id);
        }
        let kept = batch.apply(update, &step)?;
        for reply in &step.replies {
            if let Say::Invite { panel } = reply.say {
                let member = step.situation.member(panel).map(|member| member.panelist);
                if let Some(code) = member.and_then(|member| batch.invite(member, panel)) {
                    step.situation.own_codes.insert(panel, code);
                }
            }
        }
        let offered = batch.person(&update.from).and_then(|id| batch.changes.links.offered_to(id));
        step.situation.own_link_code = offered.map(|stored| stored.code.clone());
        Ok(Turn { update, step, kept, replies: Vec::new() })
    }

    /// Words the replies, and notes the rows that they are kept in.
    fn reply(&self, batch: &mut Batch, turn: &mut Turn<'_>) -> Result<(), Error> {
        let to = &turn.update.from;
        for reply in &turn.step.replies {
            let delivery = DeliveryId(Uuid::now_v7());
            let shown = waits_to_be_shown(to.platform);
            if let Some(address) = turn.kept {
                batch.changes.deliveries.push(StoredDelivery {
                    id: delivery,
                    address,
                    state: if shown { DeliveryState::Waiting } else { DeliveryState::Sending },
                    prompts: reply.say.is_prompt(),
                    attempts: 0,
                    due_at: batch.now,
                    body: super::compose::write_body(reply)?,
                });
                if shown {
                    continue;
                }
            }
            let Step { conversation, situation, .. } = &turn.step;
            match self.word(reply, conversation, situation) {
                Some(message) => turn.replies.push(Outgoing {
                    delivery,
                    address: turn.kept.unwrap_or(AddressId(Uuid::nil())),
                    to: to.clone(),
                    room: batch.room(turn.update),
                    attempts: 0,
                    heard_at: Some(turn.update.received_at),
                    message,
                }),
                None => batch.changes.deliveries.retain(|row| row.id != delivery),
            }
        }
        Ok(())
    }
}

impl Batch {
    /// Where the reply to an update goes on the platform. A chat that is forgotten gets its goodbye where it wrote.
    fn room(&self, update: &Incoming) -> Option<String> {
        let kept = self.chats.get(&update.from).and_then(|chat| chat.address.room.clone());
        kept.or_else(|| update.room.clone())
    }
}

/// Whether replies wait on this platform until they are shown.
pub(super) const fn waits_to_be_shown(platform: Platform) -> bool {
    matches!(platform, Platform::Browser | Platform::Terminal)
}

pub(super) fn key(update: &Incoming) -> UpdateKey {
    (update.from.platform, update.update_id.clone())
}

fn answered(update: &Incoming, repeated: bool, replies: Vec<Outgoing>) -> Received {
    let Incoming { update_id, from, .. } = update;
    Received { update_id: update_id.clone(), from: from.clone(), repeated, replies }
}

/// A panic is a fault of the program in one update: the others must not suffer from it.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Error::Broken("panic".to_owned()))
}

/// Transactions of at most [`BATCH`] updates, each with at most one of an address and one of an id, in order.
fn waves(updates: Vec<Incoming>) -> Vec<Vec<Incoming>> {
    let mut waves: Vec<Vec<Incoming>> = Vec::new();
    for update in updates {
        let is_same = |other: &Incoming| {
            other.from == update.from
                || (other.from.platform, &other.update_id)
                    == (update.from.platform, &update.update_id)
        };
        let meets = |wave: &Vec<Incoming>| wave.iter().any(is_same);
        let after = waves.iter().rposition(meets).map_or(0, |last| last + 1);
        let room = (after..waves.len()).find(|index| waves[*index].len() < BATCH);
        match room {
            Some(index) => waves[index].push(update),
            None => waves.push(vec![update]),
        }
    }
    waves
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::Heard;

    fn update(id: usize, from: &str) -> Incoming {
        Incoming {
            update_id: id.to_string(),
            from: Address { platform: Platform::Telegram, external_id: from.to_owned() },
            locale: None,
            room: None,
            number: None,
            session: None,
            received_at: chrono::DateTime::UNIX_EPOCH,
            heard: Heard::Text("hej".to_owned()),
        }
    }

    #[test]
    fn a_wave_has_one_update_of_an_address_and_keeps_their_order() {
        let updates = vec![update(1, "a"), update(2, "b"), update(3, "a"), update(4, "c")];
        let ids = |wave: &Vec<Incoming>| {
            wave.iter().map(|update| update.update_id.clone()).collect::<Vec<_>>()
        };
        let waves: Vec<_> = waves(updates).iter().map(ids).collect();
        assert_eq!(waves, [vec!["1", "2", "4"], vec!["3"]]);
    }

    #[test]
    fn a_wave_holds_a_hundred() {
        let updates = (0..130).map(|number| update(number, &number.to_string())).collect();
        let sizes: Vec<_> = waves(updates).iter().map(Vec::len).collect();
        assert_eq!(sizes, [100, 30]);
    }
}
