//! The real program at one task, in a process of its own, looked at from outside until it ends.

use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

use super::process;

/// How often its memory is read. The system keeps the most that there was, until the process ends.
const EVERY: Duration = Duration::from_millis(2);

/// What a task took.
pub struct Took {
    /// From its start to its end.
    pub time: Duration,
    /// The most memory that it had, in MB.
    pub memory_mb: f64,
}

/// Runs the program with these arguments on this database.
pub fn run(program: &Path, folder: &Path, url: &str, arguments: &[&str]) -> Result<Took> {
    let log = File::create(folder.join("log"))?;
    let since = Instant::now();
    let mut task = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("PANELBOT_DATABASE__URL", url)
        .env("PANELBOT_DATABASE__KEY_FILE", folder.join("panelbot.key"))
        .stdout(log.try_clone()?)
        .stderr(log)
        .spawn()?;
    let mut memory_mb = 0.0;
    let status = loop {
        if let Some(status) = task.try_wait()? {
            break status;
        }
        // What has just ended has no memory any more.
        memory_mb = process::most_memory_mb(task.id()).unwrap_or(memory_mb);
        std::thread::sleep(EVERY);
    };
    ensure!(status.success(), "{arguments:?} failed: see the log in the folder");
    Ok(Took { time: since.elapsed(), memory_mb })
}
