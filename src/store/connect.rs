//! Opening the database, and the transactions it gives out.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use panelbot_migrations::{Migrator, MigratorTrait};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend,
    IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
    sqlx::Connection as _,
};

use super::{Error, Store, Transaction};

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    /// `sqlite://PATH`, created when missing, or `postgres://…`. Holds a password: it stands in no log.
    pub url: String,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").finish_non_exhaustive()
    }
}

impl Settings {
    /// The file, where the database is one.
    #[must_use]
    pub fn sqlite_file(&self) -> Option<&str> {
        let path = self.url.strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        Some(path.split('?').next().unwrap_or(path))
    }
}

/// Connections to PostgreSQL that write, and that read.
const POSTGRES_WRITERS: u32 = 4;
const READERS: u32 = 4;

/// PostgreSQL must be told to go by index, and not to compile statements for many rows: of the columns whose samples are
/// kept out of its statistics it believes that half of a table fits, and reads all of it for every batch.
const BY_INDEX: [(&str, &str); 2] = [("enable_seqscan", "off"), ("jit", "off")];

/// How long a statement waits for another process's lock (SQLite), and a caller for a connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// Pages in SQLite's write-ahead log (4,096 bytes each) before a writer moves them into the file itself, and everyone
/// waits for it. [`Store::checkpoint`] has then moved most of them already.
const AUTOCHECKPOINT_PAGES: &str = "16000";

/// SQLite's page cache for the connection that writes, and for each that only reads, in KiB (negative, as SQLite wants
/// it). Those read a page now and then, or, for the upkeep, whole tables, which no cache is large enough for.
const WRITER_CACHE_KIB: &str = "-16000";
const READER_CACHE_KIB: &str = "-2000";

/// Makes the file of SQLite, where it is missing, so that only its owner reads it; SQLite gives its log the same rights.
/// Where that cannot be for another reason than those told here, opening the database says why.
fn keep_private(file: &str) -> Result<(), Error> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    match options.open(file).map_err(|error| error.kind()) {
        Err(ErrorKind::NotFound) => Err(Error::NoFolder(folder.display().to_string())),
        Err(ErrorKind::PermissionDenied) => Err(Error::Forbidden(file.to_owned())),
        Err(ErrorKind::IsADirectory) => Err(Error::IsFolder(file.to_owned())),
        _ => Ok(()),
    }
}

impl Store {
    /// Opens the database; creates the file of SQLite when it is missing. Changes nothing in it.
    ///
    /// # Errors
    /// When it cannot be reached, or the address is of no kind that we know.
    pub async fn connect(settings: &Settings) -> Result<Self, Error> {
        let settings = settings.clone();
        if let Some(file) = settings.sqlite_file() {
            keep_private(file)?;
            let writer = Database::connect(sqlite(&settings, 1, false)).await?;
            let reader = Database::connect(sqlite(&settings, READERS, true)).await?;
            // Opened when it is needed first: a command that does one thing needs it not at all.
            let mut options = sqlite(&settings, 1, false);
            let checkpointer = Database::connect(options.connect_lazy(true).clone()).await?;
            Ok(Self {
                settings,
                writer,
                reader,
                checkpointer: Some(checkpointer),
                outage: Arc::default(),
            })
        } else {
            let writer = Database::connect(postgres(&settings, POSTGRES_WRITERS)).await?;
            let reader = Database::connect(postgres(&settings, READERS)).await?;
            Ok(Self { settings, writer, reader, checkpointer: None, outage: Arc::default() })
        }
    }

    /// Brings the tables up to this version of the program.
    ///
    /// # Errors
    /// When a migration fails; those before it stay.
    pub async fn migrate(&self) -> Result<(), Error> {
        Ok(Migrator::up(&self.writer, None).await?)
    }

    /// Takes every table away again, with all that is in them.
    ///
    /// # Errors
    /// When a migration fails.
    pub async fn migrate_down(&self) -> Result<(), Error> {
        Ok(Migrator::down(&self.writer, None).await?)
    }

