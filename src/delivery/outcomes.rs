//! Writing down what became of messages, many at a time.

use std::future::Future;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio_util::sync::CancellationToken;

use crate::domain::delivery::Verdict;
use crate::domain::{AddressId, DeliveryId};

/// What finally became of one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Its row, which has done its work.
    pub delivery: DeliveryId,
    /// The address's row.
    pub address: AddressId,
    /// The last word: sent, given up as failed or uncertain, unreachable or rejected.
    pub verdict: Verdict,
}

/// Where outcomes are kept.
pub trait Outcomes: Send + Sync + 'static {
    /// Keeps these outcomes in one write: removes the rows, keeps the platform's message id with the chat, and marks
    /// the unreachable addresses and drops what waits for them. Repeating it changes nothing.
    ///
    /// # Errors
    /// When nothing was written; it is tried again.
    fn record(&self, settled: &[Settled]) -> impl Future<Output = Result<(), NotRecorded>> + Send;
}

/// The outcomes could not be written now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the outcomes could not be written")]
pub struct NotRecorded;

/// Most outcomes in one write.
const BATCH: usize = 256;

/// How long to wait after a write that failed, at most.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Writes down whatever has come, until told that nothing more comes.
pub(super) async fn keep<O: Outcomes>(
    outcomes: O,
    mut settled: UnboundedReceiver<Settled>,
    over: CancellationToken,
) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        batch.clear();
        tokio::select! {
            biased;
            count = settled.recv_many(&mut batch, BATCH) => if count == 0 { return },
            () = over.cancelled() => return,
        }
        let mut wait = Duration::from_millis(100);
        while outcomes.record(&batch).await.is_err() {
            tracing::warn!(
                outcomes = batch.len(),
                "outcomes of messages could not be written; trying again"
            );
            if over.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
                return;
            }
            wait = LONGEST_WAIT.min(wait * 2);
        }
    }
}
