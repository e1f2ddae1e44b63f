//! Copies of broadcasts that are not simply sent: those shown on our own page at the next visit, those that stand in a chat
//! already, and those that staff have overtaken on their way.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait as _, QueryFilter, QueryOrder};

use super::copies::{Copy, is_in, read_copy};
use super::entity::delivery;
use super::{Error, Transaction};
use crate::domain::delivery::DeliveryState;
use crate::domain::{BroadcastId, PanelistId, Platform};

impl Transaction {
    /// These panelists' copies for our own page, the oldest first: those made since `made` that nobody has been shown, and
    /// those that were first shown since `shown`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn copies_for_page(
        &self,
        panelists: &[PanelistId],
        made: DateTime<Utc>,
        shown: DateTime<Utc>,
    ) -> Result<Vec<Copy>, Error> {
        let since = |state: DeliveryState, from| {
            let stands = delivery::Column::State.eq(state.as_str());
            stands.and(delivery::Column::DueAt.gt(from))
        };
        let fresh = since(DeliveryState::Waiting, made).or(since(DeliveryState::Sent, shown));
        let rows = delivery::Entity::find()
            .filter(delivery::Column::PanelistId.is_in(panelists.iter().map(|id| id.0)))
            .filter(delivery::Column::BroadcastId.is_not_null())
            .filter(delivery::Column::Platform.eq(Platform::Browser.as_str()))
            .filter(fresh)
            .order_by_asc(delivery::Column::Id)
            .all(&self.inner)
            .await?;
        rows.into_iter().map(read_copy).collect()
    }

    /// Lets every copy of a broadcast that was shown on our own page wait again, to be shown at the next visit.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn show_again(&self, id: BroadcastId, now: DateTime<Utc>) -> Result<(), Error> {
        delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::value(DeliveryState::Waiting.as_str()))
            .col_expr(delivery::Column::DueAt, Expr::value(now))
            .filter(delivery::Column::BroadcastId.eq(id.0))
            .filter(delivery::Column::Platform.eq(Platform::Browser.as_str()))
            .filter(delivery::Column::State.eq(DeliveryState::Sent.as_str()))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// Gives up the copies for our own page that were made before this time and that nobody came to see. Returns how many.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn give_up_unseen(&self, made_before: DateTime<Utc>) -> Result<u64, Error> {
        let given_up = delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::value(DeliveryState::Cancelled.as_str()))
            .filter(delivery::Column::BroadcastId.is_not_null())
            .filter(delivery::Column::Platform.eq(Platform::Browser.as_str()))
            .filter(delivery::Column::State.eq(DeliveryState::Waiting.as_str()))
            .filter(delivery::Column::DueAt.lt(made_before))
            .exec(&self.inner)
            .await?;
        Ok(given_up.rows_affected)
    }

    /// Whether any copy of a broadcast waits to be shown on our own page.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn has_copies_on_pages(&self, id: BroadcastId) -> Result<bool, Error> {
        let found = delivery::Entity::find()
            .filter(delivery::Column::BroadcastId.eq(id.0))
            .filter(delivery::Column::Platform.eq(Platform::Browser.as_str()))
            .filter(is_in("waiting"))
            .one(&self.inner)
            .await?;
        Ok(found.is_some())
    }

    /// Notes of every copy of a broadcast whose request is under way that it is to be changed or taken back once it has
    /// arrived.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn overtake(&self, id: BroadcastId) -> Result<(), Error> {
        delivery::Entity::update_many()
            .col_expr(delivery::Column::Again, Expr::value(true))
            .filter(delivery::Column::BroadcastId.eq(id.0))
            .filter(delivery::Column::State.eq(DeliveryState::Sending.as_str()))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// Leaves every copy of a broadcast that has arrived and waits to be changed as it stands.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn leave_standing(&self, id: BroadcastId) -> Result<(), Error> {
        delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::value(DeliveryState::Sent.as_str()))
            .filter(delivery::Column::BroadcastId.eq(id.0))
            .filter(delivery::Column::State.eq(DeliveryState::Waiting.as_str()))
            .filter(delivery::Column::Message.is_not_null())
            .exec(&self.inner)
            .await?;
        Ok(())
    }
}
