//! The ids of what has come in, so that a repeat changes nothing; and what could not be taken in.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Value};

use super::entity::{inbox, set_aside};
use super::transaction::placeholders;
use super::{Error, Transaction};
use crate::domain::Platform;

/// The platform's id for one thing that came in.
pub type UpdateKey = (Platform, String);

/// Something that could not be taken in, encrypted for the owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// On which platform it came.
    pub platform: Platform,
    /// The platform's id for it.
    pub update_id: String,
    /// What it was, encrypted.
    pub payload: Vec<u8>,
    /// When it was given up.
    pub failed_at: DateTime<Utc>,
}

impl Transaction {
    /// Remembers updates, and returns those that are new.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn remember(
        &self,
        updates: &BTreeSet<UpdateKey>,
        received_at: DateTime<Utc>,
    ) -> Result<BTreeSet<UpdateKey>, Error> {
        if updates.is_empty() {
            return Ok(BTreeSet::new());
        }
        let sql = format!(
            "INSERT INTO inbox (platform, update_id, received_at) VALUES {} \
             ON CONFLICT (platform, update_id) DO NOTHING RETURNING platform, update_id",
            placeholders(updates.len(), 3)
        );
        let mut values: Vec<Value> = Vec::with_capacity(updates.len() * 3);
        for (platform, id) in updates {
            values.extend([platform.as_str().into(), id.as_str().into(), received_at.into()]);
        }
        let mut fresh = BTreeSet::new();
        for row in self.read(&sql, values).await? {
            let platform: String = row.try_get("", "platform")?;
            let id: String = row.try_get("", "update_id")?;
            fresh.extend(Platform::from_name(&platform).map(|platform| (platform, id)));
        }
        Ok(fresh)
    }

    /// Forgets the ids of updates from before this time, and returns how many.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn forget_updates_before(&self, time: DateTime<Utc>) -> Result<u64, Error> {
        let delete = inbox::Entity::delete_many().filter(inbox::Column::ReceivedAt.lt(time));
        Ok(delete.exec(&self.inner).await?.rows_affected)
    }

    /// Keeps something that could not be taken in.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn set_aside(&self, broken: SetAside) -> Result<(), Error> {
        let SetAside { platform, update_id, payload, failed_at } = broken;
        let row = set_aside::Model {
            platform: platform.as_str().to_owned(),
            update_id,
            payload,
            failed_at,
        };
        let replace =
            OnConflict::columns([set_aside::Column::Platform, set_aside::Column::UpdateId])
                .update_columns([set_aside::Column::Payload, set_aside::Column::FailedAt])
                .to_owned();
        self.insert::<set_aside::ActiveModel>([row], Some(replace)).await
    }

    /// Everything that is set aside.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn all_set_aside(&self) -> Result<Vec<SetAside>, Error> {
        let rows = set_aside::Entity::find().all(&self.inner).await?;
        let read = |row: set_aside::Model| {
            Some(SetAside {
                platform: Platform::from_name(&row.platform)?,
                update_id: row.update_id,
                payload: row.payload,
                failed_at: row.failed_at,
            })
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Erases what was set aside before this time, and returns how much.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn erase_set_aside_before(&self, time: DateTime<Utc>) -> Result<u64, Error> {
        let delete = set_aside::Entity::delete_many().filter(set_aside::Column::FailedAt.lt(time));
        Ok(delete.exec(&self.inner).await?.rows_affected)
    }
}
