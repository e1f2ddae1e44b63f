//! When a result has reached everyone who took part: the round is reported then, and its link to people can go.

use crate::domain::broadcast::{BroadcastKind, BroadcastState};
use crate::domain::{Round, RoundId};
use crate::service::broadcasts::moment;
use crate::service::{Desk, Error};
use crate::store::Transaction;

impl Desk {
    /// Takes note of it where the result has come through to everyone. Returns for how many rounds.
    pub(in crate::service) async fn results_through(&self, rounds: &[Round]) -> Result<u64, Error> {
        let waits = |round: &&Round| {
            round.released_at().is_some() && round.aftermath().result_through_at.is_none()
        };
        let mut through = 0;
        for round in rounds.iter().filter(waits) {
            let read = self.store.read().await?;
            let is_through = is_through(&read, round.id).await?;
            drop(read);
            if is_through && self.note_through(round.id).await? {
                through += 1;
            }
        }
        Ok(through)
    }

    async fn note_through(&self, id: RoundId) -> Result<bool, Error> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        // Meanwhile it may have been corrected, or taken back.
        let Some(round) = transaction.round(id).await? else { return Ok(false) };
        if round.released_at().is_none() || !is_through(&transaction, id).await? {
            return Ok(false);
        }
        transaction.save_round(&round.result_is_through(self.now())).await?;
        transaction.commit().await?;
        tracing::info!(round = %id, "a result has reached everyone who took part");
        Ok(true)
    }
}

/// Whether no copy of it is left to send, or to be shown on a page.
async fn is_through(transaction: &Transaction, round: RoundId) -> Result<bool, Error> {
    let moment = moment(BroadcastKind::Result { round, question: None });
    let Some(broadcast) = transaction.broadcast_for(&moment).await? else { return Ok(false) };
    let is_done = matches!(broadcast.state, BroadcastState::Done { .. });
    Ok(is_done && !transaction.has_copies_on_pages(broadcast.id).await?)
}
