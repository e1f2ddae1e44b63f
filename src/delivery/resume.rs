//! What the last run of the program left unsent goes out first.

use std::future::Future;
use std::time::Duration;

use super::{Channel, Ledger, Sender};
use crate::domain::DeliveryId;
use crate::domain::delivery::{Outgoing, Verdict};
use crate::store::Outcome;

/// Whoever can put a message on its way out into words again.
pub trait Compose: Send + Sync {
    /// The message; `None` when it has lost its meaning.
    ///
    /// # Errors
    /// When the database cannot be read now, or the row cannot be read ever.
    fn compose(
        &self,
        delivery: DeliveryId,
    ) -> impl Future<Output = Result<Option<Outgoing>, NotComposed>> + Send;
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
    pub async fn resume(&self, ledger: &impl Ledger, compose: &impl Compose) {
        let platform = self.platform();
        let pending = loop {
            match ledger.pending(platform).await {
                Ok(pending) => break pending,
                Err(error) => {
                    tracing::warn!(%error, "cannot look for unsent messages; trying again")
                }
            }
            tokio::time::sleep(WAIT).await;
        };
        if !pending.is_empty() {
            let (platform, messages) = (platform.as_str(), pending.len());
            tracing::info!(
                platform,
                messages,
                "sending what the last run of the program left unsent"
            );
        }
        for row in pending {
            let dropped =
                Outcome { delivery: row.id, address: row.address, verdict: Verdict::Sent(None) };
            match self.word(compose, row.id).await {
                Ok(Some(outgoing)) => self.take(vec![outgoing]).await,
                Ok(None) => self.settle(dropped),
                Err(reason) => {
                    tracing::error!(delivery = %row.id, reason, "an unsent message cannot be read and is dropped");
                    self.settle(dropped);
                }
            }
        }
    }

    async fn word(
        &self,
        compose: &impl Compose,
        id: DeliveryId,
    ) -> Result<Option<Outgoing>, String> {
        loop {
            match compose.compose(id).await {
                Ok(outgoing) => return Ok(outgoing),
                Err(NotComposed::Broken(reason)) => return Err(reason),
                Err(NotComposed::Unavailable) => tokio::time::sleep(WAIT).await,
            }
        }
    }
}
