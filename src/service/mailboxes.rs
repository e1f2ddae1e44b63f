//! E-mail addresses: given on our own page, confirmed by whoever reads the letter that then comes, and taken away.
//!
//! An address that is not confirmed stands as one that messages do not get to, so nothing but that letter is sent there.
//! What someone is told never depends on whether an address is known here.

use chrono::Duration;
use uuid::Uuid;

use super::apply::hour;
use super::compose::write_body;
use super::outbox::Posted;
use super::{Desk, Error};
use crate::conversation::{Reply, Say};
use crate::domain::delivery::DeliveryState;
use crate::domain::{
    Address, AddressId, Ask, DeliveryId, Mailbox, Panel, PanelId, PersonId, Platform,
};
use crate::store::{StoredAddress, StoredDelivery, StoredPanelist, Transaction, day};

/// How many letters that confirm an address one person may ask for in a day, and how many may go to one place.
const A_DAY: u64 = 3;

/// How many may go out in a day over all, so that nobody can use us for sending.
const A_DAY_OVER_ALL: u64 = 2000;

/// How someone on our own page stands to e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailState {
    /// They can give an address.
    None,
    /// They have given one that is not confirmed, or that letters do not get to.
    Asked(Mailbox),
    /// They get letters there.
    On(Mailbox),
}

/// What became of an address that someone has given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// It is kept; a letter is on its way, unless too many have gone there today.
    Kept,
    /// It is no e-mail address.
    NotOne,
    /// They have asked for too many letters today.
    TooMany,
    /// They are in no panel, or e-mail is off.
    NotOffered,
}

/// Someone who may give an address.
struct Member {
    person: PersonId,
    panel: PanelId,
    mailboxes: Vec<StoredAddress>,
}

