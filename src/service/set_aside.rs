//! What could not be taken in: kept encrypted for the owner, so that it neither blocks the others nor is lost.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::apply::hour;
use super::receive::key;
use super::{Desk, Error};
use crate::domain::Platform;
use crate::domain::message::Incoming;
use crate::store::{AuditEntry, SetAside};

/// An update that broke the program.
#[derive(Debug, Clone, PartialEq)]
pub struct BrokenUpdate {
    /// On which platform it came.
    pub platform: Platform,
    /// The platform's id for it.
    pub update_id: String,
    /// When it was given up.
    pub failed_at: DateTime<Utc>,
    /// What it holds, where that was asked for.
    pub update: Option<Incoming>,
}

impl Desk {
    /// Puts an update aside that breaks the program, and remembers that it has been taken in.
    pub(super) async fn set_aside(&self, update: &Incoming) -> Result<(), Error> {
        let payload = serde_json::to_vec(update)
            .map_err(|error| Error::Broken(format!("an update cannot be written: {error}")))?;
        let transaction = self.store.write().await?;
        transaction.remember(&BTreeSet::from([key(update)]), hour(self.now())).await?;
        let broken = SetAside {
            platform: update.from.platform,
            update_id: update.update_id.clone(),
            payload: self.keys.encrypt_set_aside(&update.update_id, &payload),
            failed_at: self.now(),
        };
        transaction.set_aside(broken).await?;
        transaction.commit().await?;
        tracing::error!(
            platform = update.from.platform.as_str(),
            update = update.update_id,
            "set an update aside that failed three times; it is kept, encrypted, for 7 days; \"panelbot set-aside list\" shows it"
        );
        Ok(())
    }

    /// The updates that are set aside, without what they hold.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn set_aside_now(&self) -> Result<Vec<BrokenUpdate>, Error> {
        let transaction = self.store.read().await?;
        Ok(transaction.all_set_aside().await?.iter().map(BrokenUpdate::outside).collect())
    }

    /// The same with what they hold: what someone wrote or pressed. For the owner; that they looked is written down.
    ///
    /// # Errors
    /// When the database does not work, or was written with another key file.
    pub async fn open_set_aside(&self, by: &str) -> Result<Vec<BrokenUpdate>, Error> {
        let transaction = self.store.write().await?;
        let stored = transaction.all_set_aside().await?;
        let open = |broken: &SetAside| {
            let payload = self.keys.decrypt_set_aside(&broken.update_id, &broken.payload);
            let payload = payload.ok_or(super::KeyError::Other)?;
            let update = serde_json::from_slice(&payload)
                .map_err(|error| Error::Broken(format!("an update cannot be read: {error}")))?;
            Ok(BrokenUpdate { update: Some(update), ..BrokenUpdate::outside(broken) })
        };
        let opened = stored.iter().map(open).collect::<Result<Vec<_>, Error>>()?;
        let (action, subject) = ("set-aside read".to_owned(), opened.len().to_string());
        let entry = AuditEntry { at: self.now(), who: by.to_owned(), action, subject };
        transaction.record_audit(entry).await?;
        transaction.commit().await?;
        Ok(opened)
    }
}

impl BrokenUpdate {
    fn outside(broken: &SetAside) -> Self {
        Self {
            platform: broken.platform,
            update_id: broken.update_id.clone(),
            failed_at: broken.failed_at,
            update: None,
        }
    }
}
