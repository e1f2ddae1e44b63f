//! What someone who may be staff wishes for, and what becomes of it.

use super::{StaffAct, StaffSay};
use crate::conversation::Hint;
use crate::domain::message::MessageRef;
use crate::domain::{BroadcastId, Locale, PanelId, RoundId, StatementId};

/// A wish of someone who may be staff, to be settled with the rest of the step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffWish {
    /// What.
    pub what: StaffWant,
    /// The message whose button was pressed.
    pub(super) pressed: Option<MessageRef>,
    /// What a stranger is told: the same as for what does not exist.
    pub(super) unknown: Hint,
}

/// What is wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffWant {
    /// Something that a button can ask for.
    Act(StaffAct),
    /// To take up the role that a code is for.
    TakeUp(String),
    /// To keep a text.
    Text {
        /// In which panel, for a new bulletin.
        panel: Option<PanelId>,
        /// Of which bulletin, and in which language.
        place: Option<(BroadcastId, Locale)>,
        /// Whether it takes the place of what people have got.
        correcting: bool,
        /// What was written.
        text: String,
    },
    /// To keep a text of a round's statement, or who signs it.
    Statement {
        /// Of which round.
        round: RoundId,
        /// In which language; `None` for who signs it.
        locale: Option<Locale>,
        /// What was written.
        text: String,
    },
    /// To keep what was wrong with a statement.
    Correction {
        /// The one that was sent, or its correction that was not.
        statement: StatementId,
        /// In which language.
        locale: Locale,
        /// What was written.
        text: String,
    },
}

/// What became of a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffAnswer {
    /// There is nothing such for this person.
    Unknown,
    /// What to tell them.
    Told(Vec<StaffSay>),
}
