//! Whether the clock can be trusted: what it alone brings about waits until it has gone evenly for a while.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;

/// For how long the clock must have gone as time does before anything is erased or sent by it: a clock that stands a year ahead
/// for a minute, as after a start without network, must cost nobody their place.
const TRUSTED_AFTER: Duration = Duration::from_mins(10);

/// How far the clock may be set between two looks and still be trusted.
const LEAP: TimeDelta = TimeDelta::minutes(2);

/// Compares the clock with one that cannot be set.
pub(super) struct Trust {
    /// The last look: the clock's time, and the other's.
    seen: (DateTime<Utc>, Instant),
    /// Since when both have agreed.
    since: Instant,
}

impl Trust {
    /// Begins with both as they are.
    pub fn new(clock: DateTime<Utc>, steady: Instant) -> Self {
        Self { seen: (clock, steady), since: steady }
    }

    /// Looks at both; `Some` with how far the clock leapt, when it did.
    pub fn look(&mut self, clock: DateTime<Utc>, steady: Instant) -> Option<TimeDelta> {
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

    /// Whether both have agreed for long enough.
    pub fn is_earned(&self, steady: Instant) -> bool {
        steady - self.since >= TRUSTED_AFTER
    }
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
