//! That panelists took part in rounds; never what they said.

use sea_orm::sea_query::OnConflict;
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
    /// What they did.
    pub participation: Participation,
}

impl Transaction {
    /// The rounds that these panelists have started.
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
            .filter(participation::Column::StartedAt.is_not_null())
            .all(&self.inner)
            .await?;
        let read = |row: participation::Model| {
            Some(StoredParticipation {
                round: RoundId(row.round_id),
                panelist: PanelistId(row.panelist_id),
                participation: Participation {
                    started_at: row.started_at?,
                    completed_at: row.completed_at,
                },
            })
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Keeps what panelists have started and completed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_participation(&self, parts: &[StoredParticipation]) -> Result<(), Error> {
        let rows = parts.iter().map(|part| participation::Model {
            round_id: part.round.0,
            panelist_id: part.panelist.0,
            invited_at: None,
            started_at: Some(part.participation.started_at),
            completed_at: part.participation.completed_at,
            reminders: 0,
            declined_at: None,
        });
        let replace = OnConflict::columns([
            participation::Column::RoundId,
            participation::Column::PanelistId,
        ])
        .update_columns([participation::Column::StartedAt, participation::Column::CompletedAt])
        .to_owned();
        self.insert::<participation::ActiveModel>(rows, Some(replace)).await
    }
}
