//! What the last run of the program left unsent goes out first.

use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;

use super::{Channel, Sender};
use crate::domain::delivery::{Outgoing, Verdict};
use crate::domain::{AddressId, DeliveryId, Platform};
use crate::store::Outcome;

/// Whoever knows the messages on their way out and can put them into words again.
pub trait Compose: Send + Sync {
    /// All that was waiting or under way on this platform when the program stopped, in the order of sending.
    ///
    /// # Errors
    /// When it cannot be looked up now.
    fn unsent(
        &self,
        platform: Platform,
    ) -> impl Future<Output = Result<Vec<Unsent>, NotComposed>> + Send;

    /// One message; `None` when it has lost its meaning.
    ///
    /// # Errors
    /// When it cannot be read now, or not ever.
    fn compose(
        &self,
        delivery: DeliveryId,
    ) -> impl Future<Output = Result<Option<Outgoing>, NotComposed>> + Send;

    /// Waits for messages that something elsewhere leads to, stored as being sent on this platform. None come where nothing else
    /// is said.
    fn posted(&self, _platform: Platform) -> impl Future<Output = Vec<Unsent>> + Send {
        std::future::pending()
    }
}

/// A message that is stored as being sent: the last run of the program left it, or something elsewhere has led to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsent {
    /// Its row.
    pub delivery: DeliveryId,
    /// The address's row.
    pub address: AddressId,
}

/// Why a message could not be put into words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotComposed {
    /// The database is away: it is tried again.
    #[error("the database is not available")]
    Unavailable,
    /// Trying again does not help.
    #[error("{0}")]
    Broken(String),
}

/// How long to wait for a database that is away.
const WAIT: Duration = Duration::from_secs(1);

impl<C: Channel> Sender<C> {
    /// Sends what was waiting or under way when the program stopped, and drops what has lost its meaning. Whatever was
    /// under way may have arrived, so it may arrive twice. Waits for the database as long as it is away.
    pub async fn resume(&self, compose: &impl Compose) {
        let platform = self.platform();
        let unsent = patiently(|| compose.unsent(platform)).await.unwrap_or_else(|reason| {
            tracing::error!(
                platform = platform.as_str(),
                reason,
                "unsent messages cannot be looked up"
            );
            Vec::new()
        });
        if !unsent.is_empty() {
            let (platform, messages) = (platform.as_str(), unsent.len());
            tracing::info!(
                platform,
                messages,
                "sending what the last run of the program left unsent"
            );
        }
        for one in unsent {
            self.send_stored(compose, one).await;
        }
    }

    /// Sends what something elsewhere leads to, for ever.
    pub async fn post(&self, compose: &impl Compose) -> Infallible {
        loop {
            for one in compose.posted(self.platform()).await {
                Box::pin(self.send_stored(compose, one)).await;
            }
        }
    }

    /// Sends a message that is stored as being sent, or drops it if it has lost its meaning. Waits for the database as long as
    /// it is away.
    async fn send_stored(&self, compose: &impl Compose, Unsent { delivery, address }: Unsent) {
        match patiently(|| compose.compose(delivery)).await {
            Ok(Some(outgoing)) => return self.take(vec![outgoing]).await,
            Ok(None) => {}
            Err(reason) => {
                tracing::error!(%delivery, reason, "an unsent message cannot be read and is dropped");
            }
        }
        self.settle(Outcome { delivery, address, verdict: Verdict::Sent(None), copy: None });
    }
}

/// Tries until the database is there.
async fn patiently<T, F>(mut look_up: impl FnMut() -> F) -> Result<T, String>
where
    F: Future<Output = Result<T, NotComposed>>,
{
    loop {
        match look_up().await {
            Ok(found) => return Ok(found),
            Err(NotComposed::Broken(reason)) => return Err(reason),
            Err(NotComposed::Unavailable) => tokio::time::sleep(WAIT).await,
        }
    }
}
