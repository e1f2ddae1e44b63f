//! Taking a result back: it is nobody's to see any more, and can be let out anew.

use crate::domain::RoundId;
use crate::domain::broadcast::{BroadcastKind, BroadcastStep};
use crate::service::broadcasts::moment;
use crate::service::{Desk, Refusal};
use crate::store::Transaction;

impl Desk {
    /// Withholds a round's result, whose broadcast is being taken back; the link that went to the others goes with it.
    pub(in crate::service) async fn withhold_result(
        &self,
        transaction: &Transaction,
        id: RoundId,
    ) -> Result<(), Refusal> {
        if let Some(round) = transaction.round(id).await? {
            transaction.save_round(&round.withhold()).await?;
        }
        let result = moment(BroadcastKind::Result { round: id, question: None });
        if let Some(result) = transaction.broadcast_for(&result).await? {
            transaction.free_moment(result.id).await?;
        }
        let link = moment(BroadcastKind::ResultLink { round: id });
        if let Some(link) = transaction.broadcast_for(&link).await? {
            transaction.free_moment(link.id).await?;
            if let Ok(recalled) = link.step(BroadcastStep::Recall, self.now()) {
                transaction.overtake(recalled.id).await?;
                transaction.save_broadcast(&recalled).await?;
            }
        }
        Ok(())
    }
}
