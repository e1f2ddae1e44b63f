//! What could not be taken in: kept encrypted for the owner, so that it neither blocks the others nor is lost.

use std::collections::BTreeSet;

use super::apply::hour;
use super::receive::key;
use super::{Desk, Error};
use crate::domain::message::Incoming;
use crate::store::SetAside;

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
            "set an update aside that failed three times; it is kept, encrypted, for 7 days"
        );
        Ok(())
    }

    /// The updates that were set aside, for the owner: they hold what someone wrote or pressed.
    ///
    /// # Errors
    /// When the database cannot be read, or was written with another key file.
    pub async fn updates_set_aside(&self) -> Result<Vec<Incoming>, Error> {
        let transaction = self.store.read().await?;
        let open = |broken: SetAside| {
            let payload = self.keys.decrypt_set_aside(&broken.update_id, &broken.payload);
            let payload = payload.ok_or(super::KeyError::Other)?;
            serde_json::from_slice(&payload)
                .map_err(|error| Error::Broken(format!("an update cannot be read: {error}")))
        };
        transaction.all_set_aside().await?.into_iter().map(open).collect()
    }
}
