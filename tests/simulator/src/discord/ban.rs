//! The ban of an address that asks for too much of what it cannot have.

use std::time::Duration;

use super::limits::Limits;

/// Answers 401, 403 and 429 in ten minutes. Source: docs.discord.com, "Invalid Request Limit aka Cloudflare Bans".
pub(crate) const AFTER: u64 = 10_000;
const WINDOW: Duration = Duration::from_mins(10);
/// How long it holds. Discord names no figure; an hour is what people report.
const HOLDS: Duration = Duration::from_hours(1);

/// Counts invalid requests in windows of ten minutes.
#[derive(Debug)]
pub(crate) struct Ban {
    limits: Limits,
    after: u64,
    window: Duration,
    until: Duration,
    pub(crate) count: u64,
    /// When each was given.
    pub(crate) times: Vec<Duration>,
}

impl Ban {
    pub(crate) fn new(limits: Limits, after: u64) -> Self {
        Self {
            limits,
            after,
            window: Duration::ZERO,
            until: Duration::ZERO,
            count: 0,
            times: Vec::new(),
        }
    }

    /// Counts one answer. Those of scope `shared` do not count.
    pub(crate) fn count(&mut self, status: u16, shared: bool, now: Duration) {
        if shared || !matches!(status, 401 | 403 | 429) {
            return;
        }
        if now >= self.window + WINDOW {
            self.window = now;
            self.count = 0;
        }
        self.count += 1;
        self.times.push(now);
        if self.limits == Limits::Real && self.count > self.after {
            self.until = now + HOLDS;
        }
    }

    /// How long the ban holds from now.
    pub(crate) fn holds(&self, now: Duration) -> Option<Duration> {
        self.until.checked_sub(now).filter(|left| !left.is_zero())
    }
}
