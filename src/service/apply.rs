//! Carrying out a step's effects: first in memory, so that the next step of the batch sees them, then, for the whole
//! batch, in the database.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Timelike, Utc};
use uuid::Uuid;

use super::situation::{Batch, Chat};
use super::{Error, secret};
use crate::conversation::{Effect, Step};
use crate::domain::message::{Heard, Incoming};
use crate::domain::{
    Address, AddressId, Answer, Background, Consent, Invitation, InvitationId, Locale, Membership,
    PanelId, PanelistId, Participation, PersonId, QuestionNo, RespondentKey, RoundId,
};
use crate::store::{AnswerKey, StoredAddress, StoredDelivery, StoredPanelist};

/// What a batch has changed and is still to be written. Values that lie in the batch are named by their keys.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub new_people: BTreeSet<PersonId>,
    pub addresses: BTreeSet<Address>,
    pub conversations: BTreeMap<Address, bool>,
    pub panelists: BTreeSet<PanelistId>,
    pub consents: Vec<(PanelistId, Consent)>,
    pub participation: BTreeSet<(RoundId, PanelistId)>,
    pub responses: BTreeMap<(RoundId, RespondentKey), Background>,
    pub answers: BTreeMap<AnswerKey, Answer>,
    pub dropped_answers: BTreeSet<AnswerKey>,
    pub new_invitations: BTreeSet<InvitationId>,
    pub invitation_uses: BTreeMap<InvitationId, i32>,
    pub deliveries: Vec<StoredDelivery>,
    pub no_longer_wanted: BTreeSet<AddressId>,
    pub erased_people: BTreeSet<PersonId>,
    pub erased_addresses: BTreeMap<AddressId, PersonId>,
    pub erased_panelists: BTreeSet<PanelistId>,
    pub erased_responses: BTreeSet<(RoundId, RespondentKey)>,
}

