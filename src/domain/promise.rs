//! What a panel is promised before it answers a round.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::LocalText;

/// Most days from the close of a round to the statement that it promises.
pub const STATEMENT_MAX_DAYS: u16 = 366;

/// When the statement of those who decide is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatementDue {
    /// At a set time.
    At(DateTime<Utc>),
    /// So many days after the close.
    DaysAfterClose(u16),
}

/// What the panel is promised before it answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Who decides.
    pub decided_by: LocalText,
    /// What can change.
    pub can_change: LocalText,
    /// How the result will be used.
    pub usage: LocalText,
    /// When those who decide answer the panel.
    pub statement_due: StatementDue,
}
