//! That panelists took part in rounds; never what they said.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::participation;
use super::{Error, Transaction};
use crate::domain::{PanelistId, Participation, RoundId};

/// One panelist's part in one round, as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredParticipation {
    /// In which round.
    pub round: RoundId,
    /// Who.
    pub panelist: PanelistId,
    /// What they did; `None` when they have not begun.
    pub participation: Option<Participation>,
    /// When they said that they do not want it.
    pub declined_at: Option<DateTime<Utc>>,
}

impl Transaction {
    /// The rounds that these panelists have started, or have said that they do not want.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn participation_of(
        &self,
        panelists: &[PanelistId],
    ) -> Result<Vec<StoredParticipation>, Error> {
        if panelists.is_empty() {
            return Ok(Vec::new());
        }
        let ids = panelists.iter().map(|id| id.0);
        let rows = participation::Entity::find()
            .filter(participation::Column::PanelistId.is_in(ids))
            .filter(
                participation::Column::StartedAt
                    .is_not_null()
                    .or(participation::Column::DeclinedAt.is_not_null()),
            )
            .all(&self.inner)
            .await?;
        let read = |row: participation::Model| StoredParticipation {
            round: RoundId(row.round_id),
            panelist: PanelistId(row.panelist_id),
            participation: row
                .started_at
                .map(|started_at| Participation { started_at, completed_at: row.completed_at }),
            declined_at: row.declined_at,
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Keeps what panelists have started, completed and said no to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_participation(&self, parts: &[StoredParticipation]) -> Result<(), Error> {
        let rows = parts.iter().map(|part| participation::Model {
            round_id: part.round.0,
            panelist_id: part.panelist.0,
            invited_at: None,
            started_at: part.participation.map(|part| part.started_at),
            completed_at: part.participation.and_then(|part| part.completed_at),
            reminders: 0,
            declined_at: part.declined_at,
        });
        let replace = OnConflict::columns([
            participation::Column::RoundId,
            participation::Column::PanelistId,
        ])
        .update_columns([
            participation::Column::StartedAt,
            participation::Column::CompletedAt,
            participation::Column::DeclinedAt,
        ])
        .to_owned();
        self.insert::<participation::ActiveModel>(rows, Some(replace)).await
    }
}
