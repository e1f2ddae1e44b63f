//! The name of a round's state.

use serde::{Deserialize, Serialize};

/// The name of a round's state alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundPhase {
    /// Being written.
    Draft,
    /// Waiting for a yes.
    InReview,
    /// Ready to open.
    Approved,
    /// Being answered.
    Open,
    /// No longer answered.
    Closed,
    /// The result has reached those who took part.
    Reported,
    /// The statement of those who decide has, too; or nobody answered, so that there is nothing to wait for.
    Concluded,
}

impl RoundPhase {
    /// The name in files, the database and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Approved => "approved",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Reported => "reported",
            Self::Concluded => "concluded",
        }
    }
}
