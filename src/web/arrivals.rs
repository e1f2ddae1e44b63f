//! Who has just come. The first form carries a value that stands for the newcomer, so that whoever posts it once more because
//! its answer was lost does not count twice. But whoever has seen the value, on a screen that others use too, is not that
//! person: it lets in only in the first minute, and never once the newcomer has gone on.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};

use crate::domain::Address;

/// How long the first form lets the same newcomer in once more.
const AGAIN_WITHIN: Duration = Duration::minutes(1);

/// Those who have come since this process began, as long as the value in their first page is theirs.
#[derive(Debug, Default)]
pub(super) struct Arrivals(Mutex<HashMap<Address, Arrival>>);

#[derive(Debug, Clone, Copy)]
struct Arrival {
    at: DateTime<Utc>,
    has_gone_on: bool,
}

impl Arrivals {
    /// Somebody has come, whose value lasts for so long; the others whose values are too old are forgotten.
    pub fn note(&self, address: &Address, now: DateTime<Utc>, lasts: Duration) {
        let mut arrivals = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        arrivals.retain(|_, arrival| now - arrival.at <= lasts);
        arrivals.entry(address.clone()).or_insert(Arrival { at: now, has_gone_on: false });
    }

    /// Somebody does something in a session of their own.
    pub fn go_on(&self, address: &Address) {
        let mut arrivals = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(arrival) = arrivals.get_mut(address) {
            arrival.has_gone_on = true;
        }
    }

    /// Whether the first form may let in once more whoever came by it. Of those who came before this process began nothing is
    /// known: they may, since a stop is when answers are lost.
    pub fn may_come_again(&self, address: &Address, now: DateTime<Utc>) -> bool {
        let arrivals = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        arrivals
            .get(address)
            .is_none_or(|arrival| !arrival.has_gone_on && now - arrival.at <= AGAIN_WITHIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Platform;

    #[test]
    fn the_first_form_lets_in_again_for_a_minute_and_until_the_newcomer_goes_on() {
        let (arrivals, now) = (Arrivals::default(), DateTime::UNIX_EPOCH);
        let came = |name: &str, at| {
            let address = Address { platform: Platform::Browser, external_id: name.to_owned() };
            arrivals.note(&address, at, Duration::minutes(15));
            address
        };
        let (ann, bo) = (came("ann", now), came("bo", now));
        assert!(arrivals.may_come_again(&ann, now + Duration::seconds(60)));
        assert!(!arrivals.may_come_again(&ann, now + Duration::seconds(61)));
        came("ann", now + Duration::minutes(5));
        assert!(!arrivals.may_come_again(&ann, now + Duration::minutes(5)), "the first time holds");
        arrivals.go_on(&bo);
        assert!(!arrivals.may_come_again(&bo, now));
    }
}
