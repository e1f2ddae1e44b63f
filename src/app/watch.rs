//! Watching over the database: that nobody else serves from it, that something can be stored, and when it is back after an
//! outage.

use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::condition::Condition;
use crate::store::{Error, Hold, Ownership, Store, Unowned};

/// How long between two looks.
const EVERY: Duration = Duration::from_secs(1);

/// How long between two trials whether something can be stored, while all is well: in a quiet night too it is to be noticed
/// within a minute that the disk is full.
const TRIAL_EVERY: Duration = Duration::from_secs(15);

/// How long a trial may take. Longer than a statement waits for whoever else writes.
const TRIAL: Duration = Duration::from_secs(12);

/// Looks again and again until told to stop.
///
/// # Errors
/// When another process has taken the database over. Everything is told to stop then.
pub async fn run(
    store: &Store,
    ownership: &Ownership,
    condition: &Condition,
    stop: &CancellationToken,
) -> Result<(), TakenOver> {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        let Some(held) = stop.run_until_cancelled(ownership.check()).await else { break };
        condition.own(held.is_ok());
        match held {
            Ok(Hold::Kept) => {}
            Ok(Hold::Regained) => {
                tracing::info!("this process owns the database again after its connection broke");
            }
            Err(Unowned::Taken) => {
                tracing::error!("{TakenOver}");
                stop.cancel();
                return Err(TakenOver);
            }
            Err(Unowned::Store(error)) => {
                let _ = store.note::<()>(Err(error));
            }
            Err(error) => tracing::error!(%error, "the ownership cannot be looked at"),
        }
    }
    Ok(())
}

/// Tries again and again whether something can be stored, until told to stop: in an outage at every look, so that it is
/// noticed when it is over, and now and then at other times.
pub async fn try_storing(store: Store, stop: CancellationToken) {
    let mut tried = Instant::now();
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        if store.is_away() || tried.elapsed() >= TRIAL_EVERY {
            let trial = tokio::time::timeout(TRIAL, store.try_writing());
            let Some(stored) = stop.run_until_cancelled(trial).await else { return };
            let late = |_| Err(Error::Unavailable("no answer in time".to_owned()));
            let _ = store.note(stored.unwrap_or_else(late));
            tried = Instant::now();
        }
    }
}

/// Another process serves from the database now.
#[derive(Debug, thiserror::Error)]
#[error(
    "another panelbot took this database over while it was away from this one, which therefore stops: let only one of them run"
)]
pub struct TakenOver;
