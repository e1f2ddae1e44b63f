//! One process owns the database: it alone takes in updates and sends. Commands run beside it.

use std::fs::{File, TryLockError};
use std::path::PathBuf;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};

use super::connect::quiet;
use super::{Error, Store};

/// The right to serve from this database, as long as it lives. The system gives it back when the process ends, however
/// it ends.
#[derive(Debug)]
pub struct Ownership {
    _hold: Hold,
}

#[derive(Debug)]
enum Hold {
    File(#[expect(dead_code, reason = "the lock lives as long as the open file")] File),
    Session(
        #[expect(dead_code, reason = "the lock lives as long as the session")] DatabaseConnection,
    ),
}

/// Why the database cannot be owned.
#[derive(Debug, thiserror::Error)]
pub enum Unowned {
    /// Another process serves from it.
    #[error(
        "another panelbot already serves from this database: stop it first, or give this one a database of its own"
    )]
    Taken,
    /// The lock file cannot be used.
    #[error("the lock file {} cannot be used: {source}", path.display())]
    LockFile {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The database is away.
    #[error(transparent)]
    Store(#[from] Error),
}

/// The number of PostgreSQL's advisory lock: "panelbot" in ASCII.
const LOCK: i64 = 0x7061_6E65_6C62_6F74;

impl Store {
    /// Takes the right to serve from this database.
    ///
    /// # Errors
    /// When another process has it, or that cannot be found out.
    pub async fn own(&self) -> Result<Ownership, Unowned> {
        let hold = match self.settings().sqlite_file() {
            Some(file) => lock_file(PathBuf::from(format!("{file}.lock"))).map(Hold::File)?,
            None => self.lock_session().await.map(Hold::Session)?,
        };
        Ok(Ownership { _hold: hold })
    }

    async fn lock_session(&self) -> Result<DatabaseConnection, Unowned> {
        let mut options = quiet(self.settings(), 1);
        options.set_application_name("panelbot owner").idle_timeout(None).max_lifetime(None);
        let session = Database::connect(options).await.map_err(Error::from)?;
        let ask = Statement::from_sql_and_values(
            session.get_database_backend(),
            "SELECT pg_try_advisory_lock($1) AS won",
            [LOCK.into()],
        );
        let answer = session.query_one_raw(ask).await.map_err(Error::from)?;
        let won = answer.is_some_and(|row| row.try_get::<bool>("", "won").unwrap_or(false));
        won.then_some(session).ok_or(Unowned::Taken)
    }
}

fn lock_file(path: PathBuf) -> Result<File, Unowned> {
    let open = || File::options().create(true).truncate(false).write(true).open(&path);
    let file = match open() {
        Ok(file) => file,
        Err(source) => return Err(Unowned::LockFile { path, source }),
    };
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Unowned::Taken),
        Err(TryLockError::Error(source)) => Err(Unowned::LockFile { path, source }),
    }
}
