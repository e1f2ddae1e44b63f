//! From effects to changes of what the batch holds.

use chrono::{DateTime, Timelike, Utc};
use uuid::Uuid;

use crate::conversation::{Conversation, Effect, Step};
use crate::domain::message::{Heard, Incoming};
use crate::domain::{Address, AddressId, PanelId, PanelistId, PersonId};
use crate::service::Error;
use crate::service::situation::{Batch, Chat};
use crate::store::{StoredAddress, StoredPanelist};

impl Batch {
    /// Carries out a step in memory. Returns the chat's address, or `None` when the chat is not to be kept.
    pub fn apply(&mut self, update: &Incoming, step: &Step) -> Result<Option<AddressId>, Error> {
        let silent = matches!(update.heard, Heard::Blocked | Heard::Unblocked);
        if silent && !self.chats.contains_key(&update.from) {
            return Ok(None);
        }
        self.meet(update);
        for effect in &step.effects {
            self.carry_out(&update.from, step, effect)?;
        }
        let Some(chat) = self.chats.get_mut(&update.from) else { return Ok(None) };
        chat.conversation = step.conversation.clone();
        let asks =
            step.replies.iter().any(|reply| reply.replaces.is_some() || reply.say.is_prompt());
        self.changes.conversations.insert(update.from.clone(), asks);
        Ok(Some(chat.address.id))
    }

    /// Makes the address known, and notes that it has been heard from today.
    pub fn meet(&mut self, update: &Incoming) {
        let today = crate::store::day(self.now);
        let heard = update.heard != Heard::Blocked;
        let chat = self.chats.entry(update.from.clone()).or_insert_with(|| {
            let person = PersonId(Uuid::new_v4());
            self.changes.new_people.insert(person);
            self.changes.addresses.insert(update.from.clone());
            Chat::new(update.from.clone(), person, today)
        });
        let address = &mut chat.address;
        let moved = update.room.is_some() && update.room != address.room;
        if moved || address.seen_at < today || (heard && !address.reachable) {
            address.seen_at = today;
            if moved {
                address.room.clone_from(&update.room);
            }
            address.reachable = address.reachable || heard;
            self.changes.addresses.insert(update.from.clone());
        }
        let person = address.person;
        let theirs = self.panelists.values_mut().filter(|panelist| panelist.person == person);
        for panelist in theirs.filter(|panelist| panelist.seen_at < today) {
            panelist.seen_at = today;
            self.changes.panelists.insert(panelist.id);
        }
    }

    fn carry_out(&mut self, from: &Address, step: &Step, effect: &Effect) -> Result<(), Error> {
        match effect {
            Effect::Admit { panel, membership, consent, invitation } => {
                let fresh = step.situation.fresh_panelist;
                self.admit(from, *panel, fresh, *membership, consent, *invitation);
            }
            Effect::SetMembership { panel, membership } => {
                self.set_membership(from, *panel, *membership);
            }
            Effect::GiveConsent { panel, consent } => {
                if let Some(panelist) = self.change_panelist(from, *panel) {
                    panelist.consent_version = consent.version;
                    let id = panelist.id;
                    self.changes.consents.push((id, consent.clone()));
                }
            }
            Effect::SetBackground { panel, variable, category } => {
                if let Some(panelist) = self.change_panelist(from, *panel) {
                    panelist.background.insert(*variable, *category);
                    let id = panelist.id;
                    self.refresh_responses(id);
                }
            }
            Effect::SetLocale(locale) => self.set_locale(from, locale),
            Effect::Start { round } => self.start(from, *round),
            Effect::DeclineRound { round } => self.change_mind(from, *round, Some(self.now)),
            Effect::SetContact { panel, contact } => {
                if let Some(panelist) = self.change_panelist(from, *panel) {
                    panelist.contact = *contact;
                }
            }
            Effect::Complete { round } => self.set_completed(from, *round, Some(self.now)),
            Effect::Reopen { round } => self.set_completed(from, *round, None),
            Effect::Record { round, question, answer } => {
                self.record(from, *round, *question, answer.clone())?;
            }
            Effect::Drop { round, question } => self.drop_answer(from, *round, *question)?,
            Effect::Feel { statement, felt } => self.feel(from, *statement, *felt),
            Effect::Comment { statement, comment } => self.comment(from, *statement, comment),
            Effect::OfferLink => self.offer_link(from),
            Effect::Link { code } => self.link(from, code),
            Effect::MarkUnreachable => self.set_reachable(from, false),
            Effect::MarkReachable => self.set_reachable(from, true),
            Effect::ForgetMembership { panel } => self.forget_membership(from, *panel),
            Effect::Forget => self.forget_person(from),
            Effect::ForgetAddress => self.forget_address(from),
            Effect::ForgetElsewhere => {
                self.forget_elsewhere(from, step.situation.fresh_page.as_ref());
            }
            Effect::RenewPage => self.renew_page(from, step.situation.fresh_page.as_ref()),
        }
        Ok(())
    }

    /// The person behind an address.
    pub fn person(&self, from: &Address) -> Option<PersonId> {
        self.chats.get(from).map(|chat| chat.address.person)
    }

    /// The panelist that the person behind the address is in a panel.
    pub(super) fn panelist(&self, from: &Address, panel: PanelId) -> Option<PanelistId> {
        let person = self.person(from)?;
        self.panelists_of(person).find(|one| one.panel == panel).map(|one| one.id)
    }

    pub(super) fn change_panelist(
        &mut self,
        from: &Address,
        panel: PanelId,
    ) -> Option<&mut StoredPanelist> {
        let id = self.panelist(from, panel)?;
        self.changes.panelists.insert(id);
        self.panelists.get_mut(&id)
    }

    fn set_reachable(&mut self, from: &Address, reachable: bool) {
        if let Some(chat) = self.chats.get_mut(from) {
            chat.address.reachable = reachable;
            self.changes.addresses.insert(from.clone());
            if !reachable {
                self.changes.no_longer_wanted.insert(chat.address.id);
            }
        }
    }
}

impl Chat {
    pub fn new(address: Address, person: PersonId, today: DateTime<Utc>) -> Self {
        let id = AddressId(Uuid::new_v4());
        Self {
            address: StoredAddress {
                id,
                person,
                address,
                room: None,
                reachable: true,
                seen_at: today,
            },
            conversation: Conversation::default(),
            version: None,
            prompt: None,
            unseen: false,
        }
    }
}

/// The hour before this time: finer is not needed.
pub(in crate::service) fn hour(time: DateTime<Utc>) -> DateTime<Utc> {
    time.with_minute(0)
        .and_then(|time| time.with_second(0))
        .and_then(|time| time.with_nanosecond(0))
        .unwrap_or(time)
}