    /// The names of the migrations that [`Store::migrate`] would run.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, Error> {
        let pending = Migrator::get_pending_migrations(&self.writer).await?;
        Ok(pending.iter().map(|migration| migration.name().to_owned()).collect())
    }

    /// Whether no migration has been run yet: the database is empty.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_new(&self) -> Result<bool, Error> {
        Ok(Migrator::get_applied_migrations(&self.writer).await?.is_empty())
    }

    /// Starts a transaction that writes.
    ///
    /// # Errors
    /// When there is no connection to be had.
    pub async fn write(&self) -> Result<Transaction, Error> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Transaction { inner: self.writer.begin_with_options(options).await?, writes: true })
    }

    /// Starts a transaction that only reads: it sees one state of the database throughout.
    ///
    /// # Errors
    /// When there is no connection to be had.
    pub async fn read(&self) -> Result<Transaction, Error> {
        let options = if self.is_sqlite() {
            TransactionOptions::default()
        } else {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            }
        };
        Ok(Transaction { inner: self.reader.begin_with_options(options).await?, writes: false })
    }

    /// How SQLite treats the disk: each setting with its value. Empty for PostgreSQL.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn disk_settings(&self) -> Result<Vec<(String, String)>, Error> {
        let mut settings = Vec::new();
        for name in ["journal_mode", "synchronous", "secure_delete"] {
            if self.is_sqlite() {
                let ask = Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {name}"));
                let row = self.writer.query_one_raw(ask).await?;
                let value = row.map(|row| match row.try_get_by::<String, _>(0) {
                    Ok(word) => Ok(word),
                    Err(_) => row.try_get_by::<i64, _>(0).map(|number| number.to_string()),
                });
                settings.extend(value.transpose()?.map(|value| (name.to_owned(), value)));
            }
        }
        Ok(settings)
    }

    /// Moves what stands in SQLite's write-ahead log into the file itself, beside those who write, as far as that goes.
    /// Does nothing for PostgreSQL, which sees to that itself.
    ///
    /// # Errors
    /// When the file could not be written.
    pub async fn checkpoint(&self) -> Result<(), Error> {
        if let Some(checkpointer) = &self.checkpointer {
            let sql = "PRAGMA wal_checkpoint(PASSIVE)";
            checkpointer.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await?;
        }
        Ok(())
    }

    /// Calls `heard` with each statement's text as it is run, for counting them.
    pub fn listen(&mut self, heard: impl Fn(&str) + Send + Sync + Clone + 'static) {
        let again = heard.clone();
        self.writer.set_metric_callback(move |info| heard(&info.statement.sql));
        self.reader.set_metric_callback(move |info| again(&info.statement.sql));
    }

    /// Closes the connections; a transaction that is under way ends first.
    ///
    /// # Errors
    /// When the database does not close cleanly.
    pub async fn close(self) -> Result<(), Error> {
        if let Some(checkpointer) = self.checkpointer {
            checkpointer.close().await?;
        }
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }

    pub(super) fn is_sqlite(&self) -> bool {
        self.settings.sqlite_file().is_some()
    }

    pub(super) const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    pub(super) const fn settings(&self) -> &Settings {
        &self.settings
    }
}

fn sqlite(settings: &Settings, connections: u32, reads_only: bool) -> ConnectOptions {
    let mut options = quiet(settings, connections);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite
            .create_if_missing(!reads_only)
            .read_only(reads_only)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .optimize_on_close(false, None);
        if reads_only {
            return sqlite.pragma("cache_size", READER_CACHE_KIB);
        }
        sqlite
            .pragma("cache_size", WRITER_CACHE_KIB)
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("secure_delete", "ON")
            .pragma("wal_autocheckpoint", AUTOCHECKPOINT_PAGES)
    });
    // After a full disk or a failing one SQLite has rolled back by itself, and the connection still counts a transaction:
    // another takes its place.
    options.map_sqlx_sqlite_before_acquire(|connection, _| {
        let fit = !connection.is_in_transaction();
        Box::pin(async move { Ok(fit) })
    });
    options
}

fn postgres(settings: &Settings, connections: u32) -> ConnectOptions {
    let mut options = quiet(settings, connections);
    options.set_application_name("panelbot");
    options.map_sqlx_postgres_opts(|postgres| postgres.options(BY_INDEX));
    options
}

pub(super) fn quiet(settings: &Settings, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(&settings.url);
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    options
}
