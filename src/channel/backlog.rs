//! What the last run of the program left unsent, and what waits for many, as the desk knows it.

use crate::delivery::{Compose, Due, Feed, NotComposed, Unsent};
use crate::domain::delivery::{Claimed, Outgoing};
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

    async fn posted(&self, platform: Platform) -> Vec<Unsent> {
        let posted = Self::posted(self, platform).await.into_iter();
        posted.map(|one| Unsent { delivery: one.delivery, address: one.address }).collect()
    }
}

impl Feed for Desk {
    async fn due(&self, platform: Platform, most: usize) -> Result<Vec<Due>, NotComposed> {
        let due = self.copies_due(platform, most).await.map_err(not_composed)?;
        Ok(due.into_iter().map(|(delivery, address)| Due { delivery, address }).collect())
    }

    async fn claim(&self, copies: &[DeliveryId]) -> Result<Vec<Claimed>, NotComposed> {
        self.claim_copies(copies).await.map_err(not_composed)
    }
}

fn not_composed(error: Error) -> NotComposed {
    match error {
        Error::Unavailable(_) | Error::DiskFull | Error::Conflict => NotComposed::Unavailable,
        other => NotComposed::Broken(other.to_string()),
    }
}