impl Changes {
    /// Whether something is erased, so that its traces are to go too.
    pub fn erase(&self) -> bool {
        !(self.erased_people.is_empty()
            && self.erased_addresses.is_empty()
            && self.erased_panelists.is_empty())
    }
}

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
        let asks = step
            .replies
            .iter()
            .any(|reply| reply.replaces.is_some() || super::compose::asks_something(&reply.say));
        self.changes.conversations.insert(update.from.clone(), asks);
        Ok(Some(chat.address.id))
    }

    /// Makes the address known, and notes that it has been heard from today.
    fn meet(&mut self, update: &Incoming) {
        let today = crate::store::day(self.now);
        let heard = update.heard != Heard::Blocked;
        let chat = self.chats.entry(update.from.clone()).or_insert_with(|| {
            let person = PersonId(Uuid::new_v4());
            self.changes.new_people.insert(person);
            self.changes.addresses.insert(update.from.clone());
            Chat::new(update.from.clone(), person, today)
        });
        let address = &mut chat.address;
        if address.seen_at < today || (heard && !address.reachable) {
            address.seen_at = today;
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
            Effect::Start { round } => {
                let started = Participation { started_at: self.now, completed_at: None };
                self.take_part(from, *round, |part| {
                    part.get_or_insert(started);
                });
            }
            Effect::Complete { round } => self.set_completed(from, *round, Some(self.now)),
            Effect::Reopen { round } => self.set_completed(from, *round, None),
            Effect::Record { round, question, answer } => {
                self.record(from, *round, *question, answer.clone())?;
            }
            Effect::Drop { round, question } => self.drop_answer(from, *round, *question)?,
            Effect::MarkUnreachable => self.set_reachable(from, false),
            Effect::MarkReachable => self.set_reachable(from, true),
            Effect::ForgetMembership { panel } => self.forget_membership(from, *panel),
            Effect::Forget => self.forget_person(from),
            Effect::ForgetAddress => self.forget_address(from),
        }
        Ok(())
    }

    fn person(&self, from: &Address) -> Option<PersonId> {
        self.chats.get(from).map(|chat| chat.address.person)
    }

    /// The panelist that the person behind the address is in a panel.
    fn panelist(&self, from: &Address, panel: PanelId) -> Option<PanelistId> {
        let person = self.person(from)?;
        self.panelists_of(person).find(|one| one.panel == panel).map(|one| one.id)
    }

    fn change_panelist(&mut self, from: &Address, panel: PanelId) -> Option<&mut StoredPanelist> {
        let id = self.panelist(from, panel)?;
        self.changes.panelists.insert(id);
        self.panelists.get_mut(&id)
    }

    fn admit(
        &mut self,
        from: &Address,
        panel: PanelId,
        fresh: PanelistId,
        membership: Membership,
        consent: &Consent,
        invitation: Option<InvitationId>,
    ) {
        let Some(person) = self.person(from) else { return };
        let known = self.panelist(from, panel);
        let id = known.unwrap_or(fresh);
        let now = self.now;
        let panelist = self.panelists.entry(id).or_insert_with(|| StoredPanelist {
            id,
            panel,
            person,
            membership,
            locale: Some(consent.locale.clone()),
            consent_version: consent.version,
            background: Background::new(),
            invitation,
            joined_at: hour(now),
            seen_at: crate::store::day(now),
        });
        let was_counted =
            known.is_some() && !matches!(panelist.membership, Membership::Guest { .. });
        panelist.membership = membership;
        panelist.consent_version = consent.version;
        self.changes.panelists.insert(id);
        self.changes.consents.push((id, consent.clone()));
        if membership.has_joined() && !was_counted {
            self.count_invitation(id, 1);
        }
    }

    fn set_membership(&mut self, from: &Address, panel: PanelId, membership: Membership) {
        let Some(panelist) = self.change_panelist(from, panel) else { return };
        let was_guest = matches!(panelist.membership, Membership::Guest { .. });
        panelist.membership = membership;
        let id = panelist.id;
        if was_guest && membership.has_joined() {
            self.count_invitation(id, 1);
        }
    }

    /// Counts a panelist for the invitation that they came by, or takes them off the count again.
    fn count_invitation(&mut self, panelist: PanelistId, by: i32) {
        let Some(id) = self.panelists.get(&panelist).and_then(|panelist| panelist.invitation)
        else {
            return;
        };
        *self.changes.invitation_uses.entry(id).or_default() += by;
        if let Some(invitation) = self.invitations.get_mut(&id) {
            invitation.uses = invitation.uses.saturating_add_signed(by);
        }
    }

    fn set_locale(&mut self, from: &Address, locale: &Locale) {
        let Some(person) = self.person(from) else { return };
        for panelist in self.panelists.values_mut().filter(|one| one.person == person) {
            panelist.locale = Some(locale.clone());
            self.changes.panelists.insert(panelist.id);
        }
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

    fn take_part(
        &mut self,
        from: &Address,
        round: RoundId,
        change: impl FnOnce(&mut Option<Participation>),
    ) {
        let panel = self.catalogue.rounds.get(&round).map(|round| round.panel);
        let Some(panelist) = panel.and_then(|panel| self.panelist(from, panel)) else { return };
        let mut part = self.participation.remove(&(round, panelist));
        change(&mut part);
        if let Some(part) = part {
            self.participation.insert((round, panelist), part);
            self.changes.participation.insert((round, panelist));
        }
    }

    fn set_completed(&mut self, from: &Address, round: RoundId, at: Option<DateTime<Utc>>) {
        self.take_part(from, round, |part| {
            if let Some(part) = part {
                part.completed_at = at;
            }
        });
    }

    /// Who answers, and under which key.
    fn respondent(
        &self,
        from: &Address,
        round: RoundId,
    ) -> Result<(PanelistId, RespondentKey), Error> {
        let panel = self.catalogue.rounds.get(&round).map(|round| round.panel);
        panel
            .and_then(|panel| self.panelist(from, panel))
            .and_then(|id| Some((id, self.catalogue.respondent_key(round, id)?)))
            .ok_or_else(|| Error::Broken(format!("nobody can answer in the round {round}")))
    }

    fn record(
        &mut self,
        from: &Address,
        round: RoundId,
        question: QuestionNo,
        answer: Answer,
    ) -> Result<(), Error> {
        let (panelist, key) = self.respondent(from, round)?;
        let place = (round, key, question);
        self.answers.entry((round, key)).or_default().insert(question, answer.clone());
        self.changes.dropped_answers.remove(&place);
        self.changes.answers.insert(place, answer);
        self.note_response(panelist, round, key);
        Ok(())
    }

    fn drop_answer(
        &mut self,
        from: &Address,
        round: RoundId,
        question: QuestionNo,
    ) -> Result<(), Error> {
        let (_, key) = self.respondent(from, round)?;
        if let Some(answers) = self.answers.get_mut(&(round, key)) {
            answers.remove(&question);
        }
        self.changes.answers.remove(&(round, key, question));
        self.changes.dropped_answers.insert((round, key, question));
        Ok(())
    }

    fn note_response(&mut self, panelist: PanelistId, round: RoundId, key: RespondentKey) {
        let background = self.panelists.get(&panelist).map(|panelist| &panelist.background);
        if let (Some(background), Some(found)) = (background, self.catalogue.rounds.get(&round)) {
            let reported = self.catalogue.reported(found, background);
            self.changes.responses.insert((round, key), reported);
        }
    }

    /// Gives the panelist's responses in open rounds the background that is known now.
    fn refresh_responses(&mut self, panelist: PanelistId) {
        let Some(panel) = self.panelists.get(&panelist).map(|panelist| panelist.panel) else {
            return;
        };
        for (round, key) in self.catalogue.linkable(panel, panelist) {
            let open = self.catalogue.rounds.get(&round).is_some_and(|one| one.is_open(self.now));
            if open && self.answers.contains_key(&(round, key)) {
                self.note_response(panelist, round, key);
            }
        }
    }

    /// The code of the panelist's own invitation, which is made if they have none.
    pub fn invite(&mut self, panelist: PanelistId, panel: PanelId) -> Option<String> {
        if let Some(own) = self.own_invitation(panelist) {
            return Some(own.code.clone());
        }
        self.panelists.get(&panelist)?;
        let invitation = Invitation {
            id: InvitationId(Uuid::new_v4()),
            panel,
            code: secret::invitation_code(),
            label: String::new(),
            max_uses: None,
            uses: 0,
            expires_at: None,
            inviter: Some(panelist),
        };
        let code = invitation.code.clone();
        self.changes.new_invitations.insert(invitation.id);
        self.invitations.insert(invitation.id, invitation);
        Some(code)
    }

    fn forget_membership(&mut self, from: &Address, panel: PanelId) {
        let Some(id) = self.panelist(from, panel) else { return };
        if self.panelists.get(&id).is_some_and(|panelist| panelist.membership.has_joined()) {
            self.count_invitation(id, -1);
        }
        self.forget_panelist(id);
    }

    fn forget_panelist(&mut self, id: PanelistId) {
        let Some(panelist) = self.panelists.remove(&id) else { return };
        for place in self.catalogue.linkable(panelist.panel, id) {
            self.answers.remove(&place);
            self.changes.responses.remove(&place);
            self.changes.answers.retain(|(round, key, _), _| (*round, *key) != place);
            self.changes.dropped_answers.retain(|(round, key, _)| (*round, *key) != place);
            self.changes.erased_responses.insert(place);
        }
        let own = self.own_invitation(id).map(|invitation| invitation.id);
        if let Some(own) = own {
            self.invitations.remove(&own);
            self.changes.new_invitations.remove(&own);
        }
        self.participation.retain(|(_, panelist), _| *panelist != id);
        self.changes.participation.retain(|(_, panelist)| *panelist != id);
        self.changes.consents.retain(|(panelist, _)| *panelist != id);
        self.changes.panelists.remove(&id);
        self.changes.erased_panelists.insert(id);
    }

    fn forget_person(&mut self, from: &Address) {
        let Some(person) = self.person(from) else { return };
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

    fn forget_address(&mut self, from: &Address) {
        let Some(chat) = self.drop_chat(from) else { return };
        let person = chat.address.person;
        if !self.changes.new_people.remove(&person) {
            self.changes.erased_addresses.insert(chat.address.id, person);
        }
    }

    fn drop_chat(&mut self, address: &Address) -> Option<Chat> {
        let chat = self.chats.remove(address)?;
        self.changes.addresses.remove(address);
        self.changes.conversations.remove(address);
        self.changes.deliveries.retain(|delivery| delivery.address != chat.address.id);
        Some(chat)
    }
}

impl Chat {
    fn new(address: Address, person: PersonId, today: DateTime<Utc>) -> Self {
        let id = AddressId(Uuid::new_v4());
        Self {
            address: StoredAddress { id, person, address, reachable: true, seen_at: today },
            conversation: crate::conversation::Conversation::default(),
            version: None,
            prompt: None,
        }
    }
}

/// The hour before this time: finer is not needed.
pub(super) fn hour(time: DateTime<Utc>) -> DateTime<Utc> {
    time.with_minute(0)
        .and_then(|time| time.with_second(0))
        .and_then(|time| time.with_nanosecond(0))
        .unwrap_or(time)
}
