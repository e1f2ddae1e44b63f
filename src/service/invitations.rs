//! What staff do with invitations.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::refusal::{Refusal, UselessInvitation};
use super::{Desk, secret};
use crate::domain::visible::without_turns;
use crate::domain::{Invitation, InvitationId, Panel};
use crate::store::Transaction;

/// What staff want of a new invitation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewInvitation {
    /// The panel's slug.
    pub panel: String,
    /// Where it is used, in staff's words; may be empty.
    pub label: String,
    /// How many may join by it; any number when `None`.
    pub max_uses: Option<u32>,
    /// When it stops working.
    pub expires_at: Option<DateTime<Utc>>,
}

/// How people came into one panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Recruits {
    /// The panel.
    pub panel: Panel,
    /// The invitations that staff made, each with how many joined by it.
    pub invitations: Vec<Invitation>,
    /// How many joined by friends' links, all of them together.
    pub by_friends: u64,
    /// How many came by which invitation, staff's or a friend's, and have answered as guests without joining. Those whom the
    /// panel no longer keeps are not among them.
    guests: BTreeMap<InvitationId, u64>,
}

impl Recruits {
    /// How many guests came by an invitation that staff made.
    #[must_use]
    pub fn guests(&self, invitation: InvitationId) -> u64 {
        self.guests.get(&invitation).copied().unwrap_or_default()
    }

    /// How many guests came by friends' links, all of them together.
    #[must_use]
    pub fn guests_by_friends(&self) -> u64 {
        let by_staff: u64 = self.invitations.iter().map(|one| self.guests(one.id)).sum();
        self.guests.values().sum::<u64>() - by_staff
    }
}

/// Most characters of a label.
const LABEL_MAX_CHARS: usize = 200;

impl Desk {
    /// Makes an invitation with a code of its own.
    ///
    /// # Errors
    /// When there is no such panel, or it could never let anyone in.
    pub async fn create_invitation(
        &self,
        new: NewInvitation,
        by: &str,
    ) -> Result<(Panel, Invitation), Refusal> {
        self.check_invitation(&new)?;
        let transaction = self.store.write().await?;
        let panel = panel(&transaction, &new.panel).await?;
        let invitation = Invitation {
            id: InvitationId(Uuid::now_v7()),
            panel: panel.id,
            code: secret::invitation_code(),
            label: without_turns(&new.label).trim().to_owned(),
            max_uses: new.max_uses,
            uses: 0,
            expires_at: new.expires_at,
            inviter: None,
        };
        transaction.add_invitations(std::slice::from_ref(&invitation)).await?;
        // The code itself lets people in, so the log names the invitation by its id.
        self.audit(&transaction, by, "invitation create", &invitation.id.to_string()).await?;
        transaction.commit().await?;
        Ok((panel, invitation))
    }

    /// How people came into every panel, or into one.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn recruits(&self, slug: Option<&str>) -> Result<Vec<Recruits>, Refusal> {
        let transaction = self.store.read().await?;
        let panels = match slug {
            Some(slug) => vec![panel(&transaction, slug).await?],
            None => transaction.panels().await?,
        };
        let mut recruits = Vec::new();
        for panel in panels {
            let invitations = transaction.invitations_by_staff(panel.id).await?;
            let by_friends = transaction.count_by_friends(panel.id).await?;
            let guests = transaction.guests_by_invitation(panel.id).await?;
            recruits.push(Recruits { panel, invitations, by_friends, guests });
        }
        Ok(recruits)
    }

    fn check_invitation(&self, new: &NewInvitation) -> Result<(), UselessInvitation> {
        if new.max_uses == Some(0) {
            return Err(UselessInvitation::ForNobody);
        }
        if new.expires_at.is_some_and(|end| end <= self.now()) {
            return Err(UselessInvitation::Expired);
        }
        if new.label.chars().count() > LABEL_MAX_CHARS {
            return Err(UselessInvitation::LongLabel(LABEL_MAX_CHARS));
        }
        if new.label.chars().any(char::is_control) {
            return Err(UselessInvitation::UnprintableLabel);
        }
        Ok(())
    }
}

async fn panel(transaction: &Transaction, slug: &str) -> Result<Panel, Refusal> {
    let found = transaction.panel_by_slug(slug).await?;
    found.ok_or_else(|| Refusal::NoSuchPanel(slug.to_owned()))
}
