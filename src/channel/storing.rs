//! Storing what a platform has brought, however many times that must be tried.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Reception;
use crate::delivery::{Channel, Sender};
use crate::domain::message::Incoming;
use crate::service::Received;

/// How long after a stop an update may still be stored.
pub(super) const FINISHING: Duration = Duration::from_secs(1);

/// The first wait between two attempts, which doubles, and the longest.
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// For how long the outcomes of messages may hold up what people wrote.
const OUTCOMES: Duration = Duration::from_secs(2);

/// Stores some of the updates, and says which; `None` when the stop comes first and one second after it nothing is
/// stored. Breaking it off loses nothing: nothing was called saved, and what was stored is known if it comes again.
pub(super) async fn store<C: Channel>(
    desk: &impl Reception,
    sender: &Sender<C>,
    updates: &[Incoming],
    stop: &CancellationToken,
) -> Option<Vec<Received>> {
    let overdue = async {
        stop.cancelled().await;
        tokio::time::sleep(FINISHING).await;
    };
    tokio::select! {
        biased;
        stored = until_stored(desk, sender, updates) => Some(stored),
        () = overdue => None,
    }
}

/// Tries until some of the updates are stored. What is known of messages that have arrived is written first, where that
/// goes quickly: what someone wrote can only be an answer to a question that has reached them.
async fn until_stored<C: Channel>(
    desk: &impl Reception,
    sender: &Sender<C>,
    updates: &[Incoming],
) -> Vec<Received> {
    if updates.iter().any(|update| update.number.is_some()) {
        let _ = tokio::time::timeout(OUTCOMES, sender.written()).await;
    }
    let mut wait = FIRST_WAIT;
    loop {
        match desk.receive(updates.to_vec()).await {
            Ok(received) => return received,
            // That the database is away is told once, where it is noticed.
            Err(error) if error.passes() => {}
            Err(error) => {
                tracing::warn!(updates = updates.len(), %error, "updates could not be stored; trying again");
            }
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}
