//! Writing down in the database what became of messages.

use crate::delivery::{NotRecorded, Outcomes, Settled};
use crate::store::{Outcome, Store};

/// The database, as the senders see it.
#[derive(Debug, Clone)]
pub struct StoredOutcomes(pub Store);

impl Outcomes for StoredOutcomes {
    async fn record(&self, settled: &[Settled]) -> Result<(), NotRecorded> {
        let outcome = |settled: &Settled| Outcome {
            delivery: settled.delivery,
            address: settled.address,
            verdict: settled.verdict.clone(),
        };
        let outcomes: Vec<_> = settled.iter().map(outcome).collect();
        self.0.record_outcomes(&outcomes).await.map_err(|error| {
            tracing::warn!(%error, "the outcomes of messages are not written yet");
            NotRecorded
        })
    }
}
