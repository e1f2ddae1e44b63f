//! When a statement has reached everyone who took part: the round is concluded then.

use crate::domain::broadcast::{BroadcastKind, BroadcastState};
use crate::domain::{Round, RoundId};
use crate::service::broadcasts::moment;
use crate::service::{Desk, Error};
use crate::store::Transaction;

impl Desk {
    /// Takes note of it where the statement has come through to everyone.
    pub(in crate::service) async fn statements_through(
        &self,
        rounds: &[Round],
    ) -> Result<(), Error> {
        let waits = |round: &&Round| {
            round.released_at().is_some() && round.aftermath().statement_through_at.is_none()
        };
        for round in rounds.iter().filter(waits) {
            let read = self.store.read().await?;
            let through = is_through(&read, round.id).await?;
            drop(read);
            if through {
                self.note_statement_through(round.id).await?;
            }
        }
        Ok(())
    }

    async fn note_statement_through(&self, id: RoundId) -> Result<(), Error> {
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let Some(round) = transaction.round(id).await? else { return Ok(()) };
        if is_through(&transaction, id).await? {
            transaction.save_round(&round.statement_is_through(self.now())).await?;
            transaction.commit().await?;
            tracing::info!(round = %id, "a statement has reached everyone who took part");
        }
        Ok(())
    }
}

/// Whether a statement was sent, and no copy of it is left to send, or to be shown on a page.
async fn is_through(transaction: &Transaction, round: RoundId) -> Result<bool, Error> {
    let followup = transaction.followup().await?;
    let Some(statement) = followup.statements_of(round).next() else { return Ok(false) };
    let moment = moment(BroadcastKind::Statement { statement: statement.id });
    let Some(broadcast) = transaction.broadcast_for(&moment).await? else { return Ok(false) };
    let is_done = matches!(broadcast.state, BroadcastState::Done { .. });
    Ok(is_done && !transaction.has_copies_on_pages(broadcast.id).await?)
}
