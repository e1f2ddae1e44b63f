//! How fast messages may leave.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use tokio::sync::watch;
use tokio::time::Instant;

use super::bulk::CLAIM;
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
    /// Copies of broadcasts a second, within those in all; `None` for no other limit than that.
    pub bulk_per_second: Option<NonZeroU32>,
}

impl Default for Limits {
    /// Telegram's "30 messages per second" with a sixth left free, and its "one message per second" in one chat with a
    /// "short burst". What goes to many leaves a fifth of the 30 free. <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>
    fn default() -> Self {
        Self {
            per_second: NonZeroU32::new(25),
            per_second_each: Some(NonZeroU32::MIN),
            burst_each: BURST_EACH,
            bulk_per_second: NonZeroU32::new(24),
        }
    }
}

impl Limits {
    /// No limit at all, for benchmarks.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            per_second: None,
            per_second_each: None,
            burst_each: NonZeroU32::MIN,
            bulk_per_second: None,
        }
    }
}

const BURST_EACH: NonZeroU32 = NonZeroU32::new(3).expect("3 is not 0");

/// How many may leave at once, over all addresses: a twelfth of what leaves in a second. Whoever is late by that much loses no
/// turn, and what leaves together after a pause stays well below a limit that is a fifth above the rate, though the network
/// brings it closer together.
fn burst(rate: NonZeroU32) -> NonZeroU32 {
    NonZeroU32::new(rate.get() / 12).unwrap_or(NonZeroU32::MIN)
}

/// How many copies that have lost their turn, since something held them up, may be made good for: what leaves in half a second.
/// They leave within the rate over all, which is a little above their own, so never many at once.
fn made_good(rate: NonZeroU32) -> NonZeroU32 {
    NonZeroU32::new(rate.get() / 2).unwrap_or(NonZeroU32::MIN)
}

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
    bulk: Option<Overall>,
    ahead: usize,
    /// A turn among what goes to many has been taken, and none over all yet.
    bulk_half: AtomicBool,
    /// Whoever waits for the overall rate holds this, so turns come in the order in which they were asked for.
    turn: tokio::sync::Mutex<()>,
    /// How many replies wait for the overall rate. While one does, nothing that goes to many takes a turn.
    replies: watch::Sender<usize>,
    flood: Mutex<Flood>,
}

/// What the platform said last about going too fast.
#[derive(Debug, Default)]
struct Flood {
    last: Option<(Address, Instant)>,
    paused_until: Option<Instant>,
}

/// One reply that waits, counted while this lives.
struct Waiting<'a>(&'a watch::Sender<usize>);

impl<'a> Waiting<'a> {
    fn new(replies: &'a watch::Sender<usize>) -> Self {
        replies.send_modify(|count| *count += 1);
        Self(replies)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count -= 1);
    }
}

impl Pace {
    pub(super) fn new(limits: Limits) -> Self {
        let ticks = Ticks(Instant::now());
        let overall = limits.per_second.map(|rate| {
            let quota = Quota::per_second(rate).allow_burst(burst(rate));
            RateLimiter::direct_with_clock(quota, ticks.clone())
        });
        let each = limits.per_second_each.map(|rate| {
            let quota = Quota::per_second(rate).allow_burst(limits.burst_each);
            RateLimiter::dashmap_with_clock(quota, ticks.clone())
        });
        let slowest = limits.bulk_per_second.into_iter().chain(limits.per_second).min();
        let ahead = slowest.map_or(CLAIM, |rate| burst(rate).get() as usize);
        let bulk = limits.bulk_per_second.map(|rate| {
            let is_held = limits.per_second.is_some();
            let at_once = if is_held { made_good(rate) } else { burst(rate) };
            let quota = Quota::per_second(rate).allow_burst(at_once);
            RateLimiter::direct_with_clock(quota, ticks.clone())
        });
        Self {
            ticks,
            overall,
            each,
            bulk,
            ahead,
            bulk_half: AtomicBool::new(false),
            turn: tokio::sync::Mutex::default(),
            replies: watch::Sender::new(0),
            flood: Mutex::default(),
        }
    }

    /// Waits until one more reply may leave for this address.
    pub(super) async fn turn(&self, address: &Address) {
        while let Err(wait) = self.turn_there(address) {
            tokio::time::sleep(wait).await;
        }
        let _waiting = Waiting::new(&self.replies);
        let _turn = self.turn.lock().await;
        while let Err(wait) = self.turn_overall() {
            tokio::time::sleep(wait).await;
        }
    }

    /// Takes a turn for this address, or says how long until there is one.
    pub(super) fn turn_there(&self, address: &Address) -> Result<(), Duration> {
        let Some(each) = &self.each else { return Ok(()) };
        if each.len() > REMEMBERED {
            each.retain_recent();
        }
        each.check_key(address).map_err(|early| early.wait_time_from(self.ticks.now()))
    }

    /// How many turns for what goes to many may be taken ahead of what leaves, so that taking them does not wait for a write:
    /// as many as the rate lets leave at once, since both can come together within one second.
    pub(super) fn turns_ahead(&self) -> usize {
        self.ahead
    }

    /// Waits for a turn for something that goes to many. One caller at a time.
    pub(super) async fn wait_for_bulk_turn(&self) {
        while let Err(wait) = self.bulk_turn() {
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
                None => self.replies_left().await,
            }
        }
    }

    /// Takes a turn for something that goes to many, or says how long until there may be one: `None` is until the replies
    /// that wait have left.
    fn bulk_turn(&self) -> Result<(), Option<Duration>> {
        if *self.replies.borrow() > 0 {
            return Err(None);
        }
        if let Some(bulk) = &self.bulk
            && !self.bulk_half.load(Ordering::Relaxed)
        {
            bulk.check().map_err(|early| Some(early.wait_time_from(self.ticks.now())))?;
            self.bulk_half.store(true, Ordering::Relaxed);
        }
        self.turn_overall().map_err(Some)?;
        self.bulk_half.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Waits until no reply waits.
    async fn replies_left(&self) {
        let mut replies = self.replies.subscribe();
        let _ = replies.wait_for(|count| *count == 0).await;
    }

    fn turn_overall(&self) -> Result<(), Duration> {
        if let Some(until) = self.pause() {
            return Err(until.saturating_duration_since(Instant::now()));
        }
        match &self.overall {
            Some(overall) => {
                overall.check().map_err(|early| early.wait_time_from(self.ticks.now()))
            }
            None => Ok(()),
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
