//! Which copies wait, and claiming those whose turn has come: the last look at whether each is still wanted.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::pictures::{self, Bringing, Pictures};
use super::recipient::recipient;
use crate::conversation::{self, Conversation, Reply, Say, Situation};
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState};
use crate::domain::contact::{self, Turn};
use crate::domain::delivery::{Claimed, DeliveryState, Destination, Outgoing};
use crate::domain::message::Message;
use crate::domain::{Address, AddressId, BroadcastId, DeliveryId, PanelistId, Platform};
use crate::service::situation::Batch;
use crate::service::{Desk, Error};
use crate::store::{Copy, StoredAddress, Transaction};

/// Everything that the decision about some copies looks at.
struct Look {
    batch: Batch,
    broadcasts: BTreeMap<BroadcastId, Broadcast>,
    pictures: Pictures,
    addresses: BTreeMap<AddressId, StoredAddress>,
    written_to: BTreeMap<PanelistId, Vec<DateTime<Utc>>>,
}

/// What is decided about a copy.
enum Decision {
    /// It leaves now.
    Leave,
    /// It stands there from then on.
    Become(DeliveryState, DateTime<Utc>),
    /// It waits where it is: staff have paused the broadcast.
    Stay,
}

/// The copies that come to stand somewhere else than under way, by where and when.
type Others = BTreeMap<(&'static str, DateTime<Utc>), (DeliveryState, Vec<DeliveryId>)>;

impl Look {
    fn decide(&self, copy: &Copy) -> Decision {
        let now = self.batch.now;
        let cancelled = Decision::Become(DeliveryState::Cancelled, now);
        let (Some(broadcast), Some(address)) =
            (self.broadcasts.get(&copy.broadcast), self.addresses.get(&copy.address))
        else {
            return cancelled;
        };
        match broadcast.state {
            BroadcastState::Recalled { .. } => return Decision::Leave,
            BroadcastState::Running { .. } => {}
            _ => return Decision::Stay,
        }
        // What stands there already is put right whatever the hour.
        if copy.message.is_some() {
            return Decision::Leave;
        }
        if !address.reachable {
            return Decision::Become(DeliveryState::Unreachable, now);
        }
        let known = self.batch.panelists.get(&copy.panelist);
        let panel = self.batch.catalogue.panels.get(&broadcast.panel);
        let (Some(panelist), Some(panel)) = (known, panel) else { return cancelled };
        let written_to = self.written_to.get(&panelist.id).map_or(&[][..], Vec::as_slice);
        let recipient = recipient(broadcast, panelist, &self.batch, written_to);
        match contact::turn(broadcast.kind, &recipient, &panel.contact, panel.time_zone, now) {
            Turn::Send => Decision::Leave,
            Turn::Later(at) => Decision::Become(DeliveryState::Waiting, at),
            Turn::Hold => Decision::Become(DeliveryState::Held, now),
            Turn::Cancel => cancelled,
        }
    }
}

/// Adds a copy to those that come to stand there.
fn settle(others: &mut Others, copy: &Copy, state: DeliveryState, at: DateTime<Utc>) {
    others.entry((state.as_str(), at)).or_insert_with(|| (state, Vec::new())).1.push(copy.delivery);
}

impl Desk {
    /// The first copies whose time has come on a platform, with where each goes: what is urgent first, and of that the
    /// oldest broadcast.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn copies_due(
        &self,
        platform: Platform,
        most: usize,
    ) -> Result<Vec<(DeliveryId, Address)>, Error> {
        let transaction = self.store.read().await?;
        let mut live = transaction.broadcasts_that_are(&["running", "recalled"]).await?;
        if live.is_empty() {
            return Ok(Vec::new());
        }
        live.sort_by_key(|one| one.kind.lane());
        let (now, catalogue) = (self.now(), self.catalogue(&transaction).await?);
        // What stands in chats is put right first, and at any hour.
        let mut copies = transaction.standing_copies_due(platform, now, most as u64).await?;
        let standing: BTreeSet<DeliveryId> = copies.iter().map(|copy| copy.delivery).collect();
        for broadcast in live {
            let panel = catalogue.panels.get(&broadcast.panel);
            if panel.is_some_and(|panel| panel.contact.is_quiet(now, panel.time_zone)) {
                continue;
            }
            let room = most.saturating_sub(copies.len()) as u64;
            if room > 0 {
                let room = room.min(pictures::may_leave(&transaction, &broadcast, platform).await?);
                let due = transaction.copies_due(broadcast.id, platform, now, room).await?;
                copies.extend(due.into_iter().filter(|copy| !standing.contains(&copy.delivery)));
            }
        }
        let ids: Vec<AddressId> = copies.iter().map(|copy| copy.address).collect();
        let stored = transaction.addresses_by_id(&ids).await?;
        let addresses: BTreeMap<AddressId, Address> =
            stored.into_iter().map(|one| (one.id, one.address)).collect();
        let with_address =
            |copy: Copy| Some((copy.delivery, addresses.get(&copy.address)?.clone()));
        Ok(copies.into_iter().filter_map(with_address).collect())
    }

    /// Looks once more whether these copies are wanted, and marks those that are as being sent. When this returns, that is
    /// committed: whatever is in the result may leave, and must not be sent a second time.
    ///
    /// # Errors
    /// When nothing was marked.
    pub async fn claim_copies(&self, ids: &[DeliveryId]) -> Result<Vec<Claimed>, Error> {
        let transaction = self.store.write().await?;
        let mut copies = transaction.copies(ids).await?;
        // Everyone holds broadcasts in the same order.
        copies.sort_by_key(|copy| copy.broadcast);
        let mut look = self.look(&transaction, &copies).await?;
        let mut leaving: Vec<(Copy, Claimed)> = Vec::new();
        let mut brought: BTreeMap<DeliveryId, String> = BTreeMap::new();
        let mut others = Others::new();
        for copy in copies.into_iter().filter(|copy| copy.state == DeliveryState::Waiting) {
            match look.decide(&copy) {
                Decision::Leave => {
                    let bringing = self.bringing(&mut look, &copy);
                    if bringing == Bringing::StandsBack {
                        continue;
                    }
                    let Some(claimed) = self.put_into_words(&look, &copy) else {
                        settle(&mut others, &copy, DeliveryState::Cancelled, look.batch.now);
                        continue;
                    };
                    if let Bringing::Picture(language) = bringing {
                        brought.insert(copy.delivery, language);
                    }
                    leaving.push((copy, claimed));
                }
                Decision::Become(state, at) => settle(&mut others, &copy, state, at),
                Decision::Stay => {}
            }
        }
        for ((_, at), (state, ids)) in others {
            transaction.change_waiting_copies(&ids, state, at).await?;
        }
        let ids: Vec<DeliveryId> = leaving.iter().map(|(copy, _)| copy.delivery).collect();
        let now = look.batch.now;
        let claimed = transaction.change_waiting_copies(&ids, DeliveryState::Sending, now).await?;
        leaving.retain(|(copy, _)| claimed.contains(&copy.delivery));
        for (copy, _) in &leaving {
            if let Some(language) = brought.get(&copy.delivery) {
                let place = (copy.broadcast, copy.platform);
                transaction.note_bringing(place, language, copy.delivery).await?;
            }
        }
        transaction.commit().await?;
        Ok(leaving.into_iter().map(|(_, claimed)| claimed).collect())
    }

    /// What a copy does with the picture that its reader sees.
    fn bringing(&self, look: &mut Look, copy: &Copy) -> Bringing {
        let broadcast = look.broadcasts.get(&copy.broadcast);
        let Some(broadcast) = broadcast.filter(|one| one.picture.is_some()) else {
            return Bringing::Nothing;
        };
        let panel = look.batch.catalogue.panels.get(&broadcast.panel);
        let Some((panel, stored)) = panel.zip(look.addresses.get(&copy.address)) else {
            return Bringing::Nothing;
        };
        let conversation = Conversation {
            panel: Some(broadcast.panel),
            ..look.batch.conversation(&stored.address)
        };
        let situation = look.batch.situation(self, &stored.address, None);
        let locale = conversation::locale(&conversation, &situation);
        look.pictures.turn(copy, panel, &locale)
    }

    async fn look(&self, transaction: &Transaction, copies: &[Copy]) -> Result<Look, Error> {
        let (mut broadcasts, mut pictures) = (BTreeMap::new(), Pictures::default());
        for copy in copies {
            if broadcasts.contains_key(&copy.broadcast) {
                continue;
            }
            let Some(found) = transaction.broadcast(copy.broadcast).await? else { continue };
            pictures.look(transaction, &found, copy.platform).await?;
            broadcasts.insert(found.id, found);
        }
        let ids: Vec<AddressId> = copies.iter().map(|copy| copy.address).collect();
        let stored = transaction.addresses_by_id(&ids).await?;
        let addresses: Vec<Address> = stored.iter().map(|one| one.address.clone()).collect();
        let catalogue = self.catalogue(transaction).await?;
        let longest = catalogue.panels.values().map(|panel| panel.contact.within()).max();
        let since = self.now() - longest.unwrap_or_default();
        let panelists: Vec<PanelistId> = copies.iter().map(|copy| copy.panelist).collect();
        let written_to = transaction.written_to_since(&panelists, since).await?;
        let mut batch = Batch::load(self, transaction, catalogue, &addresses, &[]).await?;
        let told = broadcasts.values().filter_map(|one| one.kind.tells_result_of());
        batch.load_outcomes(transaction, &told.collect()).await?;
        let addresses = stored.into_iter().map(|one| (one.id, one)).collect();
        Ok(Look { batch, broadcasts, pictures, addresses, written_to })
    }

    fn put_into_words(&self, look: &Look, copy: &Copy) -> Option<Claimed> {
        let broadcast = look.broadcasts.get(&copy.broadcast)?;
        let StoredAddress { address, room, id, .. } = look.addresses.get(&copy.address)?.clone();
        if matches!(broadcast.state, BroadcastState::Recalled { .. }) {
            let delivery = copy.delivery;
            let at = Destination { delivery, address, room, part: 0 };
            let message = copy.message.clone()?;
            return Some(Claimed::TakeBack { message, at, address: id, attempts: copy.attempts });
        }
        let mut message = self.word_copy(broadcast, &look.pictures, &look.batch, &address)?;
        message.replaces.clone_from(&copy.message);
        Some(Claimed::Send(Box::new(Outgoing {
            delivery: copy.delivery,
            address: id,
            to: address,
            room,
            attempts: copy.attempts,
            heard_at: None,
            message,
        })))
    }
}