impl Desk {
    /// How the person behind an address stands to e-mail; `None` when it is not offered to them.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn mail_state(&self, of: &Address) -> Result<Option<MailState>, Error> {
        if !self.offers_email() {
            return Ok(None);
        }
        let transaction = self.store.read().await?;
        let Some(person) = person(&transaction, of).await? else { return Ok(None) };
        let mut mailboxes = mailboxes_of(&transaction, person).await?;
        // Whoever has left can still take an address away.
        if mailboxes.is_empty() && panel_of(&transaction, person).await?.is_none() {
            return Ok(None);
        }
        mailboxes.sort_by_key(|stored| !stored.reachable);
        let state = mailboxes.first().and_then(|stored| {
            let mailbox = Mailbox::parse(stored.room.as_deref()?)?;
            Some(if stored.reachable { MailState::On(mailbox) } else { MailState::Asked(mailbox) })
        });
        Ok(Some(state.unwrap_or(MailState::None)))
    }

    /// Keeps the address that someone has typed, and lets a letter go there with the link that confirms it.
    ///
    /// # Errors
    /// When nothing was stored.
    pub async fn give_mailbox(&self, from: &Address, typed: &str) -> Result<Given, Error> {
        if !self.offers_email() {
            return Ok(Given::NotOffered);
        }
        let Some(mailbox) = Mailbox::parse(typed) else { return Ok(Given::NotOne) };
        let transaction = self.store.write().await?;
        let Some(member) = member(&transaction, from).await? else { return Ok(Given::NotOffered) };
        let is_it = |stored: &&StoredAddress| stored.room.as_deref() == Some(mailbox.as_str());
        let known = member.mailboxes.iter().find(is_it).cloned();
        if known.as_ref().is_some_and(|stored| stored.reachable) {
            return Ok(Given::Kept);
        }
        let Some(goes) = self.count_letter(&transaction, member.person, &mailbox).await? else {
            return Ok(Given::TooMany);
        };
        let earlier: Vec<AddressId> = member
            .mailboxes
            .iter()
            .filter(|stored| !stored.reachable && !is_it(stored))
            .map(|stored| stored.id)
            .collect();
        transaction.erase_addresses(&earlier).await?;
        let stored = known.unwrap_or_else(|| self.new_mailbox(member.person, &mailbox));
        transaction.save_addresses(std::slice::from_ref(&stored)).await?;
        let letter = Posted { delivery: DeliveryId(Uuid::now_v7()), address: stored.id };
        if goes {
            let row = self.confirming(letter, member.panel)?;
            transaction.add_deliveries(&[row]).await?;
        }
        transaction.commit().await?;
        if goes {
            self.outbox().post(&[(Platform::Email, letter)]);
        }
        Ok(Given::Kept)
    }

    /// Whether the link with this token would confirm an address now. Changes nothing.
    ///
    /// # Errors
    /// When the database could not be read.
    pub async fn can_confirm_mailbox(&self, token: &str) -> Result<bool, Error> {
        let Some(id) = self.confirmed_by(token) else { return Ok(false) };
        let transaction = self.store.read().await?;
        Ok(mailbox(&transaction, id).await?.is_some())
    }

    /// Letters go from now on to the address that this token confirms, and to no earlier one of the same person. False when it
    /// confirms none.
    ///
    /// # Errors
    /// When nothing was stored.
    pub async fn confirm_mailbox(&self, token: &str) -> Result<bool, Error> {
        let Some(id) = self.confirmed_by(token) else { return Ok(false) };
        let transaction = self.store.write().await?;
        let Some(found) = mailbox(&transaction, id).await? else { return Ok(false) };
        let confirmed = StoredAddress { reachable: true, seen_at: day(self.now()), ..found };
        transaction.save_addresses(std::slice::from_ref(&confirmed)).await?;
        for earlier in transaction.addresses_of(&[confirmed.person]).await? {
            if earlier.address.platform == Platform::Email && earlier.id != id {
                let (to, platform) = (confirmed.id, Platform::Email);
                transaction.redirect_copies(earlier.id, to, platform).await?;
                transaction.erase_addresses(&[earlier.id]).await?;
            }
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// Whether the link with this token ends letters: it may have done so already. Changes nothing.
    #[must_use]
    pub fn can_stop_letters(&self, token: &str) -> bool {
        self.stopped_by(token).is_some()
    }

    /// Takes the address away that this token belongs to. False when the token is not ours; one that has done its work does it
    /// again.
    ///
    /// # Errors
    /// When nothing was stored.
    pub async fn stop_letters(&self, token: &str) -> Result<bool, Error> {
        let Some(id) = self.stopped_by(token) else { return Ok(false) };
        let transaction = self.store.write().await?;
        let found: Vec<StoredAddress> = mailbox(&transaction, id).await?.into_iter().collect();
        self.take_away(transaction, &found).await?;
        Ok(true)
    }

    /// Takes away every e-mail address of the person behind an address.
    ///
    /// # Errors
    /// When nothing was stored.
    pub async fn remove_mailbox(&self, from: &Address) -> Result<(), Error> {
        let transaction = self.store.write().await?;
        let Some(person) = person(&transaction, from).await? else { return Ok(()) };
        let mailboxes = mailboxes_of(&transaction, person).await?;
        self.take_away(transaction, &mailboxes).await
    }

    /// Erases mailboxes. What waited to go there waits where the person is reached otherwise.
    async fn take_away(
        &self,
        transaction: Transaction,
        mailboxes: &[StoredAddress],
    ) -> Result<(), Error> {
        for stored in mailboxes {
            let mut others = transaction.addresses_of(&[stored.person]).await?;
            others.retain(|one| one.address.platform != Platform::Email);
            others.sort_by_key(|one| one.address.platform != Platform::Browser);
            if let Some(other) = others.first() {
                let platform = other.address.platform;
                transaction.redirect_copies(stored.id, other.id, platform).await?;
            }
            transaction.erase_addresses(&[stored.id]).await?;
        }
        transaction.commit().await?;
        if !mailboxes.is_empty() {
            self.forget_traces().await;
        }
        Ok(())
    }

    /// Counts one more letter, and says whether it may go; `None` when the person has asked for too many. That too many have
    /// gone to the place is told nobody: it would tell that others have asked.
    async fn count_letter(
        &self,
        transaction: &Transaction,
        person: PersonId,
        mailbox: &Mailbox,
    ) -> Result<Option<bool>, Error> {
        let texts = [
            format!("person {}", person.0.simple()),
            "everyone".to_owned(),
            format!("mailbox {}", mailbox.folded()),
        ];
        // A bare signature: the same for the same text, and telling nothing about it.
        let marks = texts.map(|text| {
            let token = self.sign("letter request", &text);
            token.rsplit_once('.').map_or_else(String::new, |(_, mark)| mark.to_owned())
        });
        let counts = transaction.letter_requests(&marks, self.now() - Duration::days(1)).await?;
        let [own, all, there] = marks.each_ref().map(|mark| counts.get(mark).copied().unwrap_or(0));
        if own >= A_DAY || all >= A_DAY_OVER_ALL {
            return Ok(None);
        }
        let marks = marks.map(|mark| (Uuid::new_v4(), mark));
        transaction.note_letter_requests(&marks, hour(self.now())).await?;
        Ok(Some(there < A_DAY))
    }

    fn new_mailbox(&self, person: PersonId, mailbox: &Mailbox) -> StoredAddress {
        let external_id = Uuid::new_v4().simple().to_string();
        StoredAddress {
            id: AddressId(Uuid::new_v4()),
            person,
            address: Address { platform: Platform::Email, external_id },
            room: Some(mailbox.as_str().to_owned()),
            reachable: false,
            seen_at: day(self.now()),
        }
    }

    /// The row of the letter that asks whether an address is right.
    fn confirming(&self, letter: Posted, panel: PanelId) -> Result<StoredDelivery, Error> {
        let body = write_body(&Reply { say: Say::ConfirmMailbox { panel }, replaces: None })?;
        Ok(StoredDelivery {
            id: letter.delivery,
            address: letter.address,
            state: DeliveryState::Sending,
            prompts: false,
            attempts: 0,
            due_at: self.now(),
            body,
        })
    }
}

async fn person(transaction: &Transaction, at: &Address) -> Result<Option<PersonId>, Error> {
    let found = transaction.addresses(std::slice::from_ref(at)).await?;
    Ok(found.first().map(|stored| stored.person))
}

async fn mailboxes_of(
    transaction: &Transaction,
    person: PersonId,
) -> Result<Vec<StoredAddress>, Error> {
    let mut addresses = transaction.addresses_of(&[person]).await?;
    addresses.retain(|stored| stored.address.platform == Platform::Email);
    Ok(addresses)
}

/// The person at an address, if they have joined a panel.
async fn member(transaction: &Transaction, at: &Address) -> Result<Option<Member>, Error> {
    let Some(person) = person(transaction, at).await? else { return Ok(None) };
    let Some(panel) = panel_of(transaction, person).await? else { return Ok(None) };
    let mailboxes = mailboxes_of(transaction, person).await?;
    Ok(Some(Member { person, panel, mailboxes }))
}

/// A panel that a person has joined, and whose first questions about themselves they have answered: whoever is turned away by one
/// has left nothing here.
async fn panel_of(transaction: &Transaction, person: PersonId) -> Result<Option<PanelId>, Error> {
    let panelists = transaction.panelists_of(&[person]).await?;
    let panels = transaction.panels().await?;
    let is_in = |one: &&StoredPanelist| {
        let panel = panels.iter().find(|panel| panel.id == one.panel);
        let told = |panel: &Panel| panel.unasked(Ask::Joining, &one.background).is_none();
        one.membership.has_joined() && panel.is_some_and(told)
    };
    Ok(panelists.iter().find(is_in).map(|one| one.panel))
}

async fn mailbox(transaction: &Transaction, id: AddressId) -> Result<Option<StoredAddress>, Error> {
    let found = transaction.addresses_by_id(&[id]).await?;
    Ok(found.into_iter().find(|stored| stored.address.platform == Platform::Email))
}
