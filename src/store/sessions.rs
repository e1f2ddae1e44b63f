//! The sessions in browsers that were closed: nothing but their random ids, as long as a cookie that carries one could be used.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::ended_session;
use super::{Error, Transaction};
use crate::domain::SessionId;

impl Transaction {
    /// Notes that a session is over, and until when that is worth knowing. Twice is as good as once.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn end_session(&self, id: SessionId, until: DateTime<Utc>) -> Result<(), Error> {
        let row = ended_session::Model { id: id.0, until };
        let keep = OnConflict::column(ended_session::Column::Id).do_nothing().to_owned();
        self.insert::<ended_session::ActiveModel>([row], Some(keep)).await
    }

    /// Whether a session is over.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn has_ended(&self, id: SessionId) -> Result<bool, Error> {
        Ok(ended_session::Entity::find_by_id(id.0).one(&self.inner).await?.is_some())
    }

    /// Forgets the sessions whose cookies are too old to be used anyway.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn forget_sessions_before(&self, time: DateTime<Utc>) -> Result<(), Error> {
        ended_session::Entity::delete_many()
            .filter(ended_session::Column::Until.lt(time))
            .exec(&self.inner)
            .await?;
        Ok(())
    }
}
