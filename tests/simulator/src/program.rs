//! The program under rehearsal as a child process: killed without warning, and started again as a supervisor would.

use std::process::{Child, Command};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::time::Instant;

/// How long the program may take to serve its pages after a start, over all tries.
const SERVES_WITHIN: Duration = Duration::from_mins(1);
/// A supervisor's pause before it starts again what ended by itself.
const PAUSE: Duration = Duration::from_millis(200);
/// Between two looks whether it serves.
const LOOK: Duration = Duration::from_millis(20);

/// A running program. It is killed when this is dropped.
pub struct Program {
    make: Box<dyn Fn() -> Command + Send + Sync>,
    base: String,
    child: Child,
    client: reqwest::Client,
    /// How many times it ended by itself and was started again.
    pub ended_by_itself: usize,
}

impl Program {
    /// Starts it: `make` gives the command for every start, `base` is the address of its pages.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn start(make: impl Fn() -> Command + Send + Sync + 'static, base: &str) -> Result<Self> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().timeout(Duration::from_secs(5)).build()?;
        let child = make().spawn().context("the program cannot be started")?;
        let base = base.to_owned();
        Ok(Self { make: Box::new(make), base, child, client, ended_by_itself: 0 })
    }

    /// Kills it without warning (`kill -9`) and starts it again at once; returns when it serves its pages.
    ///
    /// # Errors
    /// When it cannot be started, or does not serve within a minute.
    pub async fn kill_and_restart(&mut self) -> Result<()> {
        self.end();
        self.child = (self.make)().spawn().context("the program cannot be started")?;
        self.serves().await
    }

    /// Waits until it serves its pages; started again when it has ended by itself.
    ///
    /// # Errors
    /// When it does not within a minute.
    pub async fn serves(&mut self) -> Result<()> {
        let until = Instant::now() + SERVES_WITHIN;
        while Instant::now() < until {
            if self.client.get(&self.base).send().await.is_ok() {
                return Ok(());
            }
            if self.child.try_wait()?.is_some() {
                self.ended_by_itself += 1;
                tokio::time::sleep(PAUSE).await;
                self.child = (self.make)().spawn().context("the program cannot be started")?;
            }
            tokio::time::sleep(LOOK).await;
        }
        bail!("the program does not serve {} within {SERVES_WITHIN:?}", self.base)
    }

    /// The process's number, for as long as it is not started again.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has ended by itself since its last start.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    fn end(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.end();
    }
}
