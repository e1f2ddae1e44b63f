//! What the last run of the program left unsent, as the desk knows it.

use crate::delivery::{Compose, NotComposed, Unsent};
use crate::domain::delivery::Outgoing;
use crate::domain::{DeliveryId, Platform};
use crate::service::{Desk, Error};

impl Compose for Desk {
    async fn unsent(&self, platform: Platform) -> Result<Vec<Unsent>, NotComposed> {
        let rows = Self::unsent(self, platform).await.map_err(not_composed)?;
        Ok(rows.into_iter().map(|(delivery, address)| Unsent { delivery, address }).collect())
    }

    async fn compose(&self, delivery: DeliveryId) -> Result<Option<Outgoing>, NotComposed> {
        Self::compose(self, delivery).await.map_err(not_composed)
    }
}

fn not_composed(error: Error) -> NotComposed {
    match error {
        Error::Unavailable(_) | Error::DiskFull | Error::Conflict => NotComposed::Unavailable,
        other => NotComposed::Broken(other.to_string()),
    }
}
