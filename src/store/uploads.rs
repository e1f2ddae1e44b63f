//! Pictures of broadcasts that a platform has, and what it knows them as.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::copies::is_in;
use super::entity::{delivery, upload};
use super::{Error, SettledCopy, Transaction};
use crate::domain::message::{FileNews, FileRef};
use crate::domain::{BroadcastId, Platform};

impl Transaction {
    /// What a platform knows a broadcast's picture as; `None` when it must be brought along.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn uploaded(
        &self,
        broadcast: BroadcastId,
        platform: Platform,
    ) -> Result<Option<FileRef>, Error> {
        let id = (broadcast.0, platform.as_str().to_owned());
        let found = upload::Entity::find_by_id(id).one(&self.inner).await?;
        Ok(found.map(|row| FileRef(row.file)))
    }

    /// Whether a copy of a broadcast is being sent on a platform.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_being_sent(
        &self,
        broadcast: BroadcastId,
        platform: Platform,
    ) -> Result<bool, Error> {
        let found: Option<Uuid> = delivery::Entity::find()
            .select_only()
            .column(delivery::Column::Id)
            .filter(delivery::Column::BroadcastId.eq(broadcast.0))
            .filter(delivery::Column::Platform.eq(platform.as_str()))
            .filter(is_in("sending"))
            .into_tuple()
            .one(&self.inner)
            .await?;
        Ok(found.is_some())
    }

    /// Keeps what copies taught about their broadcasts' pictures. In a table of its own, so that nobody waits for the
    /// broadcast's row.
    pub(super) async fn note_files(&self, copies: &[SettledCopy]) -> Result<(), Error> {
        for copy in copies {
            let (sql, FileRef(file)) = match &copy.file {
                None => continue,
                Some(FileNews::Kept(file)) => (KEEP, file),
                Some(FileNews::Forgotten(file)) => (FORGET, file),
            };
            self.run(sql, vec![file.as_str().into(), copy.delivery.0.into()]).await?;
        }
        Ok(())
    }

    /// Forgets what platforms know a broadcast's picture as.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) async fn forget_files(&self, broadcast: BroadcastId) -> Result<(), Error> {
        upload::Entity::delete_many()
            .filter(upload::Column::BroadcastId.eq(broadcast.0))
            .exec(&self.inner)
            .await?;
        Ok(())
    }
}

const KEEP: &str = "INSERT INTO upload (broadcast_id, platform, file) \
    SELECT broadcast_id, platform, $1 FROM delivery WHERE id = $2 AND broadcast_id IS NOT NULL \
    ON CONFLICT (broadcast_id, platform) DO UPDATE SET file = excluded.file";

/// Another copy may have brought it anew meanwhile: that stays.
const FORGET: &str = "DELETE FROM upload WHERE file = $1 \
    AND broadcast_id = (SELECT delivery.broadcast_id FROM delivery WHERE delivery.id = $2)";
