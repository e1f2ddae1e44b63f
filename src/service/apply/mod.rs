//! Carrying out a step's effects: first in memory, so that the next step of the batch sees them, then, for the whole
//! batch, in the database ([`super::write`]).

mod answers;
mod effects;
mod feeling;
mod forgetting;
mod linking;
mod membership;
mod places;

pub(super) use effects::hour;

use std::collections::{BTreeMap, BTreeSet};

use linking::LinkChanges;

use crate::domain::danger::DangerSource;
use crate::domain::statement::{Comment, Felt};
use crate::domain::{
    Address, AddressId, Answer, Background, Consent, InvitationId, PageKey, PanelistId, PersonId,
    Platform, RespondentKey, RoundId, StatementId,
};
use crate::service::Posted;
use crate::store::{AnswerKey, NewKeys, StoredDelivery};

/// What a batch has changed and is still to be written. Values that lie in the batch are named by their keys.
#[derive(Debug, Clone, Default)]
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
    pub felt: Vec<(StatementId, PanelistId, Felt)>,
    pub comments: Vec<(StatementId, PanelistId, Comment)>,
    pub danger: BTreeSet<(RoundId, DangerSource)>,
    pub deliveries: Vec<StoredDelivery>,
    /// Those of them that go to somewhere else than what has come in.
    pub posted: Vec<(Platform, Posted)>,
    pub no_longer_wanted: BTreeSet<AddressId>,
    pub links: LinkChanges,
    /// Pages that get another address.
    pub moved_pages: BTreeMap<AddressId, String>,
    pub page_keys: BTreeMap<PersonId, PageKey>,
    /// Where what goes to many goes instead of to addresses that are erased.
    pub redirected: BTreeMap<AddressId, (AddressId, Platform)>,
    pub erased_people: BTreeSet<PersonId>,
    pub erased_addresses: BTreeMap<AddressId, PersonId>,
    pub erased_panelists: BTreeSet<PanelistId>,
    pub erased_responses: BTreeSet<(RoundId, RespondentKey)>,
    /// Responses that have been counted, and the keys that they get instead.
    pub new_keys: NewKeys,
}

impl Changes {
    /// Whether something is erased, so that its traces are to go too.
    pub fn erase(&self) -> bool {
        !(self.erased_people.is_empty()
            && self.erased_addresses.is_empty()
            && self.erased_panelists.is_empty())
    }
}
