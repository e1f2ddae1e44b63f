//! What happens next in a chat: one pure function from what is known to what to store and say.
//!
//! The chat's own state ([`Conversation`]) is loaded, stepped and stored again around every update, so nothing is
//! remembered between two lines of a chat but what stands in the database.

mod effect;
mod my_data;
mod say;
mod situation;
mod state;
mod vocabulary;

pub use effect::Effect;
pub use my_data::{MyData, MyPanel, MyRound};
pub use say::{Hint, Reply, Say};
pub use situation::{Fieldwork, Links, Member, Situation};
pub use state::{Conversation, Waiting};
pub use vocabulary::{Command, Vocabulary, Word};

use crate::domain::message::Incoming;
use crate::domain::{InvitationId, Locale};
use crate::text::Draft;

/// What one update leads to.
#[derive(Debug, Clone)]
pub struct Step {
    /// The chat's state afterwards.
    pub conversation: Conversation,
    /// What to store, in order.
    pub effects: Vec<Effect>,
    /// What to say, in order.
    pub replies: Vec<Reply>,
    /// The situation with the effects carried out, for wording the replies.
    pub situation: Situation,
}

/// What must be looked up before a step: the invitation that the update or the chat speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing.
    Nothing,
    /// The invitation with this code (as typed; compare without case).
    Code(String),
    /// The invitation with this id.
    Invitation(InvitationId),
}

/// What must be looked up before a step.
#[must_use]
pub fn wanted(_conversation: &Conversation, _incoming: &Incoming) -> Wanted {
    todo!()
}

/// One update in one chat.
#[must_use]
pub fn step(_conversation: Conversation, _incoming: &Incoming, _situation: Situation) -> Step {
    todo!()
}

/// What a chat that is opened again shows: what is new first, else what is waited for, else where things stand.
#[must_use]
pub fn resume(_conversation: &Conversation, _situation: &Situation) -> Vec<Say> {
    todo!()
}

/// What stands above the latest messages when a whole chat is shown at once, as in the browser: the questions of the
/// round under way that are answered, each with its answer.
#[must_use]
pub fn answered_so_far(_conversation: &Conversation, _situation: &Situation) -> Vec<Say> {
    todo!()
}

/// The message for something to say, in keys and staff's own words; `None` when it has lost its meaning since (the
/// round is gone). A picture or file is added by whoever can make one.
#[must_use]
pub fn draft(_say: &Say, _conversation: &Conversation, _situation: &Situation) -> Option<Draft> {
    todo!()
}

/// The language to speak in this chat.
#[must_use]
pub fn locale(_conversation: &Conversation, _situation: &Situation) -> Locale {
    todo!()
}
