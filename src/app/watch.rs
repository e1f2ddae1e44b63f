//! Watching over the database: that nobody else serves from it, and when it is back after an outage.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::store::{Hold, Ownership, Store, Unowned};

/// How long between two looks.
const EVERY: Duration = Duration::from_secs(1);

/// Looks again and again until told to stop.
///
/// # Errors
/// When another process has taken the database over. Everything is told to stop then.
pub async fn run(
    store: &Store,
    ownership: &Ownership,
    stop: &CancellationToken,
) -> Result<(), TakenOver> {
    while stop.run_until_cancelled(tokio::time::sleep(EVERY)).await.is_some() {
        match stop.run_until_cancelled(ownership.check()).await {
            None | Some(Ok(Hold::Kept)) => {}
            Some(Ok(Hold::Regained)) => {
                tracing::info!("this process owns the database again after its connection broke");
            }
            Some(Err(Unowned::Taken)) => {
                tracing::error!("{TakenOver}");
                stop.cancel();
                return Err(TakenOver);
            }
            Some(Err(Unowned::Store(error))) => {
                let _ = store.note::<()>(Err(error));
            }
            Some(Err(error)) => tracing::error!(%error, "the ownership cannot be looked at"),
        }
        if store.is_away() {
            stop.run_until_cancelled(look(store)).await;
        }
    }
    Ok(())
}

/// Notes whether the database takes something.
async fn look(store: &Store) {
    let _ = store.note(store.try_writing().await);
}

/// Another process serves from the database now.
#[derive(Debug, thiserror::Error)]
#[error(
    "another panelbot took this database over while it was away from this one, which therefore stops: let only one of them run"
)]
pub struct TakenOver;
