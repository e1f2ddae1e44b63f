//! How much waits. Everything here goes by an index and never looks at a row that is not counted.

use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::copies::is_in;
use super::entity::{delivery, set_aside};
use super::{Error, Transaction};
use crate::domain::{BroadcastId, Platform};

impl Transaction {
    /// How many copies of a broadcast wait on a platform, and when the first of them is due.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn waiting_copies(
        &self,
        broadcast: BroadcastId,
        platform: Platform,
    ) -> Result<(u64, Option<DateTime<Utc>>), Error> {
        let first = waiting(broadcast, platform)
            .select_only()
            .column(delivery::Column::DueAt)
            .order_by_asc(delivery::Column::DueAt)
            .limit(1)
            .into_tuple()
            .one(&self.inner)
            .await?;
        if first.is_none() {
            return Ok((0, None));
        }
        let counted: Option<i64> = waiting(broadcast, platform)
            .select_only()
            .column_as(delivery::Column::DueAt.count(), "copies")
            .into_tuple()
            .one(&self.inner)
            .await?;
        Ok((counted.unwrap_or_default().unsigned_abs(), first))
    }

    /// How many updates are set aside as broken.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count_set_aside(&self) -> Result<u64, Error> {
        Ok(set_aside::Entity::find().count(&self.inner).await?)
    }
}

fn waiting(broadcast: BroadcastId, platform: Platform) -> Select<delivery::Entity> {
    delivery::Entity::find()
        .filter(delivery::Column::BroadcastId.eq(broadcast.0))
        .filter(delivery::Column::Platform.eq(platform.as_str()))
        .filter(is_in("waiting"))
}
