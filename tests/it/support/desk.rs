//! A desk on a fresh database, and eyes that see all that is stored.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use panelbot::conversation::Links;
use panelbot::domain::{Panel, Round};
use panelbot::service::{Advance, Clock, Desk, NewInvitation, RoundName, Settings};
use panelbot::store::{self, Store};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, QueryResult,
    Statement,
};
use tempfile::TempDir;

use super::clock::FixedClock;
use super::postgres::Server;

/// As long as a test waits for what must come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A desk on a fresh database.
pub struct TestDesk {
    pub desk: Desk,
    pub store: Store,
    pub clock: Arc<FixedClock>,
    pub url: String,
    /// Where the files of the database are.
    pub files: PathBuf,
    pub folder: TempDir,
    statements: Arc<Mutex<Vec<String>>>,
}

/// Every table that holds something.
pub const TABLES: [&str; 38] = [
    "ended_session",
    "chart",
    "theming",
    "theme",
    "reading",
    "announcement",
    "upload",
    "broadcast",
    "staff",
    "panel",
    "round",
    "round_secret",
    "catalogue",
    "result",
    "person",
    "address",
    "invitation",
    "letter_request",
    "link_code",
    "panelist",
    "consent",
    "participation",
    "response",
    "answer",
    "sealed_response",
    "sealed_answer",
    "conversation",
    "delivery",
    "inbox",
    "set_aside",
    "audit",
    "statement",
    "decision",
    "postponement",
    "felt",
    "felt_by",
    "staff_notice",
    "danger",
];

/// Runs a test to its end.
pub fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(test)
}

