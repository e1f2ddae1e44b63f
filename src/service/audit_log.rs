//! Reading the audit log.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::Desk;
use super::refusal::Refusal;
use crate::domain::Panel;
use crate::store::{self, AuditEntry, Transaction};

impl Desk {
    /// Which member of staff did what since a time, the oldest first: everything, or what concerns one panel. Rounds and
    /// what goes to many are called what staff call them, also where their id was noted.
    ///
    /// # Errors
    /// When there is no such panel.
    pub async fn audit_log(
        &self,
        slug: Option<&str>,
        since: Option<DateTime<Utc>>,
    ) -> Result<Vec<AuditEntry>, Refusal> {
        let transaction = self.store.read().await?;
        let panels = match slug {
            None => transaction.panels().await?,
            Some(slug) => {
                let found = transaction.panel_by_slug(slug).await?;
                vec![found.ok_or_else(|| Refusal::NoSuchPanel(slug.to_owned()))?]
            }
        };
        let mut names = BTreeMap::new();
        for panel in &panels {
            names.extend(names_of(&transaction, panel).await?);
        }
        let since = since.unwrap_or(DateTime::UNIX_EPOCH);
        let mut entries = transaction.audit_since(since).await?;
        if let Some(slug) = slug {
            let within = format!("{slug}/");
            entries.retain(|entry| {
                names.contains_key(&entry.subject) || entry.subject.starts_with(&within)
            });
        }
        for entry in &mut entries {
            if let Some(name) = names.get(&entry.subject) {
                entry.subject.clone_from(name);
            }
        }
        Ok(entries)
    }
}

/// What belongs to a panel, as the log names it, and what staff call it.
async fn names_of(
    transaction: &Transaction,
    panel: &Panel,
) -> Result<Vec<(String, String)>, store::Error> {
    let slug = &panel.slug;
    let numbered = |number: u32| format!("{slug}/{number}");
    let rounds = transaction.rounds_of(panel.id).await?;
    let broadcasts = transaction.broadcasts_of(panel.id).await?;
    let invitations = transaction.invitations_by_staff(panel.id).await?;
    let rounds = rounds.iter().map(|round| (round.id.to_string(), numbered(round.number)));
    let broadcasts = broadcasts.iter().map(|(number, one)| {
        let id = one.id.to_string();
        (id.clone(), number.map_or(id, numbered))
    });
    // Labels are not names: two invitations may have the same.
    let invitations = invitations.iter().map(|one| (one.id.to_string(), one.id.to_string()));
    let own = std::iter::once((slug.clone(), slug.clone()));
    Ok(own.chain(rounds).chain(broadcasts).chain(invitations).collect())
}
