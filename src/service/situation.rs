//! Loading what surrounds a batch of addresses, set by set, and the view that one step gets of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::apply::Changes;
use super::catalogue::Catalogue;
use super::{Desk, Error, Preview};
use crate::conversation::{self, Conversation, Fieldwork, Member, Situation, Wanted};
use crate::domain::message::{Incoming, MessageRef};
use crate::domain::routing::Answers;
use crate::domain::{
    Address, AddressId, Invitation, InvitationId, PageKey, PanelistId, Participation, PersonId,
    Platform, RespondentKey, RoundId, RoundResult,
};
use crate::store::{StoredAddress, StoredLinkCode, StoredPanelist, Transaction};

/// The part of the database that a batch touches, in memory: read before the steps, changed by them, one after the
/// other, and written after them.
#[derive(Debug, Clone)]
pub(super) struct Batch {
    pub now: DateTime<Utc>,
    pub catalogue: Arc<Catalogue>,
    pub chats: BTreeMap<Address, Chat>,
    pub panelists: BTreeMap<PanelistId, StoredPanelist>,
    pub participation: BTreeMap<(RoundId, PanelistId), Participation>,
    /// Who has said, and when, that they do not want a round.
    pub declined: BTreeMap<(RoundId, PanelistId), DateTime<Utc>>,
    pub answers: BTreeMap<(RoundId, RespondentKey), Answers>,
    pub invitations: BTreeMap<InvitationId, Invitation>,
    /// The link codes that are spoken of, by code.
    pub link_codes: BTreeMap<String, StoredLinkCode>,
    /// Those whom the codes would join that are staff.
    pub staff_to_join: BTreeSet<PersonId>,
    /// What came of the rounds that are spoken of. The answers in them are with the others.
    pub outcomes: BTreeMap<RoundId, Arc<RoundResult>>,
    /// What the links of those are made with who have asked for a new one.
    pub page_keys: BTreeMap<PersonId, PageKey>,
    /// Who gets the bulletins of which staff have asked that; see [`Error::Uncounted`].
    pub counted: Vec<Preview>,
    pub changes: Box<Changes>,
}

/// One chat of the batch.
#[derive(Debug, Clone)]
pub(super) struct Chat {
    pub address: StoredAddress,
    pub conversation: Conversation,
    /// The version that was read; `None` for a chat that is new.
    pub version: Option<i64>,
    pub prompt: Option<MessageRef>,
    /// Whether a message that asks something is still on its way there.
    pub unseen: bool,
}

impl Chat {
    /// Whether what is waited for may not have reached the person when they wrote something that comes in now.
    fn unseen_by(&self, update: Option<&Incoming>) -> bool {
        let came_after =
            |ours: &MessageRef| update.is_some_and(|update| conversation::came_after(ours, update));
        match &self.conversation.asked_in {
            // It has been asked once more since, in a message that may still be under way.
            Some(first) if update.is_some_and(|update| update.number.is_some()) => {
                came_after(first)
            }
            _ => self.unseen || self.prompt.as_ref().is_some_and(came_after),
        }
    }
}

impl Batch {
    /// Reads what surrounds these addresses, and the invitations that the updates speak of.
    pub async fn load(
        desk: &Desk,
        transaction: &Transaction,
        catalogue: Arc<Catalogue>,
        addresses: &[Address],
        updates: &[&Incoming],
    ) -> Result<Self, Error> {
        let mut batch = Self {
            now: desk.now(),
            catalogue,
            chats: BTreeMap::new(),
            panelists: BTreeMap::new(),
            participation: BTreeMap::new(),
            declined: BTreeMap::new(),
            answers: BTreeMap::new(),
            invitations: BTreeMap::new(),
            link_codes: BTreeMap::new(),
            staff_to_join: BTreeSet::new(),
            outcomes: BTreeMap::new(),
            page_keys: BTreeMap::new(),
            counted: Vec::new(),
            changes: Box::default(),
        };
        let stored = transaction.addresses(addresses).await?;
        batch.load_chats(transaction, stored).await?;
        let wanted = batch.all_wanted(desk, addresses, updates);
        let joining = batch.load_links(transaction, &wanted).await?;
        batch.load_people(transaction).await?;
        batch.load_invitations(transaction, &wanted).await?;
        batch.load_answers(transaction, &joining).await?;
        Ok(batch)
    }

