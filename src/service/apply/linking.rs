//! Two people who turn out to be one: everything of the other's becomes the owner's, once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;

use crate::domain::linking::{self, CODE_MINUTES};
use crate::domain::routing;
use crate::domain::{
    Address, AddressId, InvitationId, Membership, PanelistId, PersonId, Platform, RespondentKey,
    RoundId,
};
use crate::service::secret;
use crate::service::situation::{Batch, Chat};
use crate::store::{StoredLinkCode, StoredPanelist};

/// What joining addresses has changed and is still to be written.
#[derive(Debug, Clone, Default)]
pub struct LinkChanges {
    offered: BTreeMap<PersonId, StoredLinkCode>,
    used: BTreeSet<String>,
    moved_addresses: BTreeMap<AddressId, PersonId>,
    moved_panelists: BTreeMap<PanelistId, PersonId>,
    merged_panelists: BTreeMap<PanelistId, PanelistId>,
    joined: BTreeMap<Address, Platform>,
}

impl LinkChanges {
    /// The codes that people have asked for.
    pub fn offered(&self) -> Vec<StoredLinkCode> {
        self.offered.values().cloned().collect()
    }

    /// The code that a person has just asked for.
    pub fn offered_to(&self, person: PersonId) -> Option<&StoredLinkCode> {
        self.offered.get(&person)
    }

    /// The codes that are used up.
    pub fn used(&self) -> Vec<String> {
        self.used.iter().cloned().collect()
    }

    /// The addresses that have become somebody else's.
    pub fn moved_addresses(&self) -> Vec<(AddressId, PersonId)> {
        self.moved_addresses.iter().map(|(address, person)| (*address, *person)).collect()
    }

    /// The memberships that have become somebody else's.
    pub fn moved_panelists(&self) -> Vec<(PanelistId, PersonId)> {
        self.moved_panelists.iter().map(|(panelist, person)| (*panelist, *person)).collect()
    }

    /// The chats that the two had before, each with the platform of what is joined to it.
    pub fn joined(&self) -> impl Iterator<Item = (&Address, Platform)> {
        self.joined.iter().map(|(address, platform)| (address, *platform))
    }

    /// The memberships that are no more, each with the one that stays.
    pub fn merged_panelists(&self) -> Vec<(PanelistId, PanelistId)> {
        self.merged_panelists.iter().map(|(gone, kept)| (*gone, *kept)).collect()
    }
}

impl Batch {
    /// Gives the person a fresh code, in the place of any earlier one.
    pub(super) fn offer_link(&mut self, from: &Address) {
        let Some(person) = self.person(from) else { return };
        self.drop_link_code(person);
        let expires_at = self.now + Duration::minutes(CODE_MINUTES.into());
        let code = StoredLinkCode { person, code: secret::link_code(), expires_at };
        self.changes.links.offered.insert(person, code);
    }

    /// Lets nobody use a person's code any more.
    pub(super) fn drop_link_code(&mut self, person: PersonId) {
        self.link_codes.retain(|_, stored| stored.person != person);
        self.changes.links.offered.remove(&person);
    }

    /// Gives the address, and all that its person is and has, to whoever asked for the code. Never where one of them is staff:
    /// whoever got the other to use a code would come by the role.
    pub fn link(&mut self, from: &Address, code: &str) {
        let Some(owner) = self.link_codes.get(code).map(|stored| stored.person) else { return };
        let Some(other) = self.person(from).filter(|other| *other != owner) else { return };
        if self.staff_to_join.contains(&owner) || self.staff_to_join.contains(&other) {
            return;
        }
        self.drop_link_code(owner);
        self.changes.links.used.insert(code.to_owned());
        let theirs: Vec<PanelistId> =
            self.panelists_of(other).map(|panelist| panelist.id).collect();
        for gone in theirs {
            let panel = self.panelists.get(&gone).map(|panelist| panelist.panel);
            let kept = self.panelists_of(owner).find(|one| Some(one.panel) == panel);
            match kept.map(|kept| kept.id) {
                Some(kept) => self.merge(kept, gone),
                None => self.move_panelist(gone, owner),
            }
        }
        self.drop_link_code(other);
        self.note_joined(from, other, owner);
        self.move_chats(other, owner);
        if !self.changes.new_people.remove(&other) {
            self.changes.erased_people.insert(other);
        }
    }

