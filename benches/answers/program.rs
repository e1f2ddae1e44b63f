//! The real program, as a process of its own.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};

/// How long it may take until it serves.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program while it serves; killed when this is dropped.
pub struct Program {
    process: Child,
    /// How long it took from the start until its pages were served.
    pub ready_after: Duration,
}

/// What it is started with.
pub struct Settings<'a> {
    /// The program's file.
    pub program: &'a Path,
    /// Where its key and its log lie.
    pub folder: &'a Path,
    /// The database's address.
    pub database: &'a str,
    /// Where its platform is, as settings.
    pub platform: Vec<(&'static str, String)>,
}

impl Program {
    /// Starts it, and waits until its pages are served.
    pub fn start(settings: &Settings<'_>) -> Result<Self> {
        let listen = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let log = File::create(settings.folder.join("log"))?;
        let since = Instant::now();
        let process = Command::new(settings.program)
            .arg("run")
            .current_dir(settings.folder)
            .env("PANELBOT_DATABASE__URL", settings.database)
            .env("PANELBOT_DATABASE__KEY_FILE", settings.folder.join("panelbot.key"))
            .envs(settings.platform.iter().map(|(name, value)| (name, value)))
            .env("PANELBOT_WEB__LISTEN", listen.to_string())
            .env("PANELBOT_LOG__LEVEL", "warn")
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let mut program = Self { process, ready_after: Duration::ZERO };
        while !is_healthy(listen) {
            ensure!(program.process.try_wait()?.is_none(), "the program ended: see its log");
            ensure!(since.elapsed() < PATIENCE, "the program does not serve");
            std::thread::sleep(Duration::from_millis(2));
        }
        program.ready_after = since.elapsed();
        Ok(program)
    }

    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Tells it to stop, and waits until it has.
    pub fn stop(mut self) -> Result<()> {
        Command::new("kill").args(["-TERM", &self.pid().to_string()]).status()?;
        ensure!(self.process.wait()?.success(), "the program did not stop cleanly");
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn is_healthy(listen: SocketAddr) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut line = TcpStream::connect(listen)?;
        line.write_all(b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        line.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}