    pub(super) async fn load_chats(
        &mut self,
        transaction: &Transaction,
        addresses: Vec<StoredAddress>,
    ) -> Result<(), Error> {
        let ids: Vec<AddressId> = addresses.iter().map(|address| address.id).collect();
        let mut stored: BTreeMap<AddressId, _> = transaction
            .conversations(&ids)
            .await?
            .into_iter()
            .map(|conversation| (conversation.address, conversation))
            .collect();
        for address in addresses {
            let found = stored.remove(&address.id);
            let chat = Chat {
                conversation: match &found {
                    Some(found) => read_state(address.id, &found.state),
                    None => Conversation::default(),
                },
                version: found.as_ref().map(|found| found.version),
                unseen: found.as_ref().is_some_and(|found| found.awaits_prompt),
                prompt: found.and_then(|found| found.prompt),
                address,
            };
            self.chats.insert(chat.address.address.clone(), chat);
        }
        Ok(())
    }

    async fn load_people(&mut self, transaction: &Transaction) -> Result<(), Error> {
        let people: BTreeSet<PersonId> =
            self.chats.values().map(|chat| chat.address.person).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        self.page_keys = transaction.page_keys(&people).await?;
        let panelists = transaction.panelists_of(&people).await?;
        self.panelists = panelists.into_iter().map(|one| (one.id, one)).collect();
        let ids: Vec<PanelistId> = self.panelists.keys().copied().collect();
        let parts = transaction.participation_of(&ids).await?;
        for one in parts {
            let whose = (one.round, one.panelist);
            self.participation.extend(one.participation.map(|part| (whose, part)));
            self.declined.extend(one.declined_at.map(|at| (whose, at)));
        }
        Ok(())
    }

    async fn load_invitations(
        &mut self,
        transaction: &Transaction,
        wanted: &[(Address, Wanted)],
    ) -> Result<(), Error> {
        let codes: Vec<String> = wanted.iter().filter_map(|(_, one)| one.code.clone()).collect();
        let ids: Vec<InvitationId> = wanted.iter().filter_map(|(_, one)| one.invitation).collect();
        let inviters: Vec<PanelistId> = self.panelists.keys().copied().collect();
        let found = transaction.invitations(&codes, &ids, &inviters).await?;
        self.invitations = found.into_iter().map(|one| (one.id, one)).collect();
        Ok(())
    }

    /// The answers in open rounds, and, of people who may be joined, in every round where they can still be found.
    async fn load_answers(
        &mut self,
        transaction: &Transaction,
        joining: &BTreeSet<PersonId>,
    ) -> Result<(), Error> {
        let mut places = BTreeSet::new();
        for panelist in self.panelists.values() {
            if joining.contains(&panelist.person) {
                places.extend(self.catalogue.linkable(panelist.panel, panelist.id));
            }
            for round in self.catalogue.shown(self.now) {
                if round.panel == panelist.panel && round.is_open(self.now) {
                    let key = self.catalogue.respondent_key(round.id, panelist.id);
                    places.extend(key.map(|key| (round.id, key)));
                }
            }
        }
        self.answers = transaction.answers_of(&places).await?;
        Ok(())
    }

    /// The state of the chat with an address, known or not. In a mailbox nobody says which language to use: there it is the
    /// one that they have chosen elsewhere.
    pub fn conversation(&self, address: &Address) -> Conversation {
        let Some(chat) = self.chats.get(address) else { return Conversation::default() };
        let mut conversation = chat.conversation.clone();
        if address.platform == Platform::Email && conversation.locale.is_none() {
            conversation.locale = self.chosen_locale(chat.address.person);
        }
        conversation
    }

    /// The panelists that a person is.
    pub fn panelists_of(&self, person: PersonId) -> impl Iterator<Item = &StoredPanelist> {
        self.panelists.values().filter(move |panelist| panelist.person == person)
    }

    /// The person's own link into a panel.
    pub fn own_invitation(&self, panelist: PanelistId) -> Option<&Invitation> {
        self.invitations.values().find(|invitation| invitation.inviter == Some(panelist))
    }

    /// How many have joined by the person's own links: more than one, if the person was two before.
    fn recruited(&self, panelist: PanelistId) -> u32 {
        let own = self.invitations.values().filter(|one| one.inviter == Some(panelist));
        own.map(|invitation| invitation.uses).sum()
    }