impl Desk {
    /// A person's copy of a broadcast, in their language; `None` when it has lost its meaning.
    pub(super) fn word_copy(
        &self,
        broadcast: &Broadcast,
        pictures: &Pictures,
        batch: &Batch,
        address: &Address,
    ) -> Option<Message> {
        let conversation =
            Conversation { panel: Some(broadcast.panel), ..batch.conversation(address) };
        let situation = batch.situation(self, address, None);
        self.word_broadcast(broadcast, pictures, &conversation, situation)
    }

    /// A broadcast as a message in the language of a conversation.
    pub(super) fn word_broadcast(
        &self,
        broadcast: &Broadcast,
        pictures: &Pictures,
        conversation: &Conversation,
        mut situation: Situation,
    ) -> Option<Message> {
        situation.bulletin = Some(broadcast.text.clone());
        let say = match broadcast.kind {
            BroadcastKind::Bulletin => Say::Bulletin { panel: broadcast.panel },
            BroadcastKind::Opening { round } => Say::Intro { round, begin: true },
            BroadcastKind::Reminder { round, .. } => Say::Reminder { round },
            BroadcastKind::Closing { round } => Say::Closing { round },
            // Whoever has not got it yet gets the correction in its place.
            BroadcastKind::Statement { statement }
                if situation.followup.correction_of(statement).is_some() =>
            {
                return None;
            }
            BroadcastKind::Statement { statement } => Say::Statement { statement },
            BroadcastKind::Late { round, missed, dated } => Say::Late { round, missed, dated },
            BroadcastKind::Felt { statement } => Say::FeltAsked { statement },
            BroadcastKind::Decision { decision, update } => Say::Decision { decision, update },
            BroadcastKind::Result { round, question } => Say::Result { round, question },
            BroadcastKind::ResultLink { round } => Say::ResultLink { round },
        };
        let mut message = self.word(&Reply { say, replaces: None }, conversation, &situation)?;
        let locale = conversation::locale(conversation, &situation);
        let panel = situation.panel(broadcast.panel)?;
        pictures.put(&mut message, broadcast, panel, &locale);
        Some(message)
    }
}
