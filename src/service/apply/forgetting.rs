//! Forgetting: a membership, an address, a person. What was not written yet is dropped; what was is noted for erasing.
//! Answers in rounds that have closed are counted, and what is published would tell them by what is missing later: they
//! stay, under keys by chance that belong to nobody.

use crate::domain::{Address, PanelId, PanelistId, RespondentKey, RoundId};
use crate::service::secret;
use crate::service::situation::{Batch, Chat};

impl Batch {
    pub(super) fn forget_membership(&mut self, from: &Address, panel: PanelId) {
        let Some(id) = self.panelist(from, panel) else { return };
        if self.panelists.get(&id).is_some_and(|panelist| panelist.membership.has_joined()) {
            self.count_invitation(id, -1);
        }
        self.forget_panelist(id);
    }

    pub(super) fn forget_panelist(&mut self, id: PanelistId) {
        let Some(panelist) = self.panelists.remove(&id) else { return };
        for place in self.catalogue.linkable(panelist.panel, id) {
            if self.catalogue.is_counted(place.0) {
                self.give_new_key(place, secret::random_key());
                continue;
            }
            self.answers.remove(&place);
            self.changes.responses.remove(&place);
            self.changes.answers.retain(|(round, key, _), _| (*round, *key) != place);
            self.changes.dropped_answers.retain(|(round, key, _)| (*round, *key) != place);
            self.changes.erased_responses.insert(place);
        }
        self.invitations.retain(|_, invitation| invitation.inviter != Some(id));
        self.changes.new_invitations.retain(|own| self.invitations.contains_key(own));
        self.participation.retain(|(_, panelist), _| *panelist != id);
        self.declined.retain(|(_, panelist), _| *panelist != id);
        self.changes.participation.retain(|(_, panelist)| *panelist != id);
        self.changes.consents.retain(|(panelist, _)| *panelist != id);
        self.changes.felt.retain(|(_, panelist, _)| *panelist != id);
        self.changes.comments.retain(|(_, panelist, _)| *panelist != id);
        self.changes.panelists.remove(&id);
        self.changes.erased_panelists.insert(id);
    }

    /// Notes that a response that has been counted gets another key. One that got a key just now gets this one instead.
    pub(super) fn give_new_key(
        &mut self,
        (round, old): (RoundId, RespondentKey),
        new: RespondentKey,
    ) {
        if let Some(answers) = self.answers.remove(&(round, old)) {
            self.answers.insert((round, new), answers);
        }
        let keys = &mut self.changes.new_keys;
        let earlier = keys.iter_mut().find(|((id, _), now)| *id == round && **now == old);
        match earlier {
            Some((_, now)) => *now = new,
            // It may have gone to somebody else's key already.
            None => {
                keys.entry((round, old)).or_insert(new);
            }
        }
    }

    pub(super) fn forget_person(&mut self, from: &Address) {
        let Some(person) = self.person(from) else { return };
        self.drop_link_code(person);
        let ids: Vec<PanelistId> = self.panelists_of(person).map(|panelist| panelist.id).collect();
        for id in ids {
            self.forget_panelist(id);
        }
        let gone: Vec<Address> = self
            .chats
            .iter()
            .filter(|(_, chat)| chat.address.person == person)
            .map(|(address, _)| address.clone())
            .collect();
        for address in gone {
            self.drop_chat(&address);
        }
        if !self.changes.new_people.remove(&person) {
            self.changes.erased_people.insert(person);
        }
    }

    pub(super) fn forget_address(&mut self, from: &Address) {
        let Some(chat) = self.drop_chat(from) else { return };
        let person = chat.address.person;
        if !self.changes.new_people.remove(&person) {
            self.changes.erased_addresses.insert(chat.address.id, person);
        }
    }

    pub(super) fn drop_chat(&mut self, address: &Address) -> Option<Chat> {
        let chat = self.chats.remove(address)?;
        self.changes.addresses.remove(address);
        self.changes.conversations.remove(address);
        self.changes.deliveries.retain(|delivery| delivery.address != chat.address.id);
        Some(chat)
    }
}
