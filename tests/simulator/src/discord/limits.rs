//! How fast Discord lets a bot go.

use std::collections::HashMap;
use std::time::Duration;

use super::refusal::Refusal;
use super::route::Route;

/// Requests a second over all paths that need the bot's token. Source: docs.discord.com, "Global Rate Limit".
const GLOBAL: Rate = Rate { most: 50, window: Duration::from_secs(1) };
/// Messages in one channel. Customary, not documented.
const CHANNEL: Rate = Rate { most: 5, window: Duration::from_secs(5) };
/// Messages through one interaction's token. Customary, not documented.
const WEBHOOK: Rate = Rate { most: 5, window: Duration::from_secs(2) };
/// Private channels opened with people whom the bot has not met. Discord names no figure; this one is modest.
const OPENING: Rate = Rate { most: 10, window: Duration::from_secs(10) };
/// How many buckets are kept before those that are over are cleared away.
const KEPT: usize = 10_000;

/// Whether the platform's own limits hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Limits {
    /// As fast as the machine can, for tests and benchmarks.
    #[default]
    None,
    /// 50 requests a second, 5 messages in 5 seconds in a channel, and bans.
    Real,
}

#[derive(Debug, Clone, Copy)]
struct Rate {
    most: u32,
    window: Duration,
}

#[derive(Debug, Clone, Copy)]
struct Bucket {
    from: Duration,
    used: u32,
}

impl Bucket {
    /// Counts one, or says how long to wait.
    fn take(&mut self, rate: Rate, now: Duration) -> Result<(), Duration> {
        if now >= self.from + rate.window {
            *self = Self { from: now, used: 0 };
        }
        if self.used >= rate.most {
            return Err((self.from + rate.window).saturating_sub(now));
        }
        self.used += 1;
        Ok(())
    }
}

/// What a limit is for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Send(u64),
    Edit(u64),
    Delete(u64),
    Webhook(String),
}

/// What the headers of an answer tell of its bucket.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Left {
    pub(crate) limit: u32,
    pub(crate) remaining: u32,
    pub(crate) reset_after: f64,
    pub(crate) bucket: &'static str,
}

/// Counts what has been asked for.
#[derive(Debug)]
pub(crate) struct Limiter {
    limits: Limits,
    global: Bucket,
    opening: Bucket,
    buckets: HashMap<Key, Bucket>,
}

impl Limiter {
    /// A limiter with empty buckets.
    pub(crate) fn new(limits: Limits) -> Self {
        let empty = Bucket { from: Duration::ZERO, used: 0 };
        Self { limits, global: empty, opening: empty, buckets: HashMap::new() }
    }

    /// Which limits hold.
    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// Counts one request, or says how long to wait. Windows are fixed: they start with their first request.
    pub(crate) fn count(&mut self, route: &Route, now: Duration) -> Result<Option<Left>, Refusal> {
        if self.limits == Limits::None {
            return Ok(None);
        }
        if !route.carries_token() {
            let wait = |left: Duration| Refusal::too_many(seconds(left), "global");
            self.global.take(GLOBAL, now).map_err(wait)?;
        }
        let Some((key, rate, name)) = bucket(route) else {
            return Ok(None);
        };
        if self.buckets.len() > KEPT {
            self.buckets.retain(|_, bucket| now < bucket.from + CHANNEL.window);
        }
        let bucket = self.buckets.entry(key).or_insert(Bucket { from: now, used: 0 });
        bucket.take(rate, now).map_err(|left| Refusal::too_many(seconds(left), "user"))?;
        Ok(Some(Left {
            limit: rate.most,
            remaining: rate.most - bucket.used,
            reset_after: seconds((bucket.from + rate.window).saturating_sub(now)),
            bucket: name,
        }))
    }

    /// Counts one channel opened with someone new.
    pub(crate) fn open(&mut self, now: Duration) -> Result<(), Refusal> {
        if self.limits == Limits::None {
            return Ok(());
        }
        let words = "You are opening direct messages too fast";
        self.opening.take(OPENING, now).map_err(|_| Refusal::new(400, 40003, words))
    }
}

fn bucket(route: &Route) -> Option<(Key, Rate, &'static str)> {
    Some(match route {
        Route::Send { channel } => (Key::Send(*channel), CHANNEL, "channel-send"),
        Route::Edit { channel, .. } => (Key::Edit(*channel), CHANNEL, "channel-edit"),
        Route::Delete { channel, .. } => (Key::Delete(*channel), CHANNEL, "channel-delete"),
        Route::FollowUp { token, .. }
        | Route::GetLater { token, .. }
        | Route::EditLater { token, .. }
        | Route::DeleteLater { token, .. } => (Key::Webhook(token.clone()), WEBHOOK, "webhook"),
        _ => return None,
    })
}

/// Rounded up to the millisecond, as Discord tells it: whoever waits so long is not refused again.
fn seconds(left: Duration) -> f64 {
    Duration::from_millis(u64::try_from(left.as_micros().div_ceil(1000)).unwrap_or(0)).as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(limiter: &mut Limiter, route: &Route, now: u64) -> usize {
        let now = Duration::from_millis(now);
        (0..100).filter(|_| limiter.count(route, now).is_ok()).count()
    }

    #[test]
    fn a_channel_takes_five_in_five_seconds() {
        let mut limiter = Limiter::new(Limits::Real);
        assert_eq!(passed(&mut limiter, &Route::Send { channel: 1 }, 0), 5);
        let mut limiter = Limiter::new(Limits::Real);
        for _ in 0..5 {
            assert!(limiter.count(&Route::Send { channel: 1 }, Duration::from_secs(1)).is_ok());
        }
        let refusal = limiter.count(&Route::Send { channel: 1 }, Duration::from_secs(2));
        assert_eq!(
            refusal.expect_err("too fast").wait.map(|w| (w.seconds, w.global)),
            Some((4.0, false))
        );
        assert_eq!(passed(&mut limiter, &Route::Send { channel: 1 }, 6000), 5);
    }

    #[test]
    fn fifty_a_second_over_all_channels_and_none_of_them_interactions() {
        let mut limiter = Limiter::new(Limits::Real);
        assert_eq!(passed(&mut limiter, &Route::Channel { channel: 1 }, 0), 50);
        let callback = Route::Callback { interaction: 1, token: "t".into() };
        assert_eq!(passed(&mut limiter, &callback, 0), 100);
        let later = Route::FollowUp { application: 1, token: "t".into() };
        assert_eq!(passed(&mut limiter, &later, 0), 5);
    }
}
