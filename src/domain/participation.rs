//! That someone took part in a round, never what they said.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One panelist's part in one round. That they would rather not take part is kept beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    /// When the first question was met.
    pub started_at: DateTime<Utc>,
    /// When the last question was answered.
    pub completed_at: Option<DateTime<Utc>>,
}
