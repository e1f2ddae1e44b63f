//! A PostgreSQL of its own from the installed programs, in a folder, as durable as it comes.

use std::os::unix::fs::chown;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, ensure};

/// What differs from PostgreSQL's own settings: no port, and room for a large database. Every commit is synced, as is
/// usual.
const SETTINGS: [&str; 4] =
    ["listen_addresses=", "shared_buffers=512MB", "max_wal_size=4GB", "checkpoint_timeout=15min"];

/// A running server; it stops when this is dropped.
pub struct Server {
    process: Child,
    /// The address of its database.
    pub url: String,
}

impl Server {
    /// Starts the server whose files lie in this folder, and makes it if it is not there.
    pub fn start(folder: &Path) -> Result<Self> {
        let user = (identity("-u", None)? == 0).then_some("postgres");
        if let Some(user) = user {
            chown(folder, Some(identity("-u", Some(user))?), Some(identity("-g", Some(user))?))?;
        }
        let data = folder.join("pg");
        let fresh = !data.exists();
        if fresh {
            let mut initdb = command(user, "initdb")?;
            initdb.args(["--username=panelbot", "--auth=trust", "--encoding=UTF8", "--no-locale"]);
            let made = initdb.arg("--pgdata").arg(&data).output()?;
            ensure!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        }
        let mut postgres = command(user, "postgres")?;
        postgres.arg("-D").arg(&data).arg("-k").arg(folder);
        for setting in SETTINGS {
            postgres.args(["-c", setting]);
        }
        let process = postgres.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let url = format!("postgres://panelbot@localhost/panelbot?host={}", folder.display());
        let server = Self { process, url };
        let psql = |sql: &str| -> Result<bool> {
            let mut psql = command(user, "psql")?;
            psql.args(["--no-psqlrc", "--quiet", "--username=panelbot", "postgres", "--host"]);
            Ok(psql.arg(folder).args(["--command", sql]).output()?.status.success())
        };
        while !psql("SELECT 1")? {
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        ensure!(!fresh || psql("CREATE DATABASE panelbot")?, "the database could not be made");
        Ok(server)
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-INT", &self.process.id().to_string()]).status();
        let _ = self.process.wait();
    }
}

/// One of the installed programs, run as someone whom it accepts: it refuses root.
fn command(user: Option<&str>, name: &str) -> Result<Command> {
    let program = installed(name)?;
    let Some(user) = user else { return Ok(Command::new(program)) };
    let mut command = Command::new("setpriv");
    command.args(["--reuid", user, "--regid", &identity("-g", Some(user))?.to_string()]);
    command.args(["--clear-groups", "--"]).arg(program).current_dir("/");
    Ok(command)
}

/// On the path, or where Debian and its kin keep it.
fn installed(name: &str) -> Result<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let usual = (13..=18).rev().map(|version| format!("/usr/lib/postgresql/{version}/bin").into());
    let mut folders = std::env::split_paths(&path).chain(usual);
    let found = folders.find_map(|folder| Some(folder.join(name)).filter(|file| file.exists()));
    found.with_context(|| format!("{name} is not installed"))
}

/// A number of a user, or of ourselves.
fn identity(which: &str, user: Option<&str>) -> Result<u32> {
    let output = Command::new("id").arg(which).args(user).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().parse()?)
}
