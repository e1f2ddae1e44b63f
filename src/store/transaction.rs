//! One transaction. The queries are its methods, in one file an aggregate.

use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, ExecResult,
    IntoActiveModel, QueryResult, Statement, Value,
};

use super::Error;

/// Rows a statement: SQLite takes 32,766 values in one, and the widest table has eleven columns.
pub(super) const ROWS_A_STATEMENT: usize = 1000;

/// One transaction: all of it, once [`Transaction::commit`] has returned, or, when it is dropped, none of it.
#[derive(Debug)]
pub struct Transaction {
    pub(super) inner: DatabaseTransaction,
    /// Whether it may write.
    pub(super) writes: bool,
}

impl Transaction {
    /// Makes everything done in it last. When this returns, it is on disk.
    ///
    /// # Errors
    /// When it was not committed, or the connection broke before the database said whether it was.
    pub async fn commit(self) -> Result<(), Error> {
        Ok(self.inner.commit().await?)
    }

    /// Inserts rows; where the key exists already, does what `conflict` says.
    pub(super) async fn insert<A>(
        &self,
        rows: impl IntoIterator<Item = impl IntoActiveModel<A>> + Send,
        conflict: Option<OnConflict>,
    ) -> Result<(), Error>
    where
        A: ActiveModelTrait + Send + Sync,
    {
        let rows: Vec<A> = rows.into_iter().map(IntoActiveModel::into_active_model).collect();
        for part in rows.chunks(ROWS_A_STATEMENT) {
            let insert = A::Entity::insert_many::<A, _>(part.to_vec());
            let insert = match &conflict {
                Some(conflict) => insert.on_conflict(conflict.clone()),
                None => insert,
            };
            insert.exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// Runs a statement written with `$1`, `$2` … for its values, which both databases read.
    pub(super) async fn run(&self, sql: &str, values: Vec<Value>) -> Result<ExecResult, Error> {
        Ok(self.inner.execute_raw(self.statement(sql, values)).await?)
    }

    /// Reads with a statement written so.
    pub(super) async fn read(
        &self,
        sql: &str,
        values: Vec<Value>,
    ) -> Result<Vec<QueryResult>, Error> {
        Ok(self.inner.query_all_raw(self.statement(sql, values)).await?)
    }

    /// What a reading statement ends with, so that a transaction that writes holds the table's rows until its end. SQLite
    /// has one writer at a time anyway.
    pub(super) fn lock_of(&self, table: &str) -> String {
        if self.writes && self.inner.get_database_backend() == DbBackend::Postgres {
            format!(" FOR UPDATE OF {table}")
        } else {
            String::new()
        }
    }

    fn statement(&self, sql: &str, values: Vec<Value>) -> Statement {
        Statement::from_sql_and_values(self.inner.get_database_backend(), sql, values)
    }
}

/// `($1, $2), ($3, $4)` for so many rows of so many columns.
pub(super) fn placeholders(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let names: Vec<String> =
            (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", names.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}
