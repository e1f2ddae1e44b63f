//! What one chat is in the middle of. It holds no answer, ever.

use serde::{Deserialize, Serialize};

use crate::domain::message::MessageRef;
use crate::domain::{
    BroadcastId, InvitationId, Locale, PanelId, QuestionNo, RoundId, StatementId, VariableNo,
};

/// The state of the chat with one address. Stored as JSON between any two updates.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversation {
    /// The language that the person chose themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locale: Option<Locale>,
    /// The language that the person's app is set to, where the platform tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_locale: Option<Locale>,
    /// The panel that the chat is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<PanelId>,
    /// The invitation they came by, until they have joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<InvitationId>,
    /// The round that they came to answer, until they have begun it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<RoundId>,
    /// What is waited for.
    #[serde(default)]
    pub waiting: Waiting,
    /// The first message known that asked for it, by the platform's id: whatever is written after that one is no answer to
    /// anything earlier, however often it has been asked since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_in: Option<MessageRef>,
    /// How many times in a row something was not understood.
    #[serde(default)]
    pub misses: u8,
}

/// What a chat waits for. A button press never depends on it: a button says itself what it means.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "for")]
pub enum Waiting {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// A yes to joining.
    Consent {
        /// Which panel.
        panel: PanelId,
    },
    /// A background fact.
    Background {
        /// Which panel.
        panel: PanelId,
        /// Which variable.
        variable: VariableNo,
    },
    /// A yes to being the same person as whoever made a code.
    Link {
        /// The code.
        code: String,
    },
    /// An answer.
    Answer {
        /// Which round.
        round: RoundId,
        /// Which question.
        question: QuestionNo,
    },
    /// What "other, namely …" is.
    Other {
        /// Which round.
        round: RoundId,
        /// Which question.
        question: QuestionNo,
        /// Whether the question is finished with it; else more options may still be ticked.
        finishes: bool,
    },
    /// Whether the answer to this open question may be shown.
    Quote {
        /// Which round.
        round: RoundId,
        /// Which question.
        question: QuestionNo,
    },
    /// The text of a bulletin, from a member of staff. The text itself is kept with the bulletin, never here.
    Bulletin {
        /// In which panel.
        panel: PanelId,
        /// Of which bulletin; `None` for a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        broadcast: Option<BroadcastId>,
        /// In which language.
        locale: Locale,
        /// Whether it takes the place of what people have got.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        correcting: bool,
    },
    /// The text of a round's statement, or who signs it, from a member of staff. It is kept with the statement, never here.
    Statement {
        /// Of which round.
        round: RoundId,
        /// In which language; `None` for who signs it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        locale: Option<Locale>,
    },
    /// What was wrong with a statement, from someone who writes for those who decide.
    Correction {
        /// With the statement of which round.
        round: RoundId,
        /// The statement that was sent, or its correction that was not.
        statement: StatementId,
        /// In which language.
        locale: Locale,
    },
    /// A line about whether a statement felt like an answer. Whoever does anything else has nothing to add.
    Comment {
        /// Which statement.
        statement: StatementId,
    },
    /// Whether a stop word was meant as one, or as the answer to this open question.
    StopOrAnswer {
        /// Which round.
        round: RoundId,
        /// Which question.
        question: QuestionNo,
    },
    /// The answer to an open question, even if it is a stop word.
    AnswerForSure {
        /// Which round.
        round: RoundId,
        /// Which question.
        question: QuestionNo,
    },
}

impl Waiting {
    /// Whether only staff are asked for it.
    #[must_use]
    pub const fn is_for_staff(&self) -> bool {
        matches!(self, Self::Bulletin { .. } | Self::Statement { .. } | Self::Correction { .. })
    }

    /// The round whose answer is waited for.
    #[must_use]
    pub const fn round(&self) -> Option<RoundId> {
        match self {
            Self::Answer { round, .. }
            | Self::Other { round, .. }
            | Self::Quote { round, .. }
            | Self::StopOrAnswer { round, .. }
            | Self::AnswerForSure { round, .. } => Some(*round),
            _ => None,
        }
    }
}
