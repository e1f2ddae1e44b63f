//! What a broadcast is, and what goes first where several wait.

use serde::{Deserialize, Serialize};

use crate::domain::RoundId;

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
            Self::Bulletin | Self::Opening { .. } | Self::Closing { .. } => Lane::Bulk,
        }
    }

    /// The round it speaks of.
    #[must_use]
    pub const fn round(self) -> Option<RoundId> {
        match self {
            Self::Bulletin => None,
            Self::Opening { round } | Self::Reminder { round, .. } | Self::Closing { round } => {
                Some(round)
            }
        }
    }

    /// The name in files and figures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bulletin => "bulletin",
            Self::Opening { .. } => "opening",
            Self::Reminder { .. } => "reminder",
            Self::Closing { .. } => "closing",
        }
    }
}
