//! Trying again while a platform is out of reach.

use std::time::Duration;

/// Waits longer after each failure in a row, and says so once.
#[derive(Debug)]
pub(super) struct Patience {
    platform: &'static str,
    failures: u32,
}

impl Patience {
    /// The longest wait.
    const MOST: Duration = Duration::from_secs(30);

    /// With a platform, by the name that an operator reads.
    pub(super) const fn new(platform: &'static str) -> Self {
        Self { platform, failures: 0 }
    }

    /// Waits: as long as the platform said, if it did.
    pub(super) async fn wait(&mut self, reason: &str, told: Option<Duration>) {
        let platform = self.platform;
        if self.failures == 0 {
            tracing::warn!(reason, "{platform} does not answer; trying again until it does");
        }
        let own = Duration::from_millis(500) * 2_u32.pow(self.failures.min(6));
        self.failures += 1;
        tokio::time::sleep(told.unwrap_or(Self::MOST.min(own))).await;
    }

    /// Notes that the platform answers.
    pub(super) fn over(&mut self) {
        if self.failures > 0 {
            let platform = self.platform;
            tracing::info!(failures = self.failures, "{platform} answers again");
        }
        self.failures = 0;
    }
}
