//! A throw-away PostgreSQL from the installed binaries, one for the whole run of the tests.
//!
//! It belongs to a shell that waits for the end of its standard input, which this process holds: when this process ends,
//! however it ends, the shell stops the server and removes its files.

use std::fs;
use std::io::Write;
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// A running server that listens on a socket in its own folder.
pub struct Server {
    folder: PathBuf,
    binaries: PathBuf,
    user: Option<&'static str>,
    databases: AtomicU32,
    /// Holding its standard input keeps the server alive.
    _keeper: Child,
}

static SERVER: OnceLock<Option<Server>> = OnceLock::new();

/// The server; `None`, said clearly, when PostgreSQL is not installed here. With `PANELBOT_REQUIRE_POSTGRES=1` that is a
/// failure.
pub fn server() -> Option<&'static Server> {
    let server = SERVER.get_or_init(|| {
        let found = binaries();
        if found.is_none() {
            // Past the capture of the tests' own output, so that it is seen when they pass.
            let _ = writeln!(
                std::io::stderr(),
                "\nPostgreSQL not found: every test named on_postgresql passes without having tested anything\n"
            );
        }
        found.map(Server::start)
    });
    if server.is_none() {
        let required = std::env::var("PANELBOT_REQUIRE_POSTGRES").is_ok_and(|value| value == "1");
        assert!(!required, "PostgreSQL is required here, and its programs were not found");
        eprintln!("PostgreSQL not found: not tested");
    }
    server.as_ref()
}

/// Where `initdb` and `postgres` are: on the path, or where Debian and its kin keep them (the newest first).
fn binaries() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let mut installed: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    installed.sort();
    folders.extend(installed.into_iter().rev());
    folders.into_iter().find(|folder| {
        ["initdb", "postgres", "psql"].iter().all(|program| folder.join(program).exists())
    })
}

/// Stops the server and removes its files when standard input ends.
const KEEPER: &str = r#"
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c fsync=off -c synchronous_commit=off \
    -c max_connections=400 -c shared_buffers=64MB -c wal_recycle=off >"$2/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT "$server"
wait "$server"
rm -rf "$2"
"#;

impl Server {
    fn start(binaries: PathBuf) -> Self {
        let folder = tempfile::Builder::new().prefix("panelbot-pg-").tempdir().expect("a folder");
        let folder = folder.keep();
        let user = (identity("-u", None) == 0).then(other_user);
        if let Some(user) = user {
            let (uid, gid) = (identity("-u", Some(user)), identity("-g", Some(user)));
            chown(&folder, Some(uid), Some(gid)).expect("root may give a folder away");
        }
        let data = folder.join("data");
        let made = program(user, &binaries.join("initdb"))
            .args(["--username=panelbot", "--auth=trust", "--encoding=UTF8", "--no-locale"])
            .args(["--no-sync", "--pgdata"])
            .arg(&data)
            .output()
            .expect("initdb starts");
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        let keeper = program(user, Path::new("sh"))
            .args(["-c", KEEPER, "keeper"])
            .arg(&binaries)
            .arg(&folder)
            .stdin(Stdio::piped())
            .spawn()
            .expect("a shell starts");
        let server = Self { folder, binaries, user, databases: AtomicU32::new(0), _keeper: keeper };
        server.wait();
        server
    }

    /// Asks until the server answers; each question takes a while itself.
    fn wait(&self) {
        let answers = (0..600).any(|_| self.psql("postgres", "SELECT 1").is_ok());
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        assert!(answers, "PostgreSQL does not answer: {log}");
    }

    fn psql(&self, database: &str, sql: &str) -> Result<(), String> {
        let output = program(self.user, &self.binaries.join("psql"))
            .args(["--no-psqlrc", "--quiet", "--username=panelbot", "--dbname", database])
            .arg("--host")
            .arg(&self.folder)
            .args(["--command", sql])
            .env("PGCONNECT_TIMEOUT", "5")
            .output()
            .map_err(|error| error.to_string())?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        output.status.success().then_some(()).ok_or(said)
    }

    /// A fresh database's address.
    pub fn database(&self) -> String {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.psql("postgres", &format!("CREATE DATABASE {name}")).expect("a fresh database");
        format!("postgres://panelbot@localhost/{name}?host={}", self.folder.display())
    }

    /// Where everything that the server keeps lies.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }
}

/// Whom to be instead of root, which PostgreSQL refuses to run as.
fn other_user() -> &'static str {
    let exists = |user: &&str| {
        Command::new("id").arg(user).output().is_ok_and(|output| output.status.success())
    };
    ["postgres", "nobody"].into_iter().find(exists).expect("there is a user nobody")
}

/// A number of a user, or of ourselves.
fn identity(which: &str, user: Option<&str>) -> u32 {
    let output = Command::new("id").arg(which).args(user).output().expect("id starts");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("id prints a number")
}

fn program(user: Option<&str>, program: &Path) -> Command {
    let Some(user) = user else { return Command::new(program) };
    let mut command = Command::new("setpriv");
    command.args(["--reuid", user, "--regid", &identity("-g", Some(user)).to_string()]);
    command.args(["--clear-groups", "--"]).arg(program).current_dir("/");
    command
}
