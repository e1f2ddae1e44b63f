//! Ending a browser's session: from then on the cookie that carries it lets nobody in.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Desk, Error};
use crate::domain::SessionId;

impl Desk {
    /// The id of a session that begins: chance alone.
    #[must_use]
    pub fn new_session() -> SessionId {
        SessionId(Uuid::new_v4())
    }

    /// Ends a session. `until` is when its cookie would be too old in any case: so long it is remembered.
    ///
    /// # Errors
    /// When the database could not be written: it goes on then.
    pub async fn end_session(&self, id: SessionId, until: DateTime<Utc>) -> Result<(), Error> {
        let transaction = self.store.write().await?;
        transaction.end_session(id, until).await?;
        Ok(transaction.commit().await?)
    }
}
