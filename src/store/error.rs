//! What can go wrong with the database, by what to do about it.

use sea_orm::{DbErr, SqlErr};

/// Why the database did not do what was asked. Never holds content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// It could not be reached, or is busy: try again later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The disk that it is on has no room left: once there is room, it goes on.
    #[error("the disk that the database is on is full")]
    DiskFull,
    /// The folder that it is to be in is missing. Holds its path.
    #[error("the folder {0} is missing: make it first")]
    NoFolder(String),
    /// This user may not read and write its file, or not make it. Holds the file's path.
    #[error("{0} may not be read and written by the user that panelbot runs as")]
    Forbidden(String),
    /// It is a folder, and not a file. Holds its path.
    #[error("{0} is a folder: name a file in it")]
    IsFolder(String),
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

impl Error {
    /// Whether the database was away, busy or full: the same is tried again until it works.
    #[must_use]
    pub const fn passes(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::DiskFull)
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
            return Self::Conflict;
        }
        match code(&error) {
            Some(code) if RUN_AGAIN.contains(&code.as_str()) => Self::Conflict,
            Some(code) if is_full(&code) => Self::DiskFull,
            Some(code) if is_away(&code) => Self::Unavailable(error.to_string()),
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

/// The kind of trouble in a code of SQLite's; its extended codes tell more in the higher bits.
/// <https://www.sqlite.org/rescode.html>
fn sqlite(code: &str) -> Option<u32> {
    (code.len() != 5).then(|| code.parse::<u32>().ok()).flatten().map(|code| code & 0xff)
}

/// PostgreSQL's code 53100, `disk_full`, and SQLite's 13, `SQLITE_FULL`.
/// <https://www.postgresql.org/docs/15/errcodes-appendix.html>
fn is_full(code: &str) -> bool {
    code == "53100" || sqlite(code) == Some(13)
}

/// PostgreSQL's classes for a server that is going away (57), short of something (53), cut off (08) or at odds with its
/// disk (58), and its codes for a lock that is held (55P03) and a server that only reads for now (25006). SQLite's kinds:
/// busy (5), locked (6), out of memory (7), read-only (8), a failing disk (10), a file that cannot be opened (14), and a
/// lock that was lost (15).
fn is_away(code: &str) -> bool {
    let postgres =
        code.len() == 5 && ["57", "53", "08", "58"].iter().any(|class| code.starts_with(class));
    postgres
        || ["55P03", "25006"].contains(&code)
        || matches!(sqlite(code), Some(5..=8 | 10 | 14 | 15))
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
                | Sqlx::Tls(_)
                | Sqlx::Protocol(_)
                | Sqlx::BeginFailed
                | Sqlx::PoolTimedOut
                | Sqlx::PoolClosed
                | Sqlx::WorkerCrashed
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_apart_from_a_database_that_is_away() {
        for code in ["53100", "13"] {
            assert!(is_full(code), "{code}");
        }
        // SQLITE_BUSY, its snapshot, SQLITE_IOERR_WRITE and _FSYNC, SQLITE_CANTOPEN.
        for code in ["5", "517", "778", "1034", "14", "57P01", "57P03", "08006", "58030", "25006"] {
            assert!(is_away(code) && !is_full(code), "{code}");
        }
        // A constraint, a corrupt file, and PostgreSQL's syntax error.
        for code in ["19", "787", "11", "42601", "23505"] {
            assert!(!is_away(code) && !is_full(code), "{code}");
        }
    }
}
