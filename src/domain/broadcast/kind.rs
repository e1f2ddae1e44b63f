//! What a broadcast is, and what goes first where several wait.

use serde::{Deserialize, Serialize};

use crate::domain::{DecisionId, QuestionNo, RoundId, StatementId};

/// What a broadcast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum BroadcastKind {
    /// News from staff between rounds.
    Bulletin,
    /// A round can be answered.
    Opening {
        /// Which.
        round: RoundId,
    },
    /// There is still time.
    Reminder {
        /// For which round.
        round: RoundId,
        /// The first or the second.
        number: u8,
    },
    /// A round is over, and what comes next.
    Closing {
        /// Which.
        round: RoundId,
    },
    /// What those who decide answer, or a correction of it.
    Statement {
        /// Which.
        statement: StatementId,
    },
    /// A statement is late.
    Late {
        /// The round, or the first of those that share the promise.
        round: RoundId,
        /// How often the promise had been put off before the day that was missed.
        missed: u8,
        /// Whether there is a new date.
        dated: bool,
    },
    /// Did the statement feel like an answer?
    Felt {
        /// Which.
        statement: StatementId,
    },
    /// What became of it later.
    Decision {
        /// Of what.
        decision: DecisionId,
        /// Which of its updates, from 0.
        update: u16,
    },
    /// What came of a round, to everyone who took part.
    Result {
        /// Which.
        round: RoundId,
        /// The question whose figures it shows; `None` where none may be shown.
        question: Option<QuestionNo>,
    },
    /// That there is a result to look at, to those who did not take part.
    ResultLink {
        /// Of which round.
        round: RoundId,
    },
}

/// What goes first where several wait: the lower number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lane {
    /// The answer to something that a person did.
    Reply,
    /// What is worth little when it comes late.
    Reminder,
    /// Everything else that goes to many.
    Bulk,
}

impl Lane {
    /// Every lane, the first one first.
    pub const ALL: [Self; 3] = [Self::Reply, Self::Reminder, Self::Bulk];

    /// Its name in figures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::Reminder => "reminder",
            Self::Bulk => "bulk",
        }
    }
}

impl BroadcastKind {
    /// The lane it goes in.
    #[must_use]
    pub const fn lane(self) -> Lane {
        match self {
            Self::Reminder { .. } => Lane::Reminder,
            _ => Lane::Bulk,
        }
    }

    /// The round it speaks of.
    #[must_use]
    pub const fn round(self) -> Option<RoundId> {
        match self {
            Self::Bulletin | Self::Statement { .. } | Self::Felt { .. } | Self::Decision { .. } => {
                None
            }
            Self::Opening { round }
            | Self::Reminder { round, .. }
            | Self::Closing { round }
            | Self::Late { round, .. }
            | Self::Result { round, .. }
            | Self::ResultLink { round } => Some(round),
        }
    }

    /// The round whose result it tells.
    #[must_use]
    pub const fn tells_result_of(self) -> Option<RoundId> {
        match self {
            Self::Result { round, .. } | Self::ResultLink { round } => Some(round),
            _ => None,
        }
    }

    /// Whether it holds what staff wrote, and can be corrected by writing that anew.
    #[must_use]
    pub const fn has_text_of_staff(self) -> bool {
        matches!(self, Self::Bulletin | Self::Result { .. })
    }

    /// Whether people were promised it when they took part: nothing holds it back.
    #[must_use]
    pub const fn is_promised(self) -> bool {
        matches!(
            self,
            Self::Result { .. }
                | Self::Statement { .. }
                | Self::Late { .. }
                | Self::Decision { .. }
        )
    }

    /// Whether those get it, too, who want fewer messages.
    #[must_use]
    pub const fn goes_to_fewer(self) -> bool {
        self.is_promised() || matches!(self, Self::Opening { .. })
    }

    /// The name in files and figures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bulletin => "bulletin",
            Self::Opening { .. } => "opening",
            Self::Reminder { .. } => "reminder",
            Self::Closing { .. } => "closing",
            Self::Statement { .. } => "statement",
            Self::Late { .. } => "late",
            Self::Felt { .. } => "felt",
            Self::Decision { .. } => "decision",
            Self::Result { .. } => "result",
            Self::ResultLink { .. } => "result_link",
        }
    }
}