    /// Notes what every other chat of the two is to be told: that the one where the code was used, or for those that went along
    /// with it, one of the owner's, is joined to it.
    fn note_joined(&mut self, from: &Address, other: PersonId, owner: PersonId) {
        let chats = |whose| {
            self.chats.values().filter(move |chat| chat.is_heard() && chat.address.person == whose)
        };
        let address = |chat: &Chat| chat.address.address.clone();
        let of_owner: Vec<Address> = chats(owner).map(address).collect();
        let of_other: Vec<Address> = chats(other).map(address).filter(|one| one != from).collect();
        let joined = &mut self.changes.links.joined;
        if let Some(first) = of_owner.first() {
            joined.extend(of_other.into_iter().map(|chat| (chat, first.platform)));
        }
        joined.extend(of_owner.into_iter().map(|chat| (chat, from.platform)));
    }

    fn move_panelist(&mut self, panelist: PanelistId, owner: PersonId) {
        if let Some(stored) = self.panelists.get_mut(&panelist) {
            stored.person = owner;
            self.changes.links.moved_panelists.insert(panelist, owner);
        }
    }

    /// Every chat of both is written, also where nothing changes in it: so an update that comes in by another of their
    /// addresses at the same time is taken in before this or after it, and never half.
    fn move_chats(&mut self, other: PersonId, owner: PersonId) {
        for (address, chat) in &mut self.chats {
            let stored = &mut chat.address;
            if stored.person == other {
                stored.person = owner;
                self.changes.links.moved_addresses.insert(stored.id, owner);
            }
            if stored.person == owner {
                self.changes.conversations.entry(address.clone()).or_insert(false);
            }
        }
    }

    /// Of two panelists in the same panel, one stays.
    fn merge(&mut self, kept: PanelistId, gone: PanelistId) {
        let Some(other) = self.panelists.get(&gone).cloned() else { return };
        let Some(own) = self.panelists.get(&kept).cloned() else { return };
        self.hand_over(kept, gone);
        self.merge_membership(&own, &other);
        self.merge_answers(&own, &other);
        self.refresh_responses(kept);
        self.forget_panelist(gone);
        self.changes.links.moved_panelists.remove(&gone);
    }

    /// Consents, presses and invitations go over, also those that came over from a third just now.
    fn hand_over(&mut self, kept: PanelistId, gone: PanelistId) {
        for consent in self.changes.consents.iter_mut().filter(|(whose, _)| *whose == gone) {
            consent.0 = kept;
        }
        for press in self.changes.felt.iter_mut().filter(|(_, whose, _)| *whose == gone) {
            press.1 = kept;
        }
        for comment in self.changes.comments.iter_mut().filter(|(_, whose, _)| *whose == gone) {
            comment.1 = kept;
        }
        let theirs = self.invitations.values_mut().filter(|one| one.inviter == Some(gone));
        theirs.for_each(|invitation| invitation.inviter = Some(kept));
        let merged = &mut self.changes.links.merged_panelists;
        merged.values_mut().filter(|to| **to == gone).for_each(|to| *to = kept);
        merged.insert(gone, kept);
    }

    fn merge_membership(&mut self, own: &StoredPanelist, other: &StoredPanelist) {
        let membership = linking::membership(own.membership, other.membership);
        let invitation = self.merge_counts(own, other, membership);
        let Some(kept) = self.panelists.get_mut(&own.id) else { return };
        kept.membership = membership;
        kept.locale = own.locale.clone().or_else(|| other.locale.clone());
        kept.consent_version = own.consent_version.max(other.consent_version);
        kept.background = linking::background(&own.background, &other.background);
        kept.invitation = invitation;
        kept.contact = linking::contact(own.contact, other.contact);
        kept.joined_at = own.joined_at.min(other.joined_at);
        kept.seen_at = own.seen_at.max(other.seen_at);
        self.changes.panelists.insert(own.id);
    }

