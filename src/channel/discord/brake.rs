//! A brake for when Discord keeps saying no.
//!
//! "10,000 invalid requests per 10 minutes" (answers 401, 403 and 429) shut an address out.
//! <https://docs.discord.com/developers/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans>

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// So many no a second are let pass: less than half of what is allowed.
const PER_SECOND: f64 = 8.0;

/// Counts how often Discord said no, and makes whoever sends wait when it was often.
#[derive(Debug)]
pub(super) struct Brake(Mutex<Level>);

/// A vessel that each no fills, and that runs out with time.
#[derive(Debug)]
struct Level {
    full: f64,
    at: Instant,
}

impl Brake {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Level { full: 0.0, at: Instant::now() }))
    }

    /// Notes one no.
    pub(super) fn note(&self) {
        self.level().full += 1.0;
    }

    /// Waits until one more request may leave.
    pub(super) async fn wait(&self) {
        loop {
            let over = self.level().full - PER_SECOND;
            if over < 0.0 {
                return;
            }
            tokio::time::sleep(Duration::from_secs_f64((over + 1.0) / PER_SECOND)).await;
        }
    }

    fn level(&self) -> MutexGuard<'_, Level> {
        let mut level = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        level.full = (level.full - (now - level.at).as_secs_f64() * PER_SECOND).max(0.0);
        level.at = now;
        level
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_more_than_eight_no_a_second_in_the_long_run() {
        let (brake, start) = (Brake::new(), Instant::now());
        for _ in 0..800 {
            brake.wait().await;
            brake.note();
        }
        assert!(start.elapsed() >= Duration::from_secs(98), "{:?}", start.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_single_no_holds_nothing_up() {
        let (brake, start) = (Brake::new(), Instant::now());
        brake.note();
        brake.wait().await;
        assert_eq!(start.elapsed(), Duration::ZERO);
    }
}
