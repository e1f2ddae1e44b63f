//! How fast messages may leave.

use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use tokio::time::Instant;

use crate::domain::Address;

/// How fast a platform is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Messages a second in all; `None` for as fast as the machine can.
    pub per_second: Option<NonZeroU32>,
    /// Messages a second to one address; `None` for no limit.
    pub per_second_each: Option<NonZeroU32>,
    /// How many may leave for one address at once, before the rate holds.
    pub burst_each: NonZeroU32,
}

impl Default for Limits {
    /// Telegram's "30 messages per second" with a sixth left free, and its "one message per second" in one chat with a
    /// "short burst". <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>
    fn default() -> Self {
        Self {
            per_second: NonZeroU32::new(25),
            per_second_each: Some(NonZeroU32::MIN),
            burst_each: BURST_EACH,
        }
    }
}

impl Limits {
    /// No limit at all, for benchmarks.
    #[must_use]
    pub const fn none() -> Self {
        Self { per_second: None, per_second_each: None, burst_each: NonZeroU32::MIN }
    }
}

const BURST_EACH: NonZeroU32 = NonZeroU32::new(3).expect("3 is not 0");

/// How many may leave at once over all addresses: few, so that any one second stays within the platform's limit.
const BURST: NonZeroU32 = NonZeroU32::new(5).expect("5 is not 0");

/// From how many remembered addresses on the ones that have been quiet are forgotten.
const REMEMBERED: usize = 4096;

/// The runtime's own clock, so that tests can let time pass.
#[derive(Debug, Clone)]
struct Ticks(Instant);

impl governor::clock::Clock for Ticks {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.0.elapsed()
    }
}

type Overall = RateLimiter<NotKeyed, InMemoryState, Ticks, NoOpMiddleware<Duration>>;
type Each = RateLimiter<Address, DashMapStateStore<Address>, Ticks, NoOpMiddleware<Duration>>;

/// Gives each message its turn.
#[derive(Debug)]
pub(super) struct Pace {
    ticks: Ticks,
    overall: Option<Overall>,
    each: Option<Each>,
    /// Whoever waits for the overall rate holds this, so turns come in the order in which they were asked for. A second
    /// lane asks here too, and stands back while someone of the first lane waits.
    turn: tokio::sync::Mutex<()>,
    flood: Mutex<Flood>,
}

/// What the platform said last about going too fast.
#[derive(Debug, Default)]
struct Flood {
    last: Option<(Address, Instant)>,
    paused_until: Option<Instant>,
}

impl Pace {
    pub(super) fn new(limits: Limits) -> Self {
        let ticks = Ticks(Instant::now());
        let overall = limits.per_second.map(|rate| {
            let quota = Quota::per_second(rate).allow_burst(BURST);
            RateLimiter::direct_with_clock(quota, ticks.clone())
        });
        let each = limits.per_second_each.map(|rate| {
            let quota = Quota::per_second(rate).allow_burst(limits.burst_each);
            RateLimiter::dashmap_with_clock(quota, ticks.clone())
        });
        Self { ticks, overall, each, turn: tokio::sync::Mutex::default(), flood: Mutex::default() }
    }

    /// Waits until one more message may leave for this address.
    pub(super) async fn turn(&self, address: &Address) {
        if let Some(each) = &self.each {
            if each.len() > REMEMBERED {
                each.retain_recent();
            }
            while let Err(early) = each.check_key(address) {
                tokio::time::sleep(early.wait_time_from(self.ticks.now())).await;
            }
        }
        let _turn = self.turn.lock().await;
        while let Some(until) = self.pause() {
            tokio::time::sleep_until(until).await;
        }
        if let Some(overall) = &self.overall {
            while let Err(early) = overall.check() {
                tokio::time::sleep(early.wait_time_from(self.ticks.now())).await;
            }
        }
    }

    /// Notes that the platform refused a message to this address until then. It does not say whether the address or the
    /// whole bot goes too fast: when a second address is refused while the first still waits, it is the bot, and all
    /// wait.
    pub(super) fn flooded(&self, address: &Address, wait: Duration) {
        let now = Instant::now();
        let until = now + wait;
        let mut flood = self.flood.lock().unwrap_or_else(PoisonError::into_inner);
        let another =
            flood.last.as_ref().is_some_and(|(other, end)| other != address && *end > now);
        if another {
            flood.paused_until = flood.paused_until.max(Some(until));
        }
        flood.last = Some((address.clone(), until));
    }

    fn pause(&self) -> Option<Instant> {
        let flood = self.flood.lock().unwrap_or_else(PoisonError::into_inner);
        flood.paused_until.filter(|until| *until > Instant::now())
    }
}
