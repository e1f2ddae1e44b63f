//! The audit log: which member of staff did what, when.

use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
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

    /// The lines of the audit log since this time, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn audit_since(&self, time: DateTime<Utc>) -> Result<Vec<AuditEntry>, Error> {
        let find = audit::Entity::find()
            .filter(audit::Column::At.gte(time))
            .order_by_asc(audit::Column::At)
            .order_by_asc(audit::Column::Id);
        let entry = |row: audit::Model| {
            let audit::Model { at, who, action, subject, .. } = row;
            AuditEntry { at, who, action, subject }
        };
        Ok(find.all(&self.inner).await?.into_iter().map(entry).collect())
    }
}
