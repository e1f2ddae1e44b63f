//! How fast Telegram lets a bot send.

use std::collections::HashMap;
use std::time::Duration;

/// Messages a second over all chats. Source: core.telegram.org/bots/faq, "My bot is hitting limits".
const OVERALL_PER_SECOND: f64 = 30.0;
/// Messages a second in one chat, over time. Source: as above ("short bursts" may go over it).
const CHAT_PER_SECOND: f64 = 1.0;
/// How many may come at once in one chat before the rate holds. Telegram names no figure; this one is modest.
const CHAT_BURST: f64 = 4.0;

/// Whether the platform's own limits hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Limits {
    /// As fast as the machine can, for tests and benchmarks.
    #[default]
    None,
    /// 30 a second overall, 1 a second in a chat after a burst of 4.
    Real,
    /// So many times the real limit overall, for a rehearsal that takes so many times less.
    Times(u16),
}

impl Limits {
    /// Messages a second over all chats.
    fn overall(self) -> f64 {
        match self {
            Self::None => f64::INFINITY,
            Self::Real => OVERALL_PER_SECOND,
            Self::Times(times) => OVERALL_PER_SECOND * f64::from(times),
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    tokens: f64,
    at: Duration,
}

impl Bucket {
    fn fill(&mut self, rate: f64, most: f64, now: Duration) {
        let passed = now.saturating_sub(self.at).as_secs_f64();
        self.tokens = (self.tokens + passed * rate).min(most);
        self.at = now;
    }
}

/// Counts what has been sent.
#[derive(Debug)]
pub(crate) struct Limiter {
    limits: Limits,
    overall: Bucket,
    chats: HashMap<i64, Bucket>,
}

impl Limiter {
    /// A limiter with full buckets.
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            limits,
            overall: Bucket { tokens: limits.overall(), at: Duration::ZERO },
            chats: HashMap::new(),
        }
    }

    /// Counts one message to a chat, or says how many whole seconds to wait.
    pub(crate) fn send(&mut self, chat: i64, now: Duration) -> Result<(), u64> {
        if self.limits == Limits::None {
            return Ok(());
        }
        let rate = self.limits.overall();
        self.overall.fill(rate, rate, now);
        let bucket = self.chats.entry(chat).or_insert(Bucket { tokens: CHAT_BURST, at: now });
        bucket.fill(CHAT_PER_SECOND, CHAT_BURST, now);
        // A bucket is full or empty by less than a token: the wait is never more than a second.
        if self.overall.tokens < 1.0 || bucket.tokens < 1.0 {
            return Err(1);
        }
        self.overall.tokens -= 1.0;
        bucket.tokens -= 1.0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_takes_a_burst_of_four_and_then_one_a_second() {
        let mut limiter = Limiter::new(Limits::Real);
        for _ in 0..4 {
            assert_eq!(limiter.send(1, Duration::ZERO), Ok(()));
        }
        assert_eq!(limiter.send(1, Duration::from_millis(500)), Err(1));
        assert_eq!(limiter.send(2, Duration::from_millis(500)), Ok(()));
        assert_eq!(limiter.send(1, Duration::from_secs(1)), Ok(()));
        assert_eq!(limiter.send(1, Duration::from_millis(1100)), Err(1));
    }

    #[test]
    fn thirty_a_second_over_all_chats() {
        let mut limiter = Limiter::new(Limits::Real);
        let sent = (0..100).filter(|chat| limiter.send(*chat, Duration::ZERO).is_ok()).count();
        assert_eq!(sent, 30);
        let later = (100..200)
            .filter(|chat| limiter.send(*chat, Duration::from_millis(500)).is_ok())
            .count();
        assert_eq!(later, 15);
    }
}
