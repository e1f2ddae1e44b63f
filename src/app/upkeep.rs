//! What time brings about, every hour, once the clock can be trusted.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::service::{Desk, Error, Upkeep};
use crate::store::Store;

/// How long between two runs. A round that is past its time is not answered any more, whether or not this has run.
const EVERY: Duration = Duration::from_hours(1);

/// How long between two looks at the clock.
const LOOK: Duration = Duration::from_secs(10);

/// For how long the clock must have gone as time does before anything is erased by it: a clock that stands a year ahead
/// for a minute, as after a start without network, must cost nobody their place.
const TRUSTED_AFTER: Duration = Duration::from_mins(10);

/// How far the clock may be set between two looks and still be trusted.
const LEAP: TimeDelta = TimeDelta::minutes(2);

/// Compares the clock with one that cannot be set.
struct Trust {
    /// The last look: the clock's time, and the other's.
    seen: (DateTime<Utc>, Instant),
    /// Since when both have agreed.
    since: Instant,
}

impl Trust {
    fn new(clock: DateTime<Utc>, steady: Instant) -> Self {
        Self { seen: (clock, steady), since: steady }
    }

    /// Looks at both; `Some` with how far the clock leapt, when it did.
    fn look(&mut self, clock: DateTime<Utc>, steady: Instant) -> Option<TimeDelta> {
        let (clock_before, steady_before) = self.seen;
        self.seen = (clock, steady);
        let passed = TimeDelta::from_std(steady - steady_before).unwrap_or(TimeDelta::MAX);
        let leap = (clock - clock_before) - passed;
        let leapt = leap.abs() > LEAP;
        if leapt {
            self.since = steady;
        }
        leapt.then_some(leap)
    }

    fn is_earned(&self, steady: Instant) -> bool {
        steady - self.since >= TRUSTED_AFTER
    }
}

/// Does what is due, again and again until told to stop.
pub async fn run(desk: Desk, stop: CancellationToken) {
    let mut trust = Trust::new(desk.now(), Instant::now());
    let mut due = Instant::now();
    while stop.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_some() {
        let now = Instant::now();
        if let Some(leap) = trust.look(desk.now(), now) {
            tracing::warn!(
                seconds = leap.num_seconds(),
                "the clock was set, or the machine slept; nothing is closed or erased until it has gone evenly for 10 minutes"
            );
        }
        if now >= due && trust.is_earned(now) {
            match desk.upkeep().await {
                Ok(done) => {
                    tell(done);
                    due = now + EVERY;
                }
                Err(error) => due = now + after(&error),
            }
        }
    }
}

/// How long between two looks at SQLite's write-ahead log. In this time it grows by some MB under full load.
const CHECKPOINT_EVERY: Duration = Duration::from_secs(1);

/// Keeps SQLite's write-ahead log short until told to stop, so that no one who writes has to wait for that.
pub async fn keep_log_short(store: Store, stop: CancellationToken) {
    while stop.run_until_cancelled(tokio::time::sleep(CHECKPOINT_EVERY)).await.is_some() {
        if let Err(error) = store.checkpoint().await {
            // The writer does it itself before long, and says so if it cannot.
            tracing::debug!(%error, "SQLite's log could not be emptied");
        }
    }
}

/// When to try again after the upkeep was not done.
fn after(error: &Error) -> Duration {
    if error.passes() {
        return LOOK;
    }
    tracing::error!(%error, "the upkeep was not done; it is tried again in an hour");
    EVERY
}

fn tell(done: Upkeep) {
    if done == Upkeep::default() {
        return;
    }
    tracing::info!(
        closed = done.closed,
        sealed = done.sealed,
        guests_erased = done.guests_erased,
        inactive_erased = done.inactive_erased,
        strangers_erased = done.strangers_erased,
        updates_forgotten = done.updates_forgotten,
        set_aside_erased = done.set_aside_erased,
        link_codes_erased = done.link_codes_erased,
        unseen_given_up = done.unseen_given_up,
        broadcasts_forgotten = done.broadcasts_forgotten,
        "upkeep"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both clocks go on by this, and the one that can be set by that.
    fn pass(trust: &mut Trust, seconds: u64, set_by: TimeDelta) -> bool {
        let (clock, steady) = trust.seen;
        let passed = Duration::from_secs(seconds);
        let clock = clock + TimeDelta::from_std(passed).expect("short") + set_by;
        trust.look(clock, steady + passed).is_some()
    }

    fn is_earned(trust: &Trust) -> bool {
        trust.is_earned(trust.seen.1)
    }

    #[tokio::test]
    async fn a_clock_is_trusted_once_it_has_gone_evenly_for_ten_minutes() {
        let mut trust = Trust::new(DateTime::UNIX_EPOCH, Instant::now());
        assert!(!is_earned(&trust), "not at the start");
        assert!(!pass(&mut trust, 599, TimeDelta::zero()));
        assert!(!is_earned(&trust));
        assert!(!pass(&mut trust, 1, TimeDelta::seconds(3)), "a clock is put right by a little");
        assert!(is_earned(&trust));
    }

    #[tokio::test]
    async fn a_clock_that_is_a_year_ahead_for_a_minute_is_not_acted_on() {
        let mut trust = Trust::new(DateTime::UNIX_EPOCH, Instant::now());
        pass(&mut trust, 3600, TimeDelta::zero());
        assert!(is_earned(&trust));
        assert!(pass(&mut trust, 10, TimeDelta::days(365)));
        assert!(!is_earned(&trust));
        assert!(!pass(&mut trust, 60, TimeDelta::zero()));
        assert!(pass(&mut trust, 10, TimeDelta::days(-365)), "and back");
        assert!(!pass(&mut trust, 540, TimeDelta::zero()));
        assert!(!is_earned(&trust));
        assert!(!pass(&mut trust, 60, TimeDelta::zero()));
        assert!(is_earned(&trust));
    }
}
