//! What staff do with panels.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Applied, Refusal};
use super::{Desk, import};
use crate::domain::{ConsentText, Panel, PanelId};
use crate::store::{AuditEntry, Transaction};

/// A panel with its numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelSummary {
    /// The panel.
    pub panel: Panel,
    /// How many panelists it has, by the name of their membership.
    pub panelists: BTreeMap<String, u64>,
    /// How many rounds it has.
    pub rounds: usize,
}

impl Desk {
    /// Takes in a panel's file: makes the panel, or puts it in the place of the earlier one with the same slug.
    ///
    /// # Errors
    /// When the file has problems, or would break what panelists have told or agreed to.
    pub async fn apply_panel(&self, file: &[u8], by: &str) -> Result<(Panel, Applied), Refusal> {
        let read = import::panel(file, PanelId(Uuid::now_v7())).map_err(Refusal::File)?;
        let transaction = self.store.write().await?;
        let (panel, applied) = match transaction.panel_by_slug(&read.slug).await? {
            None => (read, Applied::Created),
            Some(old) => {
                let next = Panel { id: old.id, version: old.version, ..read };
                if next == old {
                    return Ok((old, Applied::Same));
                }
                check_consent(&old.consent, &next.consent)?;
                check_background(&transaction, &old, &next).await?;
                (Panel { version: old.version + 1, ..next }, Applied::Changed)
            }
        };
        transaction.save_panel(&panel).await?;
        self.audit(&transaction, by, "panel apply", &panel.slug).await?;
        transaction.commit().await?;
        Ok((panel, applied))
    }

    /// Every panel, by slug.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn panels(&self) -> Result<Vec<PanelSummary>, Refusal> {
        let transaction = self.store.read().await?;
        let mut summaries = Vec::new();
        for panel in transaction.panels().await? {
            let panelists = transaction.count_panelists(panel.id).await?.into_iter().collect();
            let rounds = transaction.rounds_of(panel.id).await?.len();
            summaries.push(PanelSummary { panel, panelists, rounds });
        }
        Ok(summaries)
    }

    /// Adds a line to the audit log, in the same transaction as what it tells of.
    pub(super) async fn audit(
        &self,
        transaction: &Transaction,
        by: &str,
        action: &str,
        subject: &str,
    ) -> Result<(), Refusal> {
        let (who, action, subject) = (by.to_owned(), action.to_owned(), subject.to_owned());
        Ok(transaction.record_audit(AuditEntry { at: self.now(), who, action, subject }).await?)
    }
}

/// A translation may be added to the words that panelists agreed to; the words themselves only change with the version.
fn check_consent(old: &ConsentText, next: &ConsentText) -> Result<(), Refusal> {
    if next.version < old.version {
        return Err(Refusal::ConsentLowered(old.version));
    }
    let same = old.text.iter().all(|(locale, words)| next.text.get(locale) == Some(words));
    if same || next.version > old.version { Ok(()) } else { Err(Refusal::ConsentNotRaised) }
}

async fn check_background(
    transaction: &Transaction,
    old: &Panel,
    next: &Panel,
) -> Result<(), Refusal> {
    if keeps_places(old, next) || transaction.count_panelists(old.id).await?.is_empty() {
        return Ok(());
    }
    Err(Refusal::BackgroundMoved(old.slug.clone()))
}

/// Whether every variable and category is where it was.
fn keeps_places(old: &Panel, next: &Panel) -> bool {
    old.background.len() <= next.background.len()
        && old.background.iter().zip(&next.background).all(|(old, next)| {
            old.id == next.id
                && old.categories.len() <= next.categories.len()
                && old.categories.iter().zip(&next.categories).all(|(old, next)| old.id == next.id)
        })
}
