//! Writing down what became of messages, many at a time.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::store::{Error, Outcome, Store};

/// Where it is written down what became of messages: the [`Store`].
pub trait Ledger: Send + Sync + 'static {
    /// Keeps what finally became of messages, in one write; see [`Store::record_outcomes`].
    ///
    /// # Errors
    /// When nothing was written; it is tried again.
    fn record(&self, outcomes: &[Outcome]) -> impl Future<Output = Result<(), Error>> + Send;
}

impl Ledger for Store {
    async fn record(&self, outcomes: &[Outcome]) -> Result<(), Error> {
        self.record_outcomes(outcomes).await
    }
}

/// Most outcomes in one write.
const BATCH: usize = 256;

/// How long the first outcome waits for others to share its write. Each write is a commit of its own that people's answers
/// stand in line with, and nobody waits for an outcome.
const GATHERING: Duration = Duration::from_millis(20);

/// How long to wait after a write that failed, at most.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Writes down whatever has come, until told that nothing more comes, and counts it.
pub(super) async fn keep<L: Ledger>(
    ledger: Arc<L>,
    mut settled: UnboundedReceiver<Outcome>,
    written: watch::Sender<u64>,
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
        if batch.len() < BATCH {
            over.run_until_cancelled(tokio::time::sleep(GATHERING)).await;
            let others = std::iter::from_fn(|| settled.try_recv().ok());
            batch.extend(others.take(BATCH - batch.len()));
        }
        let mut wait = Duration::from_millis(100);
        while let Err(error) = ledger.record(&batch).await {
            // That the database is away is told once, where it is noticed.
            if !error.passes() {
                let outcomes = batch.len();
                tracing::warn!(outcomes, %error, "outcomes of messages could not be written; trying again");
            }
            if over.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
                return;
            }
            wait = LONGEST_WAIT.min(wait * 2);
        }
        written.send_modify(|count| *count += batch.len() as u64);
    }
}
