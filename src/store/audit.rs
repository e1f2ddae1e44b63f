//! The audit log: which member of staff did what, when.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::entity::audit;
use super::{Error, Transaction};

/// One line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who, as the system knows them.
    pub who: String,
    /// What they did, such as `round approve`.
    pub action: String,
    /// To what: an id or a slug.
    pub subject: String,
}

impl Transaction {
    /// Adds a line to the audit log.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn record_audit(&self, entry: AuditEntry) -> Result<(), Error> {
        let AuditEntry { at, who, action, subject } = entry;
        let row = audit::Model { id: Uuid::now_v7(), at, who, action, subject };
        self.insert::<audit::ActiveModel>([row], None).await
    }
}
