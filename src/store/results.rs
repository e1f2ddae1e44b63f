//! Results of closed rounds, and what else is told in them.

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, QueryResult};

use super::entity::result;
use super::{Error, Transaction, json};
use crate::domain::{PanelId, RoundId, RoundResult};

const TABLE: &str = "result";

impl Transaction {
    /// The frozen result of a round.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn result(&self, round: RoundId) -> Result<Option<RoundResult>, Error> {
        let row = result::Entity::find_by_id(round.0).one(&self.inner).await?;
        row.map(|row| json::decode(TABLE, &row.content)).transpose()
    }

    /// Keeps a round's result.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it has one.
    pub async fn add_result(&self, round: RoundId, result: &RoundResult) -> Result<(), Error> {
        let row = result::Model { round_id: round.0, content: json::encode(TABLE, result)? };
        self.insert::<result::ActiveModel>([row], None).await
    }

    /// How many could have answered a round: those in its panel who may, and those who began it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count_who_could_answer(
        &self,
        panel: PanelId,
        round: RoundId,
    ) -> Result<u64, Error> {
        let rows = self.read(COULD_ANSWER, vec![panel.0.into(), round.0.into()]).await?;
        let count = rows.first().map(|row| row.try_get::<i64>("", "people")).transpose()?;
        Ok(count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default())
    }

    /// How many began a round in each minute.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn started(&self, round: RoundId) -> Result<Vec<(DateTime<Utc>, u64)>, Error> {
        let minute = match self.inner.get_database_backend() {
            DbBackend::Postgres => "date_trunc('minute', started_at)",
            _ => "substr(started_at, 1, 16) || ':00+00:00'",
        };
        let sql = format!(
            "SELECT {minute} AS minute, COUNT(*) AS people FROM participation \
             WHERE round_id = $1 AND started_at IS NOT NULL GROUP BY 1"
        );
        let rows = self.read(&sql, vec![round.0.into()]).await?;
        let row = |row: &QueryResult| {
            let people: i64 = row.try_get("", "people")?;
            Ok((row.try_get("", "minute")?, u64::try_from(people).unwrap_or_default()))
        };
        rows.iter().map(row).collect()
    }
}

const COULD_ANSWER: &str = "SELECT COUNT(*) AS people FROM panelist WHERE panel_id = $1 \
    AND (membership IN ('guest', 'enrolled', 'paused') OR EXISTS (SELECT 1 FROM participation \
    WHERE participation.round_id = $2 AND participation.panelist_id = panelist.id \
    AND participation.started_at IS NOT NULL))";
