//! Where rounds have been announced to everyone.

use sea_orm::EntityTrait;
use sea_orm::sea_query::OnConflict;

use super::entity::announcement;
use super::{Error, Transaction};
use crate::domain::RoundId;

/// A round's announcement, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnnouncement {
    /// Of which round.
    pub round: RoundId,
    /// In which room of the platform.
    pub room: String,
    /// The platform's id of the message; `None` while it may have been sent or not.
    pub message: Option<String>,
}

impl Transaction {
    /// Every announcement that stands, or may stand.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn announcements(&self) -> Result<Vec<StoredAnnouncement>, Error> {
        let rows = announcement::Entity::find().all(&self.inner).await?;
        let read = |row: announcement::Model| StoredAnnouncement {
            round: RoundId(row.round_id),
            room: row.room,
            message: row.message,
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Keeps an announcement, new or changed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_announcement(&self, stored: StoredAnnouncement) -> Result<(), Error> {
        let StoredAnnouncement { round, room, message } = stored;
        let row = announcement::Model { round_id: round.0, room, message };
        let replace = OnConflict::column(announcement::Column::RoundId)
            .update_columns([announcement::Column::Room, announcement::Column::Message])
            .to_owned();
        self.insert::<announcement::ActiveModel>([row], Some(replace)).await
    }

    /// Forgets a round's announcement.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn drop_announcement(&self, round: RoundId) -> Result<(), Error> {
        announcement::Entity::delete_by_id(round.0).exec(&self.inner).await?;
        Ok(())
    }
}