impl TestDesk {
    /// On SQLite, in a folder of its own.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let files = folder.path().join("db");
        std::fs::create_dir(&files).expect("a folder");
        let url = format!("sqlite://{}", files.join("panelbot.db").display());
        Self::open(url, files, folder).await
    }

    /// On PostgreSQL, in a database of its own.
    pub async fn postgresql(server: &Server) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::open(server.database(), server.data(), folder).await
    }

    async fn open(url: String, files: PathBuf, folder: TempDir) -> Self {
        let settings = store::Settings { url: url.clone() };
        let mut store = Store::connect(&settings).await.expect("a database");
        store.migrate().await.expect("the tables");
        let statements = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&statements);
        store.listen(move |statement| {
            heard.lock().expect("no test panicked here").push(statement.to_owned());
        });
        let clock = Arc::new(FixedClock::new());
        let desk = open_desk(store.clone(), &folder, Arc::clone(&clock)).await;
        Self { desk, store, clock, url, files, folder, statements }
    }

    /// The same desk after a new start of the program.
    pub async fn reopened(&self) -> Desk {
        open_desk(self.store.clone(), &self.folder, Arc::clone(&self.clock)).await
    }

    /// The statements since this was last asked.
    pub fn statements(&self) -> Vec<String> {
        std::mem::take(&mut self.statements.lock().expect("no test panicked here"))
    }

    /// Whether this is SQLite.
    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite")
    }

    /// A panel from its file.
    pub async fn panel(&self, file: &str) -> Panel {
        self.desk.apply_panel(file.as_bytes(), "a test").await.expect("a right file").0
    }

    /// An open round from its file.
    pub async fn open_round(&self, file: &str) -> Round {
        let (round, _) =
            self.desk.apply_round(file.as_bytes(), "a test").await.expect("a right file");
        let name = RoundName::Id(round.id);
        let mut round = round;
        for step in [Advance::Submit, Advance::Approve, Advance::Open] {
            round = self.desk.advance_round(&name, step, "a test").await.expect("a step").round;
        }
        round
    }

    /// Closes a round.
    pub async fn close_round(&self, round: &Round) {
        let name = RoundName::Id(round.id);
        self.desk.advance_round(&name, Advance::Close, "a test").await.expect("a closed round");
    }

    /// Svenljunga's panel with its round on the school food, open.
    pub async fn svenljunga(&self) -> (Panel, Round) {
        let panel = self.panel(include_str!("../../../examples/svenljunga/panel.toml")).await;
        let round =
            self.open_round(include_str!("../../../examples/svenljunga/skolmaten.toml")).await;
        (panel, round)
    }

    /// Gnosjö's panel with its round on the tax, open.
    pub async fn gnosjo(&self) -> (Panel, Round) {
        let panel = self.panel(include_str!("../../../examples/gnosjo/panel.toml")).await;
        let round = self.open_round(include_str!("../../../examples/gnosjo/skatten.toml")).await;
        (panel, round)
    }

    /// Gnosjö's panel with this round of it open, and the code of an invitation.
    pub async fn gnosjo_by_invitation(&self, round: &str) -> (RoundName, String) {
        self.panel(include_str!("../../../examples/gnosjo/panel.toml")).await;
        let round = self.open_round(round).await;
        let new = NewInvitation { panel: "gnosjo".to_owned(), ..NewInvitation::default() };
        let (_, invitation) = self.desk.create_invitation(new, "a test").await.expect("a code");
        (RoundName::Id(round.id), invitation.code)
    }

    /// Waits until everything has been sent and written down as sent.
    pub async fn all_out(&self) {
        let all_out = async {
            while self.count("delivery").await > 0 {
                tokio::task::yield_now().await;
            }
        };
        let all_out = tokio::time::timeout(PATIENCE, all_out).await;
        assert!(all_out.is_ok(), "something is still under way");
    }

    /// A connection of one's own, as an attacker has with a copy of the database.
    pub async fn eyes(&self) -> DatabaseConnection {
        let mut options = ConnectOptions::new(&self.url);
        options.max_connections(1).sqlx_logging(false);
        Database::connect(options).await.expect("the database again")
    }

    /// What a query that takes no values finds.
    pub async fn look(&self, sql: &str) -> Vec<QueryResult> {
        let eyes = self.eyes().await;
        let backend = if self.is_sqlite() { DbBackend::Sqlite } else { DbBackend::Postgres };
        let rows = eyes.query_all_raw(Statement::from_string(backend, sql)).await.expect(sql);
        eyes.close().await.expect("a closed connection");
        rows
    }

    /// Where this database's own files are, its write-ahead log included.
    pub async fn database_files(&self) -> Vec<PathBuf> {
        if self.is_sqlite() {
            return vec![self.files.clone()];
        }
        self.tamper("CHECKPOINT").await;
        let row = &self
            .look("SELECT oid::text FROM pg_database WHERE datname = current_database()")
            .await[0];
        let oid: String = row.try_get("", "oid").expect("a number");
        vec![
            self.files.join("base").join(oid),
            self.files.join("global"),
            self.files.join("pg_wal"),
        ]
    }

    /// Changes the database behind the program's back.
    pub async fn tamper(&self, sql: &str) {
        let eyes = self.eyes().await;
        eyes.execute_unprepared(sql).await.expect(sql);
        eyes.close().await.expect("a closed connection");
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        let rows = self.look(&format!("SELECT COUNT(*) AS many FROM {table}")).await;
        rows[0].try_get("", "many").expect("a number")
    }

    /// Every row of every table as one text, with bytes in hexadecimal digits.
    pub async fn dump(&self) -> String {
        let mut dump = String::new();
        for table in TABLES {
            for row in self.look(&self.columns_as_text(table).await).await {
                dump.push_str(table);
                dump.push(' ');
                dump.push_str(&row.try_get::<String>("", "line").expect("a line"));
                dump.push('\n');
            }
        }
        dump
    }

    async fn columns_as_text(&self, table: &str) -> String {
        if !self.is_sqlite() {
            return format!("SELECT replace(CAST({table} AS TEXT), '-', '') AS line FROM {table}");
        }
        let names = self.look(&format!("SELECT name FROM pragma_table_info('{table}')")).await;
        let columns: Vec<String> = names
            .iter()
            .map(|row| {
                let name: String = row.try_get("", "name").expect("a name");
                format!(
                    "CASE typeof({name}) WHEN 'blob' THEN lower(hex({name})) \
                     ELSE replace(coalesce({name}, ''), '-', '') END"
                )
            })
            .collect();
        format!("SELECT {} AS line FROM {table}", columns.join(" || ',' || "))
    }
}

async fn open_desk(store: Store, folder: &TempDir, clock: Arc<FixedClock>) -> Desk {
    let key_file = folder.path().join("panelbot.key");
    Desk::open(settings(store, key_file, clock)).await.expect("an open desk")
}

/// What a desk is opened with in tests.
pub fn settings(store: Store, key_file: PathBuf, clock: Arc<FixedClock>) -> Settings {
    let links = Links {
        web: Some("https://panel.example".to_owned()),
        telegram_bot: Some("panel_bot".to_owned()),
        discord_application: Some(1_042_424_242_424_242_424),
    };
    let clock: Arc<dyn Clock> = clock;
    Settings { store, key_file, links, clock }
}
