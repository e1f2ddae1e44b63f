//! What the last run of the program left unsent, as the desk knows it.

use crate::delivery::{Compose, NotComposed, Unsent};
use crate::domain::delivery::Outgoing;
use crate::domain::{DeliveryId, Platform};
use crate::service::{Desk, Error};

impl Compose for Desk {
    async fn unsent(&self, platform: Platform) -> Result<Vec<Unsent>, NotComposed> {
        let rows = self.store().pending_at_start(platform).await;
        let rows = rows.map_err(|error| not_composed(error.into()))?;
        let unsent = |row| Unsent { delivery: row.id, address: row.address };
        Ok(rows.into_iter().map(unsent).collect())
    }

    async fn compose(&self, delivery: DeliveryId) -> Result<Option<Outgoing>, NotComposed> {
        Self::compose(self, delivery).await.map_err(not_composed)
    }
}

fn not_composed(error: Error) -> NotComposed {
    match error {
        Error::Unavailable(_) | Error::Conflict => NotComposed::Unavailable,
        Error::Refused(_) | Error::Key(_) | Error::Broken(_) => {
            NotComposed::Broken(error.to_string())
        }
    }
}
