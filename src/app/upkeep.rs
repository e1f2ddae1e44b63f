//! What time brings about, at the start and every hour.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::service::{Desk, Upkeep};
use crate::store::Store;

/// How long between two runs. A round that is past its time is not answered any more, whether or not this has run.
const EVERY: Duration = Duration::from_hours(1);

/// Does what is due, again and again until told to stop.
pub async fn run(desk: Desk, stop: CancellationToken) {
    loop {
        match desk.upkeep().await {
            Ok(done) if done == Upkeep::default() => {}
            Ok(done) => tracing::info!(
                closed = done.closed,
                sealed = done.sealed,
                guests_erased = done.guests_erased,
                inactive_erased = done.inactive_erased,
                strangers_erased = done.strangers_erased,
                updates_forgotten = done.updates_forgotten,
                set_aside_erased = done.set_aside_erased,
                "upkeep"
            ),
            Err(error) => {
                tracing::error!(%error, "the upkeep was not done; it is tried again in an hour");
            }
        }
        if stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_none() {
            return;
        }
    }
}

/// How long between two looks at SQLite's write-ahead log. In this time it grows by some MB under full load.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(1);

/// Keeps SQLite's write-ahead log short until told to stop, so that no one who writes has to wait for that.
pub async fn keep_log_short(store: Store, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(CHECKPOINT_EVERY)).await.is_some() {
        if let Err(error) = store.checkpoint().await {
            // The writer does it itself before long, and says so if it cannot.
            tracing::debug!(%error, "SQLite's log could not be emptied");
        }
    }
}
