//! What those who decide answer a panel: who answers, what they say, and how far it has come.

mod calendar;
mod check;
mod felt;
mod followup;
mod signature;
mod standing;
mod step;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{LocalText, PanelId, QuestionNo, RoundId, StatementId};

pub use calendar::{Notice, NoticeKind, Promised, late_messages, notices};
pub(super) use check::Problems;
pub use check::{
    CORRECTION_MAX_CHARS, Covered, STATEMENT_TEXT_MAX_CHARS, results_not_out, signature_problems,
};
pub use felt::{COMMENT_MAX_CHARS, Comment, FELT_AFTER_DAYS, FELT_FLOOR, Felt, FeltCounts};
pub use followup::{Followup, Postponement, correction_of};
pub use signature::Signature;
pub use standing::{Standing, before_postponed, standing};
pub use step::{StatementRefusal, StatementState};

/// What those who decide answer the people of one round or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// The panel that it answers.
    pub panel: PanelId,
    /// The rounds that it answers, in the order of their numbers.
    pub rounds: Vec<RoundId>,
    /// Who answers; `None` until they have said.
    pub signature: Option<Signature>,
    /// The whole of it in short, with markup: what reaches everyone in the chat.
    pub text: LocalText,
    /// What the administration adds for itself; may be empty.
    #[serde(default)]
    pub administration: LocalText,
    /// What they say of single questions or themes.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// What they answer to comments and proposals.
    #[serde(default)]
    pub replies: Vec<Answered>,
    /// What many believe that is not so.
    #[serde(default)]
    pub misunderstandings: Vec<Answered>,
    /// Who does not stand behind all of it, and why.
    #[serde(default)]
    pub reservations: Vec<Answered>,
    /// For one that takes the place of an earlier one that was sent: that one, and what was wrong with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Correction>,
    /// Everyone who has written on it, as the audit log names them. None of them can approve it.
    pub writers: Vec<String>,
    /// How far it has come.
    pub state: StatementState,
}

/// What a statement says of one question, or of a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Of what.
    pub about: About,
    /// What it says, with markup.
    pub text: LocalText,
}

/// What a remark speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A question of one of the rounds.
    Question(RoundId, QuestionNo),
    /// A theme, in words.
    Theme(LocalText),
}

/// Something that was said or is believed, or somebody, and what the statement says to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// What, or who, on one line.
    pub to: LocalText,
    /// What is said to it, with markup.
    pub text: LocalText,
}

/// What a correction corrects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The statement whose place it takes.
    pub statement: StatementId,
    /// What was wrong, and is right now.
    pub what: LocalText,
}

impl Statement {
    /// Whether it says more than what stands in the chat, so that there is something to read on.
    #[must_use]
    pub fn says_more(&self) -> bool {
        !self.administration.is_empty()
            || !self.remarks.is_empty()
            || !self.replies.is_empty()
            || !self.misunderstandings.is_empty()
            || !self.reservations.is_empty()
    }

    /// Whether it has been sent.
    #[must_use]
    pub const fn is_sent(&self) -> bool {
        self.sent_at().is_some()
    }

    /// When it was sent; `None` until then.
    #[must_use]
    pub const fn sent_at(&self) -> Option<DateTime<Utc>> {
        match self.state {
            StatementState::Sent { sent_at } => Some(sent_at),
            _ => None,
        }
    }
}
