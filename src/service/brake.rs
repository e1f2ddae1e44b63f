//! A brake: how much may come from one place at once, and in a while. What a place is called is only ever known here, in memory,
//! as a number that is salted anew at each start, and forgotten once as much may come from there as at first.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash, RandomState};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};

/// How much may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many at once; 0 for no limit.
    pub at_once: u32,
    /// How many more each minute after that; 0 counts as 1.
    pub per_minute: u32,
}

/// What holds back.
pub struct Brake {
    salt: RandomState,
    places: Mutex<Places>,
}

/// When as much may come from each place as at first, and how many places there may be before that is gone through.
struct Places {
    full_at: HashMap<u64, DateTime<Utc>>,
    most: usize,
}

/// Fewest places before it is looked which can be forgotten.
const LOOKED_THROUGH_FROM: usize = 1024;

impl Brake {
    /// A brake that has held back nothing yet.
    #[must_use]
    pub fn new() -> Self {
        let places = Places { full_at: HashMap::new(), most: LOOKED_THROUGH_FROM };
        Self { salt: RandomState::new(), places: Mutex::new(places) }
    }

    /// Counts one more from a place, or says how long to wait.
    ///
    /// # Errors
    /// With how long, when enough have come from there.
    pub fn admit(&self, place: impl Hash, rate: Rate, now: DateTime<Utc>) -> Result<(), Duration> {
        self.look(place, rate, now, true)
    }

    /// Whether one more may come from a place. Counts nothing.
    ///
    /// # Errors
    /// With how long to wait, when enough have come from there.
    pub fn check(&self, place: impl Hash, rate: Rate, now: DateTime<Utc>) -> Result<(), Duration> {
        self.look(place, rate, now, false)
    }

    fn look(
        &self,
        place: impl Hash,
        rate: Rate,
        now: DateTime<Utc>,
        counts: bool,
    ) -> Result<(), Duration> {
        if rate.at_once == 0 {
            return Ok(());
        }
        let each = Duration::milliseconds(60_000 / i64::from(rate.per_minute.max(1)));
        let all = Duration::milliseconds(each.num_milliseconds() * i64::from(rate.at_once));
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        places.forget_the_full(now);
        let place = self.salt.hash_one(place);
        // A clock that was set back lets nobody wait longer than an empty one does.
        let full_at = places.full_at.get(&place).map_or(now, |at| (*at).clamp(now, now + all));
        let next = full_at + each;
        if next > now + all {
            return Err(next - now - all);
        }
        if counts {
            places.full_at.insert(place, next);
        }
        Ok(())
    }
}

impl Default for Brake {
    fn default() -> Self {
        Self::new()
    }
}

impl Places {
    fn forget_the_full(&mut self, now: DateTime<Utc>) {
        if self.full_at.len() >= self.most {
            self.full_at.retain(|_, full_at| *full_at > now);
            self.most = LOOKED_THROUGH_FROM.max(self.full_at.len() * 2);
        }
    }
}

/// Places tell nobody anything, not even where a state is written out to look for a mistake.
impl std::fmt::Debug for Brake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Brake").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Rate = Rate { at_once: 1, per_minute: 1 };

    #[test]
    fn some_come_at_once_and_after_them_one_a_minute() {
        let (brake, now) = (Brake::new(), DateTime::UNIX_EPOCH);
        let rate = Rate { at_once: 3, per_minute: 1 };
        let comes = |place: &str, after| brake.admit(place, rate, now + after);
        for _ in 0..3 {
            assert_eq!(comes("a", Duration::zero()), Ok(()));
        }
        assert_eq!(comes("a", Duration::zero()), Err(Duration::seconds(60)));
        assert_eq!(comes("a", Duration::seconds(45)), Err(Duration::seconds(15)));
        assert_eq!(comes("b", Duration::zero()), Ok(()), "another place");
        assert_eq!(comes("a", Duration::seconds(60)), Ok(()));
        assert!(comes("a", Duration::seconds(60)).is_err());
        let set_back = comes("a", Duration::days(-1));
        assert_eq!(set_back, Err(Duration::seconds(60)), "a clock that was set back");
    }

    #[test]
    fn looking_whether_one_may_come_counts_nothing() {
        let (brake, now) = (Brake::new(), DateTime::UNIX_EPOCH);
        for _ in 0..3 {
            assert_eq!(brake.check("a", ONE, now), Ok(()));
        }
        assert_eq!(brake.admit("a", ONE, now), Ok(()));
        assert_eq!(brake.check("a", ONE, now), Err(Duration::seconds(60)));
    }

    #[test]
    fn without_a_limit_all_come_and_places_are_forgotten() {
        let (brake, now) = (Brake::new(), DateTime::UNIX_EPOCH);
        for _ in 0..100 {
            assert!(brake.admit("a", Rate { at_once: 0, ..ONE }, now).is_ok());
        }
        for number in 0..5000_u32 {
            assert!(brake.admit(number, ONE, now + Duration::minutes(number.into())).is_ok());
        }
        let known = brake.places.lock().expect("free").full_at.len();
        assert!(known <= LOOKED_THROUGH_FROM, "{known}");
    }
}