    /// Whoever came in twice is counted for one invitation, and for none of their own. Returns the one that stays.
    fn merge_counts(
        &mut self,
        own: &StoredPanelist,
        other: &StoredPanelist,
        membership: Membership,
    ) -> Option<InvitationId> {
        let counts = |one: &StoredPanelist| is_counted(one.membership) && one.invitation.is_some();
        let (mut counted, mut stays) = (counts(own), own.invitation);
        if counts(other) {
            if is_counted(own.membership) || !is_counted(membership) {
                self.count_invitation(other.id, -1);
            } else {
                (counted, stays) = (true, other.invitation);
            }
        }
        let by_themselves = stays.and_then(|id| self.invitations.get(&id));
        if by_themselves.is_some_and(|invitation| invitation.inviter == Some(own.id)) {
            if counted {
                let whose = if stays == own.invitation { own.id } else { other.id };
                self.count_invitation(whose, -1);
            }
            stays = None;
        }
        stays
    }

    fn merge_answers(&mut self, own: &StoredPanelist, other: &StoredPanelist) {
        let rounds: BTreeSet<RoundId> = self
            .participation
            .keys()
            .chain(self.declined.keys())
            .filter(|(_, panelist)| *panelist == other.id)
            .map(|(round, _)| *round)
            .chain(self.catalogue.linkable(own.panel, own.id).into_iter().map(|(round, _)| round))
            .collect();
        for round in rounds {
            let is_complete = self.merge_round(round, own.id, other.id);
            let part = |id| self.participation.get(&(round, id)).copied();
            let (mine, theirs) = (part(own.id), part(other.id));
            self.merge_declined((round, own.id), (round, other.id));
            if theirs.is_none() {
                continue;
            }
            let both = linking::participation(mine, theirs, is_complete, self.now);
            if let Some(both) = both.filter(|both| mine != Some(*both)) {
                self.participation.insert((round, own.id), both);
                self.changes.participation.insert((round, own.id));
            }
        }
    }

    fn merge_declined(&mut self, own: (RoundId, PanelistId), other: (RoundId, PanelistId)) {
        let part = self.participation.get(&own).or_else(|| self.participation.get(&other));
        let told = |whose| self.declined.get(&whose).copied();
        if let Some(at) = linking::declined(told(own), told(other), part.is_some())
            && self.declined.insert(own, at) != Some(at)
        {
            self.changes.participation.insert(own);
        }
    }

    /// Joins the answers to one round, where they can still be found. Once they have been counted, nothing is joined: one
    /// response stays the person's, and the other, if there is one, comes to belong to nobody with its panelist. Returns
    /// whether nothing is left to ask.
    fn merge_round(&mut self, id: RoundId, own: PanelistId, other: PanelistId) -> bool {
        let Some(round) = self.catalogue.rounds.get(&id).cloned() else { return false };
        let key = |panelist| self.catalogue.respondent_key(id, panelist);
        let (Some(kept), Some(gone)) = (key(own), key(other)) else { return false };
        let answers =
            |key: RespondentKey| self.answers.get(&(id, key)).cloned().unwrap_or_default();
        let (mine, theirs) = (answers(kept), answers(gone));
        if self.catalogue.is_counted(id) {
            let stays = if mine.is_empty() {
                self.give_new_key((id, gone), kept);
                theirs
            } else {
                mine
            };
            return routing::path(&round, &stays).next.is_none();
        }
        let both = linking::answers(&round, &mine, &theirs);
        let fresh: Vec<_> = both
            .iter()
            .filter(|(no, answer)| mine.get(no) != Some(answer))
            .map(|(no, answer)| (*no, answer.clone()))
            .collect();
        let is_complete = routing::path(&round, &both).next.is_none();
        if !fresh.is_empty() {
            if mine.is_empty() {
                self.note_response(own, id, kept);
            }
            for (no, answer) in fresh {
                self.changes.dropped_answers.remove(&(id, kept, no));
                self.changes.answers.insert((id, kept, no), answer);
            }
            self.answers.insert((id, kept), both);
        }
        is_complete
    }
}

/// Whether someone who stands so has been counted for the invitation that they came by.
const fn is_counted(membership: Membership) -> bool {
    !matches!(membership, Membership::Guest { .. })
}
