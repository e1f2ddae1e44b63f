//! Looking up the codes by which one person comes to be reached at several addresses, and what using one would lead to.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::compose::write_body;
use super::outbox::Posted;
use super::receive::waits_to_be_shown;
use super::situation::{Batch, Chat};
use super::{Desk, Error};
use crate::conversation::{self, Link, PlaceSay, Reply, Say, Wanted};
use crate::domain::delivery::DeliveryState;
use crate::domain::message::Incoming;
use crate::domain::{Address, DeliveryId, Locale, PersonId, Platform};
use crate::store::{StoredDelivery, StoredLinkCode, Transaction, day};

impl Batch {
    /// What must be looked up, by address: for each update, or, where there are none, for each chat as it stands.
    pub(super) fn all_wanted(
        &self,
        desk: &Desk,
        addresses: &[Address],
        updates: &[&Incoming],
    ) -> Vec<(Address, Wanted)> {
        let wanted = |from: &Address, update| (from.clone(), self.wanted(desk, from, update));
        if updates.is_empty() {
            return addresses.iter().map(|address| wanted(address, None)).collect();
        }
        updates.iter().map(|update| wanted(&update.from, Some(*update))).collect()
    }

    /// What must be looked up for one chat. To show it as it stands, no more than what it waits for.
    pub(super) fn wanted(
        &self,
        desk: &Desk,
        address: &Address,
        update: Option<&Incoming>,
    ) -> Wanted {
        let heard = update.map(|update| &update.heard);
        let wanted = conversation::wanted(&self.conversation(address), heard, desk.vocabulary());
        match heard {
            Some(_) => wanted,
            None => Wanted { invitation: None, ..wanted },
        }
    }

    /// Reads the codes that are spoken of, and the chats of everybody whom they concern. Not a statement when nobody
    /// speaks of one. Returns the people who may be joined.
    pub(super) async fn load_links(
        &mut self,
        transaction: &Transaction,
        wanted: &[(Address, Wanted)],
    ) -> Result<BTreeSet<PersonId>, Error> {
        let codes: Vec<String> = wanted.iter().flat_map(|(_, one)| one.links.clone()).collect();
        let found = transaction.link_codes(&codes).await?;
        self.link_codes = found.into_iter().map(|one| (one.code.clone(), one)).collect();
        let mut joining = BTreeSet::new();
        let mut looking = BTreeSet::new();
        for (address, one) in wanted {
            let person = self.chats.get(address).map(|chat| chat.address.person);
            if let Some(code) = self.wanted_code(one) {
                joining.insert(code.person);
                joining.extend(person);
            }
            looking.extend(person.filter(|_| one.elsewhere));
        }
        let to_join: Vec<PersonId> = joining.iter().copied().collect();
        self.staff_to_join = transaction.staff_among(&to_join).await?;
        let people: Vec<PersonId> = joining.union(&looking).copied().collect();
        if !people.is_empty() {
            let mut addresses = transaction.addresses_of(&people).await?;
            addresses.retain(|stored| !self.chats.contains_key(&stored.address));
            self.load_chats(transaction, addresses).await?;
        }
        Ok(joining)
    }

    fn wanted_code(&self, wanted: &Wanted) -> Option<&StoredLinkCode> {
        wanted.links.iter().find_map(|code| self.link_codes.get(&code.to_uppercase()))
    }

    /// The code that is spoken of, with how everything would be if it were used.
    pub(super) fn wanted_link(
        &self,
        desk: &Desk,
        address: &Address,
        wanted: &Wanted,
    ) -> Option<Link> {
        let stored = self.wanted_code(wanted)?;
        let mut joined = self.clone();
        let today = day(self.now);
        let newcomer = || Chat::new(address.clone(), stored.person, today);
        let chat = joined.chats.entry(address.clone()).or_insert_with(newcomer);
        chat.conversation.waiting = conversation::Waiting::Nothing;
        let own = self.chats.get(address).map(|chat| chat.address.person);
        let is_own = own == Some(stored.person);
        joined.link(address, &stored.code);
        Some(Link {
            code: stored.code.clone(),
            expires_at: stored.expires_at,
            locale: self.chosen_locale(stored.person),
            of_staff: own
                .iter()
                .chain([&stored.person])
                .any(|one| self.staff_to_join.contains(one)),
            platforms: joined.platforms_of(stored.person),
            joined: (!is_own).then(|| Box::new(joined.situation(desk, address, None))),
        })
    }

    /// The language that a person has chosen in one of their panels.
    pub(super) fn chosen_locale(&self, person: PersonId) -> Option<Locale> {
        self.panelists_of(person).find_map(|panelist| panelist.locale.clone())
    }

    fn platforms_of(&self, person: PersonId) -> BTreeSet<Platform> {
        let theirs =
            self.chats.values().filter(|chat| chat.address.person == person && is_chat(chat));
        theirs.map(|chat| chat.address.address.platform).collect()
    }

    /// Where else the person behind an address is reached.
    pub(super) fn elsewhere(&self, address: &Address) -> Vec<Platform> {
        let person = self.chats.get(address).map(|chat| chat.address.person);
        let others = self.chats.values().filter(|chat| {
            Some(chat.address.person) == person
                && chat.address.address != *address
                && chat.is_heard()
        });
        others.map(|chat| chat.address.address.platform).collect()
    }
}

/// Whether something can be said there. A mailbox only goes along with its person.
fn is_chat(chat: &Chat) -> bool {
    chat.address.address.platform != Platform::Email
}

impl Chat {
    /// Whether what we say there gets to the person.
    pub(super) fn is_heard(&self) -> bool {
        is_chat(self) && self.address.reachable
    }
}

impl Batch {
    /// Stores what the chats are told that another has been joined to. On our own page it waits to be shown.
    pub(super) fn tell_joined(&mut self) -> Result<(), Error> {
        let (mut rows, mut posted) = (Vec::new(), Vec::new());
        for (to, platform) in self.changes.links.joined() {
            let Some(address) = self.chats.get(to).map(|chat| chat.address.id) else { continue };
            let delivery = DeliveryId(Uuid::now_v7());
            let shown = waits_to_be_shown(to.platform);
            if !shown {
                posted.push((to.platform, Posted { delivery, address }));
            }
            let say = Say::Place { place: PlaceSay::Joined { platform } };
            rows.push(StoredDelivery {
                id: delivery,
                address,
                state: if shown { DeliveryState::Waiting } else { DeliveryState::Sending },
                prompts: false,
                attempts: 0,
                due_at: self.now,
                body: write_body(&Reply { say, replaces: None })?,
            });
        }
        self.changes.deliveries.extend(rows);
        self.changes.posted.extend(posted);
        Ok(())
    }
}

impl Desk {
    /// The code that the person behind an address can use elsewhere now, where something to say shows it.
    pub(super) async fn own_link_code(
        &self,
        transaction: &Transaction,
        batch: &Batch,
        address: &Address,
        said: &[Say],
    ) -> Result<Option<String>, Error> {
        let Some(chat) = batch.chats.get(address).filter(|_| said.contains(&Say::LinkCode)) else {
            return Ok(None);
        };
        let stored = transaction.link_code_of(chat.address.person).await?;
        Ok(stored.filter(|stored| stored.expires_at > batch.now).map(|stored| stored.code))
    }
}
