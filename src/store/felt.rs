//! Whether statements felt like an answer: how many said what, and, apart from it, who has said something. What each one
//! said stands there too, but only whoever has the key file can read it.

use sea_orm::Value;
use uuid::Uuid;

use super::transaction::{ROWS_A_STATEMENT, placeholders};
use super::{Error, Transaction};
use crate::domain::statement::Felt;
use crate::domain::{PanelistId, StatementId};

/// A press that is to be counted.
#[derive(Debug, Clone)]
pub struct Press {
    /// Of which statement.
    pub statement: StatementId,
    /// Whose.
    pub panelist: PanelistId,
    /// What they said.
    pub felt: Felt,
    /// The same, encrypted.
    pub said: Vec<u8>,
}

/// What is kept of a press.
#[derive(Debug, Clone)]
pub struct StoredPress {
    /// Of which statement.
    pub statement: StatementId,
    /// Whose.
    pub panelist: PanelistId,
    /// What they said, encrypted; `None` for one from before that was kept.
    pub said: Option<Vec<u8>>,
    /// What they added in their own words, encrypted.
    pub comment: Option<Vec<u8>>,
}

impl Transaction {
    /// Counts what panelists said, each person's first word only.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn count_felt(&self, presses: &[Press]) -> Result<(), Error> {
        for press in presses {
            let who =
                [press.statement.0.into(), press.panelist.0.into(), press.said.clone().into()];
            if self.run(BY, who.into()).await?.rows_affected() == 1 {
                self.add_felt(press.statement, press.felt, 1).await?;
            }
        }
        Ok(())
    }

    /// Takes back from the counts what is about to be erased.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn uncount_felt(&self, said: &[(StatementId, Felt)]) -> Result<(), Error> {
        for (statement, felt) in said {
            self.add_felt(*statement, *felt, -1).await?;
        }
        Ok(())
    }

    async fn add_felt(&self, statement: StatementId, felt: Felt, many: i32) -> Result<(), Error> {
        let [yes, partly, no] = Felt::ALL.map(|one| if one == felt { many } else { 0 });
        let values = vec![statement.0.into(), yes.into(), partly.into(), no.into()];
        self.run(COUNT, values).await?;
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

    /// What these panelists pressed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn presses_of(&self, panelists: &[PanelistId]) -> Result<Vec<StoredPress>, Error> {
        let mut found = Vec::new();
        for part in panelists.chunks(ROWS_A_STATEMENT) {
            let sql = format!(
                "SELECT statement_id, panelist_id, said, comment FROM felt_by WHERE panelist_id IN {} \
                 ORDER BY statement_id, panelist_id",
                placeholders(1, part.len())
            );
            let ids: Vec<Value> = part.iter().map(|panelist| panelist.0.into()).collect();
            for row in self.read(&sql, ids).await? {
                let (statement, panelist): (Uuid, Uuid) =
                    (row.try_get("", "statement_id")?, row.try_get("", "panelist_id")?);
                found.push(StoredPress {
                    statement: StatementId(statement),
                    panelist: PanelistId(panelist),
                    said: row.try_get("", "said")?,
                    comment: row.try_get("", "comment")?,
                });
            }
        }
        Ok(found)
    }

    /// Keeps what people add in their own words, encrypted, with their presses; nothing of those who have not pressed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_comments(
        &self,
        comments: &[(StatementId, PanelistId, Vec<u8>)],
    ) -> Result<(), Error> {
        for (statement, panelist, comment) in comments {
            let sql =
                "UPDATE felt_by SET comment = $3 WHERE statement_id = $1 AND panelist_id = $2";
            let values = vec![statement.0.into(), panelist.0.into(), comment.clone().into()];
            self.run(sql, values).await?;
        }
        Ok(())
    }

    /// What people added to a statement, encrypted, in no order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn comments(&self, statement: StatementId) -> Result<Vec<Vec<u8>>, Error> {
        let sql = "SELECT comment FROM felt_by WHERE statement_id = $1 AND comment IS NOT NULL";
        let rows = self.read(sql, vec![statement.0.into()]).await?;
        rows.iter().map(|row| Ok(row.try_get("", "comment")?)).collect()
    }

    /// Gives the presses of panelists (the first of each pair) to others (the second), who are the same: where both have
    /// pressed, the second's stays theirs, and the first's stays where it is, to be erased with them.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn move_presses(&self, moves: &[(PanelistId, PanelistId)]) -> Result<(), Error> {
        for (from, to) in moves {
            self.run(MOVE, vec![from.0.into(), to.0.into()]).await?;
        }
        Ok(())
    }
}

const BY: &str = "INSERT INTO felt_by (statement_id, panelist_id, said) VALUES ($1, $2, $3) \
    ON CONFLICT DO NOTHING";

/// One row for all, so that no row's age tells whose word was the last of its kind.
const COUNT: &str = "INSERT INTO felt (statement_id, yes, partly, no) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (statement_id) DO UPDATE SET yes = felt.yes + excluded.yes, \
    partly = felt.partly + excluded.partly, no = felt.no + excluded.no";

const MOVE: &str = "UPDATE felt_by SET panelist_id = $2 WHERE panelist_id = $1 \
    AND statement_id NOT IN (SELECT statement_id FROM felt_by WHERE panelist_id = $2)";
