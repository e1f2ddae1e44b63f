//! Reading the audit log.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::Desk;
use super::refusal::Refusal;
use crate::store::{AuditEntry, Transaction};

impl Desk {
    /// Which member of staff did what since a time, the oldest first: everything, or what concerns one panel.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn audit_log(
        &self,
        slug: Option<&str>,
        since: Option<DateTime<Utc>>,
    ) -> Result<Vec<AuditEntry>, Refusal> {
        let transaction = self.store.read().await?;
        let since = since.unwrap_or(DateTime::UNIX_EPOCH);
        let mut entries = transaction.audit_since(since).await?;
        if let Some(slug) = slug {
            let subjects = subjects(&transaction, slug).await?;
            let within = format!("{slug}/");
            entries.retain(|entry| {
                subjects.contains(&entry.subject) || entry.subject.starts_with(&within)
            });
        }
        Ok(entries)
    }
}

/// What belongs to a panel, as the log names it.
async fn subjects(transaction: &Transaction, slug: &str) -> Result<BTreeSet<String>, Refusal> {
    let found = transaction.panel_by_slug(slug).await?;
    let panel = found.ok_or_else(|| Refusal::NoSuchPanel(slug.to_owned()))?.id;
    let rounds = transaction.rounds_of(panel).await?;
    let broadcasts = transaction.broadcasts_of(panel).await?;
    let invitations = transaction.invitations_by_staff(panel).await?;
    let all = std::iter::once(slug.to_owned())
        .chain(rounds.iter().map(|round| round.id.to_string()))
        .chain(broadcasts.iter().map(|(_, broadcast)| broadcast.id.to_string()))
        .chain(invitations.iter().map(|invitation| invitation.id.to_string()));
    Ok(all.collect())
}
