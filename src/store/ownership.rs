//! One process owns the database: it alone takes in updates and sends. Commands run beside it.

use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::time::Duration;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};

use super::connect::quiet;
use super::{Error, Store};

/// The right to serve from this database, as long as it lives. The system gives it back when the process ends, however
/// it ends.
#[derive(Debug)]
pub struct Ownership(Lock);

#[derive(Debug)]
enum Lock {
    File(#[expect(dead_code, reason = "the lock lives as long as the open file")] File),
    Session(DatabaseConnection),
}

/// How it stands with the ownership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// Nobody else has had it.
    Kept,
    /// It was lost, with the connection to the database or by a restart of it, and is taken again.
    Regained,
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

/// Whether this session holds the lock; where it does not, it tries to take it. A session holds no other such lock.
/// <https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS>
const TAKE: &str = "SELECT held, CASE WHEN held THEN TRUE ELSE pg_try_advisory_lock($1) END AS won \
     FROM (SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted \
     AND pid = pg_backend_pid()) AS held) AS now";

/// How long the database may take to tell how it stands with the lock.
const ANSWER: Duration = Duration::from_secs(5);

impl Store {
    /// Takes the right to serve from this database.
    ///
    /// # Errors
    /// When another process has it, or that cannot be found out.
    pub async fn own(&self) -> Result<Ownership, Unowned> {
        let lock = match self.settings().sqlite_file() {
            Some(file) => lock_file(PathBuf::from(format!("{file}.lock"))).map(Lock::File)?,
            None => self.lock_session().await.map(Lock::Session)?,
        };
        Ok(Ownership(lock))
    }

    async fn lock_session(&self) -> Result<DatabaseConnection, Unowned> {
        let mut options = quiet(self.settings(), 1);
        options.set_application_name("panelbot owner").idle_timeout(None).max_lifetime(None);
        let session = Database::connect(options).await.map_err(Error::from)?;
        take(&session).await?;
        Ok(session)
    }
}

impl Ownership {
    /// Looks whether the right is still there, and takes it again where the session that held it broke. To be asked every
    /// second or so: until then another process may have taken it, unnoticed.
    ///
    /// # Errors
    /// [`Unowned::Taken`] when another process has taken it meanwhile: this one must stop. [`Unowned::Store`] while the
    /// database is away.
    pub async fn check(&self) -> Result<Hold, Unowned> {
        let Lock::Session(session) = &self.0 else { return Ok(Hold::Kept) };
        let asked = tokio::time::timeout(ANSWER, take(session)).await;
        asked.unwrap_or_else(|_| Err(Error::Unavailable("no answer in time".to_owned()).into()))
    }
}

/// Takes the lock for this session, unless it has it.
async fn take(session: &DatabaseConnection) -> Result<Hold, Unowned> {
    let ask = Statement::from_sql_and_values(session.get_database_backend(), TAKE, [LOCK.into()]);
    let answer = session.query_one_raw(ask).await.map_err(Error::from)?;
    let says = |what| answer.as_ref().is_some_and(|row| row.try_get("", what).unwrap_or(false));
    match (says("held"), says("won")) {
        (true, _) => Ok(Hold::Kept),
        (false, true) => Ok(Hold::Regained),
        (false, false) => Err(Unowned::Taken),
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
