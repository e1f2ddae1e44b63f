//! A throw-away PostgreSQL from the installed binaries: one for the whole run of the tests, and others for the tests that
//! stop theirs in the middle.
//!
//! It belongs to a shell that does what it reads on its standard input, which this process holds: when this process ends,
//! however it ends, the shell stops the server and removes its files.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock};

/// A running server that listens on a socket in its own folder.
pub struct Server {
    folder: PathBuf,
    binaries: PathBuf,
    user: Option<&'static str>,
    databases: AtomicU32,
    keeper: Mutex<Keeper>,
}

/// The shell that the server belongs to. Holding its standard input keeps the server alive.
struct Keeper {
    child: Child,
    orders: Option<ChildStdin>,
    done: BufReader<ChildStdout>,
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
        found.map(|binaries| Server::make(binaries, SHARED))
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

/// A commit of the shared server may be lost when it ends at once, which nobody does to it; one of its own test's may not.
const SHARED: &str = "off";
const DURABLE: &str = "on";

/// Starts and ends the server as it is told, and removes its files when standard input ends.
const KEEPER: &str = r#"
binaries=$1 folder=$2 durable=$3
while read -r order; do
    case $order in
        start)
            "$binaries/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off \
                -c synchronous_commit="$durable" -c max_connections=400 -c shared_buffers=64MB \
                -c wal_recycle=off >>"$folder/log" 2>&1 &
            server=$! ;;
        *)
            kill -"$order" "$server"
            wait "$server" ;;
    esac
    echo "$order"
done
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf "$folder"
"#;

impl Keeper {
    /// Gives an order, and waits until it is done.
    fn order(&mut self, order: &str) {
        let orders = self.orders.as_mut().expect("held until the end");
        writeln!(orders, "{order}").expect("the shell reads");
        let mut done = String::new();
        self.done.read_line(&mut done).expect("the shell answers");
        assert_eq!(done.trim(), order);
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.orders.take());
        let _ = self.child.wait();
    }
}

impl Server {
    /// A server of a test's own, which may be stopped without harm to the others. Every commit outlives its end. `None`
    /// where PostgreSQL is not installed; see [`server`].
    pub fn of_its_own() -> Option<Self> {
        server()?;
        Some(Self::make(binaries()?, DURABLE))
    }

    fn make(binaries: PathBuf, durable: &str) -> Self {
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
        let mut child = program(user, Path::new("sh"))
            .args(["-c", KEEPER, "keeper"])
            .arg(&binaries)
            .arg(&folder)
            .arg(durable)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell starts");
        let done = BufReader::new(child.stdout.take().expect("piped"));
        let keeper = Mutex::new(Keeper { orders: child.stdin.take(), child, done });
        let server = Self { folder, binaries, user, databases: AtomicU32::new(0), keeper };
        server.start();
        server
    }

    /// Starts it, and waits until it answers. It must not be running.
    pub fn start(&self) {
        self.order("start");
        self.wait();
    }

    /// Stops it as an administrator does: whoever is connected is cut off, and everything committed is kept.
    pub fn stop(&self) {
        self.order("INT");
    }

    /// Ends it at once, as a crash does; the next start recovers from its log.
    pub fn crash(&self) {
        self.order("QUIT");
    }

    /// Stops it and starts it again.
    pub fn restart(&self) {
        self.stop();
        self.start();
    }

    fn order(&self, order: &str) {
        self.keeper.lock().expect("no test panicked here").order(order);
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
