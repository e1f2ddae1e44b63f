//! Whether statements felt like an answer: how many said what, and, apart from it, who has said something.

use super::{Error, Transaction};
use crate::domain::statement::Felt;
use crate::domain::{PanelistId, StatementId};

impl Transaction {
    /// Counts what panelists said, each person's first word only.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn count_felt(&self, said: &[(StatementId, PanelistId, Felt)]) -> Result<(), Error> {
        for (statement, panelist, felt) in said {
            let who = vec![statement.0.into(), panelist.0.into()];
            if self.run(BY, who).await?.rows_affected() == 1 {
                let [yes, partly, no] = Felt::ALL.map(|one| i32::from(one == *felt));
                let values = vec![statement.0.into(), yes.into(), partly.into(), no.into()];
                self.run(COUNT, values).await?;
            }
        }
        Ok(())
    }

    /// How many said what of a statement, in the order of [`Felt::ALL`].
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn felt(&self, statement: StatementId) -> Result<[u64; 3], Error> {
        let sql = "SELECT yes, partly, no FROM felt WHERE statement_id = $1";
        let rows = self.read(sql, vec![statement.0.into()]).await?;
        let Some(row) = rows.first() else { return Ok([0; 3]) };
        let mut counts = [0; 3];
        for (count, column) in counts.iter_mut().zip(["yes", "partly", "no"]) {
            let stored: i32 = row.try_get("", column)?;
            *count = u64::try_from(stored).unwrap_or_default();
        }
        Ok(counts)
    }
}

const BY: &str =
    "INSERT INTO felt_by (statement_id, panelist_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";

/// One row for all, so that no row's age tells whose word was the last of its kind.
const COUNT: &str = "INSERT INTO felt (statement_id, yes, partly, no) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (statement_id) DO UPDATE SET yes = felt.yes + excluded.yes, \
    partly = felt.partly + excluded.partly, no = felt.no + excluded.no";
