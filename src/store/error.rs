//! What can go wrong with the database, by what to do about it.

use sea_orm::{DbErr, SqlErr};

/// Why the database did not do what was asked. Never holds content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It could not be reached, or is busy: try again later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// Someone else changed the same rows: try the whole transaction again.
    #[error("someone else changed the same rows")]
    Conflict,
    /// A row holds something that this version of the program cannot read.
    #[error("the table {table} holds a row that cannot be read: {problem}")]
    Unreadable {
        /// Which table.
        table: &'static str,
        /// What is wrong with it.
        problem: String,
    },
    /// The statement was refused.
    #[error("the database refused: {0}")]
    Failed(String),
}

/// PostgreSQL's codes for a transaction that only has to be run again: serialization failure and deadlock.
const RUN_AGAIN: [&str; 2] = ["40001", "40P01"];

/// SQLite's codes for a file that another process holds: busy, its extended forms, and locked.
const BUSY: [&str; 4] = ["5", "261", "517", "6"];

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
            return Self::Conflict;
        }
        match code(&error) {
            Some(code) if RUN_AGAIN.contains(&code.as_str()) => Self::Conflict,
            Some(code) if BUSY.contains(&code.as_str()) || is_away(&code) => {
                Self::Unavailable(error.to_string())
            }
            Some(_) => Self::Failed(error.to_string()),
            None => match error {
                DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => {
                    Self::Unavailable(error.to_string())
                }
                DbErr::Exec(_) | DbErr::Query(_) if is_broken(&error) => {
                    Self::Unavailable(error.to_string())
                }
                _ => Self::Failed(error.to_string()),
            },
        }
    }
}

/// PostgreSQL's classes for a server that is going away (57), full (53), or cut off (08); SQLite's for a full disk (13)
/// and a failing one (10).
fn is_away(code: &str) -> bool {
    let postgres =
        code.len() == 5 && ["57", "53", "08"].iter().any(|class| code.starts_with(class));
    postgres || code == "13" || code == "10"
}

fn inner(error: &DbErr) -> Option<&sea_orm::sqlx::Error> {
    match error {
        DbErr::Exec(sea_orm::RuntimeErr::SqlxError(error))
        | DbErr::Query(sea_orm::RuntimeErr::SqlxError(error))
        | DbErr::Conn(sea_orm::RuntimeErr::SqlxError(error)) => Some(error),
        _ => None,
    }
}

fn code(error: &DbErr) -> Option<String> {
    inner(error)?.as_database_error()?.code().map(std::borrow::Cow::into_owned)
}

/// The connection broke while the statement ran.
fn is_broken(error: &DbErr) -> bool {
    use sea_orm::sqlx::Error as Sqlx;
    matches!(
        inner(error),
        Some(
            Sqlx::Io(_)
                | Sqlx::Protocol(_)
                | Sqlx::PoolTimedOut
                | Sqlx::PoolClosed
                | Sqlx::WorkerCrashed
        )
    )
}
