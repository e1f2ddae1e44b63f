//! A mixture of faults of a test's own choice, for requests that act.

use std::time::Duration;

use rand::RngExt;
use rand::rngs::StdRng;

use super::faults::Fault;

/// How long a storm lasts: everything that comes meanwhile is answered 429.
const STORM: Duration = Duration::from_secs(1);

/// Shares of the requests that act, each from 0 to 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Mixture {
    /// Answered 429 with `retry_after` 1, in storms of a second in which all are.
    pub too_many: f64,
    /// Answered 502, nothing done.
    pub bad_gateway: f64,
    /// Done, and then the connection is cut, or, every other time, the answer never comes.
    pub lost: f64,
}

/// Draws from a mixture.
#[derive(Debug)]
pub(crate) struct Trouble {
    mixture: Mixture,
    acted: f64,
    refused: f64,
    /// As many refusals as are owed before the next storm.
    size: f64,
    storm_until: Option<Duration>,
    silent: bool,
}

impl Trouble {
    pub(crate) fn new(mixture: Mixture) -> Self {
        Self { mixture, acted: 0.0, refused: 0.0, size: 5.0, storm_until: None, silent: false }
    }

    /// What happens to the next request.
    pub(crate) fn draw(&mut self, random: &mut StdRng, now: Duration) -> Option<Fault> {
        self.acted += 1.0;
        if self.storm(random, now) {
            self.refused += 1.0;
            return Some(Fault::TooMany);
        }
        let drawn: f64 = random.random_range(0.0..1.0);
        if drawn < self.mixture.bad_gateway {
            return Some(Fault::BadGateway);
        }
        (drawn < self.mixture.bad_gateway + self.mixture.lost).then(|| {
            self.silent = !self.silent;
            if self.silent { Fault::CutAfter } else { Fault::NoAnswer }
        })
    }

    /// Whether there is a storm. One begins when so many refusals are owed that they make one.
    fn storm(&mut self, random: &mut StdRng, now: Duration) -> bool {
        let owed = self.mixture.too_many * self.acted - self.refused;
        if self.storm_until.is_none_or(|until| until <= now) && owed >= self.size {
            self.storm_until = Some(now + STORM);
            self.size = f64::from(random.random_range(2_u8..30));
        }
        self.storm_until.is_some_and(|until| now < until)
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn each_fault_comes_as_often_as_asked_for_and_429_in_storms() {
        let mixture = Mixture { too_many: 0.01, bad_gateway: 0.01, lost: 0.005 };
        let (mut trouble, mut random) = (Trouble::new(mixture), StdRng::seed_from_u64(7));
        let draw = |nth: u64| trouble.draw(&mut random, Duration::from_millis(nth * 100));
        let drawn: Vec<_> = (0..100_000).map(draw).collect();
        let count = |fits: fn(&Fault) -> bool| {
            let hit = drawn.iter().flatten().filter(|fault| fits(fault)).count();
            f64::from(u32::try_from(hit).expect("few"))
        };
        assert!((800.0..1200.0).contains(&count(|fault| *fault == Fault::TooMany)));
        assert!((800.0..1200.0).contains(&count(|fault| *fault == Fault::BadGateway)));
        assert!((200.0..300.0).contains(&count(|fault| *fault == Fault::CutAfter)));
        assert!((200.0..300.0).contains(&count(|fault| *fault == Fault::NoAnswer)));
        let first = drawn.iter().position(|one| *one == Some(Fault::TooMany)).expect("one");
        assert!(drawn[first..first + 10].iter().all(|one| *one == Some(Fault::TooMany)));
    }
}
