//! Copies follow what became of their broadcast: cancelled when it was stopped, waiting again when it was corrected or taken back,
//! left in doubt when the program ended while they were being sent.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::copies::is_in;
use super::entity::delivery;
use super::{Error, Transaction};
use crate::domain::delivery::DeliveryState;
use crate::domain::{BroadcastId, DeliveryId, Platform};

impl Transaction {
    /// Some copies of a broadcast that came to stand there before this time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn copies_since_before(
        &self,
        id: BroadcastId,
        state: DeliveryState,
        before: DateTime<Utc>,
        most: u64,
    ) -> Result<Vec<DeliveryId>, Error> {
        self.some_copies(id, state, delivery::Column::DueAt.lt(before), most).await
    }

    /// Some copies of a broadcast that have never left, however late they are due.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn unsent_copies(
        &self,
        id: BroadcastId,
        most: u64,
    ) -> Result<Vec<DeliveryId>, Error> {
        self.some_copies(id, DeliveryState::Waiting, delivery::Column::Message.is_null(), most)
            .await
    }

    async fn some_copies(
        &self,
        id: BroadcastId,
        state: DeliveryState,
        which: Expr,
        most: u64,
    ) -> Result<Vec<DeliveryId>, Error> {
        let ids: Vec<Uuid> = delivery::Entity::find()
            .select_only()
            .column(delivery::Column::Id)
            .filter(delivery::Column::BroadcastId.eq(id.0))
            .filter(delivery::Column::Platform.is_in(Platform::ALL.map(Platform::as_str)))
            .filter(is_in(state.as_str()))
            .filter(which)
            .limit(most)
            .into_tuple()
            .all(&self.inner)
            .await?;
        Ok(ids.into_iter().map(DeliveryId).collect())
    }

    /// Lets these copies, which have arrived, wait again, to be changed or taken back where they stand, if the platform gave
    /// them an id.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn reopen_copies(&self, ids: &[DeliveryId], now: DateTime<Utc>) -> Result<(), Error> {
        // One without an id stays as it is, from now on.
        let state = "CASE WHEN message IS NULL THEN 'sent' ELSE 'waiting' END";
        delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::cust(state))
            .col_expr(delivery::Column::DueAt, Expr::value(now))
            .filter(delivery::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .filter(is_in("sent"))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// Lets none of these copies that still wait leave any more; one that stands in a chat stays there as it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn cancel_copies(&self, ids: &[DeliveryId], now: DateTime<Utc>) -> Result<(), Error> {
        let state = "CASE WHEN message IS NULL THEN 'cancelled' ELSE 'sent' END";
        let due_at = Expr::case(delivery::Column::Message.is_null(), now)
            .finally(Expr::col(delivery::Column::DueAt));
        delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::cust(state))
            .col_expr(delivery::Column::DueAt, due_at.into())
            .filter(delivery::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .filter(is_in("waiting"))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// After a start: whatever was being sent may have arrived or not, and is not sent again. Returns how many copies.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn leave_uncertain(&self, now: DateTime<Utc>) -> Result<u64, Error> {
        let left = delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::value(DeliveryState::Uncertain.as_str()))
            .col_expr(delivery::Column::DueAt, Expr::value(now))
            .filter(delivery::Column::Platform.is_not_null())
            .filter(is_in("sending"))
            .exec(&self.inner)
            .await?;
        Ok(left.rows_affected)
    }
}