    /// What one step may look at.
    pub fn situation(
        &self,
        desk: &Desk,
        address: &Address,
        update: Option<&Incoming>,
    ) -> Situation {
        let wanted = self.wanted(desk, address, update);
        let holds_codes = desk.holds_codes_of(address, &wanted);
        let wanted = if holds_codes { wanted.without_codes() } else { wanted };
        let link = self.wanted_link(desk, address, &wanted);
        let is_own = link.as_ref().is_some_and(|link| link.joined.is_none());
        let looks_elsewhere = wanted.elsewhere || is_own;
        let chat = self.chats.get(address);
        let person = chat.map(|chat| chat.address.person);
        let panelists: Vec<&StoredPanelist> =
            person.map(|person| self.panelists_of(person).collect()).unwrap_or_default();
        Situation {
            now: self.now,
            platform: address.platform,
            has_room: update.is_some_and(|update| update.room.is_some())
                || chat.is_some_and(|chat| chat.address.room.is_some()),
            languages: desk.languages().to_vec(),
            panels: Arc::clone(&self.catalogue.panels),
            members: panelists.iter().map(|panelist| self.member(panelist)).collect(),
            rounds: self.fieldwork(&panelists),
            is_counted: self.is_counted(&panelists),
            invitation: self.invitation(&wanted),
            link,
            holds_codes,
            elsewhere: if looks_elsewhere { self.elsewhere(address) } else { Vec::new() },
            own_link_code: None,
            vocabulary: Arc::clone(desk.vocabulary()),
            links: desk.shared_links(),
            own_page: person
                .and_then(|person| desk.own_page(person, self.page_keys.get(&person).copied())),
            fresh_page: update
                .and_then(|update| update.session)
                .map(|session| desk.page_after(session, address)),
            fresh_panelist: PanelistId(Uuid::new_v4()),
            seed: desk.keys.seed(address),
            missed: chat.is_some_and(|chat| !chat.address.reachable),
            prompt: chat.and_then(|chat| chat.prompt.clone()),
            unseen: chat.is_some_and(|chat| chat.unseen_by(update)),
            own_codes: panelists
                .iter()
                .filter_map(|one| Some((one.panel, self.own_invitation(one.id)?.code.clone())))
                .collect(),
            bulletin: None,
            followup: Arc::clone(&self.catalogue.followup),
            outcomes: self.outcomes(&panelists),
            staff: None,
            my_data: None,
            comments: BTreeMap::new(),
            mail: chat.and_then(|chat| desk.mail_links(&chat.address)),
        }
    }

    fn is_counted(&self, panelists: &[&StoredPanelist]) -> bool {
        self.participation.keys().any(|(round, whose)| {
            self.catalogue.is_counted(*round) && panelists.iter().any(|one| one.id == *whose)
        })
    }

    fn invitation(&self, wanted: &Wanted) -> Option<Invitation> {
        let Some(code) = wanted.code.as_ref().map(|code| code.to_uppercase()) else {
            return wanted.invitation.and_then(|id| self.invitations.get(&id).cloned());
        };
        self.invitations.values().find(|invitation| invitation.code == code).cloned()
    }

    fn member(&self, panelist: &StoredPanelist) -> Member {
        Member {
            panelist: panelist.id,
            panel: panelist.panel,
            membership: panelist.membership,
            consent_version: panelist.consent_version,
            background: panelist.background.clone(),
            contact: panelist.contact,
            recruited: self.recruited(panelist.id),
        }
    }

    fn fieldwork(&self, panelists: &[&StoredPanelist]) -> Vec<Fieldwork> {
        let part = |round: &Arc<crate::domain::Round>| {
            let panelist = panelists.iter().find(|panelist| panelist.panel == round.panel);
            let key =
                panelist.and_then(|panelist| self.catalogue.respondent_key(round.id, panelist.id));
            Fieldwork {
                round: Arc::clone(round),
                seed: key.map(|key| key.seed()),
                answers: key
                    .filter(|_| round.is_open(self.now))
                    .and_then(|key| self.answers.get(&(round.id, key)).cloned())
                    .unwrap_or_default(),
                participation: panelist
                    .and_then(|panelist| self.participation.get(&(round.id, panelist.id)).copied()),
                declined: panelist
                    .is_some_and(|panelist| self.declined.contains_key(&(round.id, panelist.id))),
            }
        };
        self.catalogue.shown(self.now).map(part).collect()
    }
}

/// A chat's state from the database. One that this version of the program cannot read is begun anew: no button depends on
/// it, and a chat must not be stuck.
pub(super) fn read_state(address: AddressId, json: &str) -> Conversation {
    serde_json::from_str(json).unwrap_or_else(|error: serde_json::Error| {
        let problem = error.classify();
        tracing::error!(%address, ?problem, "a chat's state cannot be read; the chat begins anew");
        Conversation::default()
    })
}

/// A chat's state for the database.
pub(super) fn write_state(conversation: &Conversation) -> Result<String, Error> {
    serde_json::to_string(conversation)
        .map_err(|error| Error::Broken(format!("a chat's state cannot be written: {error}")))
}
