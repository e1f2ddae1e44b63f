//! Where something may mean danger, until those who read it have been told. A row says nothing of who or what.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Error, Transaction};
use crate::domain::RoundId;
use crate::domain::danger::{DangerSeen, DangerSource};

impl Transaction {
    /// Notes that something in these rounds may mean danger.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn note_danger(&self, seen: &BTreeSet<(RoundId, DangerSource)>) -> Result<(), Error> {
        for (round, source) in seen {
            let sql = "INSERT INTO danger (round_id, source, waiting) VALUES ($1, $2, TRUE) \
                ON CONFLICT (round_id, source) DO UPDATE SET waiting = TRUE";
            self.run(sql, vec![round.0.into(), source.as_str().into()]).await?;
        }
        Ok(())
    }

    /// Everything that was noted and is not over.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn danger(&self) -> Result<Vec<DangerSeen>, Error> {
        let sql = "SELECT round_id, source, waiting, quiet_until FROM danger \
            ORDER BY round_id, source";
        let mut found = Vec::new();
        for row in self.read(sql, Vec::new()).await? {
            let (round, source): (Uuid, String) =
                (row.try_get("", "round_id")?, row.try_get("", "source")?);
            found.push(DangerSeen {
                round: RoundId(round),
                source: DangerSource::from_name(&source).ok_or_else(|| Error::Unreadable {
                    table: "danger",
                    problem: format!("nothing is called {source}"),
                })?,
                waiting: row.try_get("", "waiting")?,
                quiet_until: row.try_get("", "quiet_until")?,
            });
        }
        Ok(found)
    }

    /// Notes that this is told now. False when somebody else has told it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn quiet_danger(
        &self,
        seen: &DangerSeen,
        until: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let sql = "UPDATE danger SET waiting = FALSE, quiet_until = $3 \
            WHERE round_id = $1 AND source = $2 AND waiting";
        let values = vec![seen.round.0.into(), seen.source.as_str().into(), until.into()];
        Ok(self.run(sql, values).await?.rows_affected() > 0)
    }

    /// Forgets what is over, unless there is something new.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn forget_danger(&self, seen: &DangerSeen) -> Result<(), Error> {
        let sql = "DELETE FROM danger WHERE round_id = $1 AND source = $2 AND NOT waiting";
        self.run(sql, vec![seen.round.0.into(), seen.source.as_str().into()]).await?;
        Ok(())
    }
}
