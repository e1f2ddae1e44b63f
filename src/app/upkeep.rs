//! What time brings about, every hour, once the clock can be trusted.

use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::trust::Trust;
use crate::service::{Desk, Error, Upkeep};
use crate::store::Store;

/// How long between two runs. A round that is past its time is not answered any more, whether or not this has run.
const EVERY: Duration = Duration::from_hours(1);

/// How long between two looks at the clock.
const LOOK: Duration = Duration::from_secs(10);

/// Does what is due, again and again until told to stop.
pub async fn run(desk: Desk, stop: CancellationToken) {
    let mut trust = Trust::new(desk.now(), Instant::now());
    let mut due = Instant::now();
    while stop.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_some() {
        let now = Instant::now();
        if let Some(leap) = trust.look(desk.now(), now) {
            tracing::warn!(
                seconds = leap.num_seconds(),
                "the clock was set, or the machine slept; nothing is closed or erased until it has gone evenly for 10 minutes"
            );
        }
        if now >= due && trust.is_earned(now) {
            match desk.upkeep().await {
                Ok(done) => {
                    tell(done);
                    due = now + EVERY;
                }
                Err(error) => due = now + after(&error),
            }
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

/// When to try again after the upkeep was not done.
fn after(error: &Error) -> Duration {
    if error.passes() {
        return LOOK;
    }
    tracing::error!(%error, "the upkeep was not done; it is tried again in an hour");
    EVERY
}

fn tell(done: Upkeep) {
    if done == Upkeep::default() {
        return;
    }
    tracing::info!(
        closed = done.closed,
        sealed = done.sealed,
        guests_erased = done.guests_erased,
        inactive_erased = done.inactive_erased,
        strangers_erased = done.strangers_erased,
        updates_forgotten = done.updates_forgotten,
        set_aside_erased = done.set_aside_erased,
        link_codes_erased = done.link_codes_erased,
        unseen_given_up = done.unseen_given_up,
        broadcasts_forgotten = done.broadcasts_forgotten,
        "upkeep"
    );
}
