//! A clock that stands still until it is set.

use std::sync::Mutex;

use chrono::{DateTime, Duration, Utc};
use panelbot::service::Clock;

/// A clock that stands still until it is set.
#[derive(Debug)]
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    /// Stands at nine in the morning of 15 January 2027, UTC.
    pub fn new() -> Self {
        Self(Mutex::new("2027-01-15T09:00:00Z".parse().expect("a time")))
    }

    /// Lets time pass; backwards where it is less than nothing.
    pub fn pass(&self, time: Duration) {
        *self.0.lock().expect("no test panicked while it set the clock") += time;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("no test panicked while it set the clock")
    }
}
