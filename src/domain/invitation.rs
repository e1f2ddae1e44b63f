//! Ways into a panel.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{InvitationId, PanelId, PanelistId};

/// A code that lets people into one panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Its id.
    pub id: InvitationId,
    /// The panel it leads to.
    pub panel: PanelId,
    /// What stands in the link: letters and digits that cannot be mistaken for each other.
    pub code: String,
    /// Where it is used, in staff's words ("library poster"); empty for a friend's link.
    pub label: String,
    /// How many may join by it; `None` for any number.
    pub max_uses: Option<u32>,
    /// How many have joined by it.
    pub uses: u32,
    /// When it stops working.
    pub expires_at: Option<DateTime<Utc>>,
    /// The panelist whose link it is, if it is a friend's.
    pub inviter: Option<PanelistId>,
}

/// Why a code does not let anyone in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvitationRefusal {
    /// Its time has passed.
    #[error("the invitation has expired")]
    Expired,
    /// As many as it was for have joined.
    #[error("the invitation is used up")]
    UsedUp,
}

impl Invitation {
    /// Whether one more may join by it now.
    ///
    /// # Errors
    /// Says why not.
    pub fn admits(&self, now: DateTime<Utc>) -> Result<(), InvitationRefusal> {
        if self.expires_at.is_some_and(|end| end <= now) {
            return Err(InvitationRefusal::Expired);
        }
        if self.max_uses.is_some_and(|most| self.uses >= most) {
            return Err(InvitationRefusal::UsedUp);
        }
        Ok(())
    }

    /// True for a panelist's own link.
    #[must_use]
    pub const fn is_from_a_friend(&self) -> bool {
        self.inviter.is_some()
    }
}
