//! Pictures of broadcasts: those that there is one of in each language, and what platforms know them all as.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{chart, upload};
use super::{Error, SettledCopy, Transaction};
use crate::domain::message::{FileNews, FileRef};
use crate::domain::{BroadcastId, DeliveryId, Locale, Platform};

impl Transaction {
    /// What a platform knows a broadcast's pictures as, by language: the empty one where there is one picture for all. What
    /// is missing must be brought along.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn uploaded(
        &self,
        broadcast: BroadcastId,
        platform: Platform,
    ) -> Result<BTreeMap<String, FileRef>, Error> {
        let rows = upload::Entity::find()
            .filter(upload::Column::BroadcastId.eq(broadcast.0))
            .filter(upload::Column::Platform.eq(platform.as_str()))
            .all(&self.inner)
            .await?;
        let known = |row: upload::Model| Some((row.language, FileRef(row.file?)));
        Ok(rows.into_iter().filter_map(known).collect())
    }

    /// The languages of which a copy is on its way to a platform with the picture.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn being_brought(
        &self,
        broadcast: BroadcastId,
        platform: Platform,
    ) -> Result<Vec<String>, Error> {
        let rows = self.read(UNDER_WAY, vec![broadcast.0.into(), platform.as_str().into()]).await?;
        rows.iter().map(|row| Ok(row.try_get("", "language")?)).collect()
    }

    /// Notes that a copy that is being sent brings the picture of a language to a platform.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn note_bringing(
        &self,
        (broadcast, platform): (BroadcastId, Platform),
        language: &str,
        copy: DeliveryId,
    ) -> Result<(), Error> {
        let values =
            vec![broadcast.0.into(), platform.as_str().into(), language.into(), copy.0.into()];
        self.run(BRING, values).await.map(drop)
    }

    /// Keeps the pictures that a broadcast has in each language, as PNG.
    ///
    /// # Errors
    /// When they cannot be written.
    pub async fn add_charts(
        &self,
        broadcast: BroadcastId,
        pictures: BTreeMap<Locale, Vec<u8>>,
    ) -> Result<(), Error> {
        let row = |(locale, png): (Locale, Vec<u8>)| chart::Model {
            broadcast_id: broadcast.0,
            language: locale.to_string(),
            png,
        };
        self.insert::<chart::ActiveModel>(pictures.into_iter().map(row), None).await
    }

    /// The pictures that a broadcast has in each language.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn charts(&self, broadcast: BroadcastId) -> Result<BTreeMap<String, Vec<u8>>, Error> {
        let rows = chart::Entity::find()
            .filter(chart::Column::BroadcastId.eq(broadcast.0))
            .all(&self.inner)
            .await?;
        Ok(rows.into_iter().map(|row| (row.language, row.png)).collect())
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

const UNDER_WAY: &str = "SELECT upload.language FROM upload \
    JOIN delivery ON delivery.id = upload.brought_by AND delivery.state = 'sending' \
    WHERE upload.broadcast_id = $1 AND upload.platform = $2 AND upload.file IS NULL";

const BRING: &str = "INSERT INTO upload (broadcast_id, platform, language, brought_by) \
    VALUES ($1, $2, $3, $4) ON CONFLICT (broadcast_id, platform, language) \
    DO UPDATE SET brought_by = excluded.brought_by WHERE upload.file IS NULL";

const KEEP: &str = "UPDATE upload SET file = $1, brought_by = NULL WHERE brought_by = $2";

/// Another copy may have brought it anew meanwhile: that stays.
const FORGET: &str = "DELETE FROM upload WHERE file = $1 \
    AND broadcast_id = (SELECT delivery.broadcast_id FROM delivery WHERE delivery.id = $2)";
