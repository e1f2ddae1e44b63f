//! A person in one panel.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{CategoryNo, VariableNo};

/// How someone stands to a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Membership {
    /// Answered without joining.
    Guest {
        /// When everything about them is erased, unless they join.
        until: DateTime<Utc>,
    },
    /// In the panel.
    Enrolled,
    /// In the panel, and left alone for now.
    Paused,
    /// Left by their own choice.
    Withdrawn,
    /// Taken out by staff.
    Removed,
}

impl Membership {
    /// The name in the database and in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Guest { .. } => "guest",
            Self::Enrolled => "enrolled",
            Self::Paused => "paused",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        }
    }

    /// Whether they may answer the panel's questions.
    #[must_use]
    pub const fn may_answer(self) -> bool {
        matches!(self, Self::Guest { .. } | Self::Enrolled | Self::Paused)
    }

    /// Whether they have joined.
    #[must_use]
    pub const fn has_joined(self) -> bool {
        matches!(self, Self::Enrolled | Self::Paused)
    }
}

/// What is known of a panelist: for each variable answered, the category, or `None` when they would rather not say.
pub type Background = BTreeMap<VariableNo, Option<CategoryNo>>;
