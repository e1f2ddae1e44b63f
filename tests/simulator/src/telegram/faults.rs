//! What goes wrong between a bot and Telegram, drawn from a seed.

use std::collections::BTreeMap;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::trouble::Trouble;

/// One thing that goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// 429 with `retry_after` 1, nothing done.
    TooMany,
    /// 502 with an HTML page, nothing done.
    BadGateway,
    /// The connection is cut before anything is done.
    CutBefore,
    /// It is done, and then the connection is cut.
    CutAfter,
    /// It is done, and the answer never comes.
    NoAnswer,
    /// It is done, and the answer is slow.
    Slow(Duration),
    /// A confirmed update is delivered again.
    Repeat,
}

impl Fault {
    fn name(self) -> &'static str {
        match self {
            Self::TooMany => "429",
            Self::BadGateway => "502 with HTML",
            Self::CutBefore => "cut before handling",
            Self::CutAfter => "cut after handling",
            Self::NoAnswer => "no answer after handling",
            Self::Slow(_) => "slow answer",
            Self::Repeat => "update delivered twice",
        }
    }
}

/// Draws faults for a share of all requests.
#[derive(Debug)]
pub(crate) struct Faults {
    share: f64,
    trouble: Option<Trouble>,
    random: StdRng,
    next: Option<Fault>,
    pub(crate) counts: BTreeMap<&'static str, u64>,
}

impl Faults {
    /// `share` of all requests, from 0 to 1, meet a fault.
    pub(crate) fn new(share: f64, seed: u64) -> Self {
        Self {
            share: share.clamp(0.0, 1.0),
            trouble: None,
            random: StdRng::seed_from_u64(seed),
            next: None,
            counts: BTreeMap::new(),
        }
    }

    /// Whatever acts meets these faults, in the place of the usual ones.
    pub(crate) fn with(self, trouble: Option<Trouble>) -> Self {
        Self { trouble, ..self }
    }

    /// The next request that can meet a fault meets this one.
    pub(crate) fn plan(&mut self, fault: Fault) {
        self.next = Some(fault);
    }

    /// What happens to a call of this method (in lower case) at this time. `getMe` is always well.
    pub(crate) fn draw(&mut self, method: &str, now: Duration) -> Option<Fault> {
        if method == "getme" {
            return None;
        }
        let polling = method == "getupdates";
        let planned = self
            .next
            .is_some_and(|fault| (fault == Fault::Repeat) == polling)
            .then(|| self.next.take())
            .flatten();
        let fault = match planned {
            Some(fault) => fault,
            None if !polling && self.trouble.is_some() => {
                self.trouble.as_mut()?.draw(&mut self.random, now)?
            }
            None if !self.random.random_bool(self.share) => return None,
            None if polling => self.while_polling(),
            None => self.while_acting(),
        };
        *self.counts.entry(fault.name()).or_default() += 1;
        Some(fault)
    }

    /// A poll is disturbed less: clients sleep for ten seconds after a 502, and everyone would wait.
    fn while_polling(&mut self) -> Fault {
        match self.random.random_range(0..40) {
            0 => Fault::BadGateway,
            1 => Fault::TooMany,
            2..=4 => Fault::CutBefore,
            5..=9 => Fault::CutAfter,
            _ => Fault::Repeat,
        }
    }

    fn while_acting(&mut self) -> Fault {
        match self.random.random_range(0..40) {
            0..=9 => Fault::TooMany,
            10..=14 => Fault::BadGateway,
            15..=21 => Fault::CutBefore,
            22..=28 => Fault::CutAfter,
            29 => Fault::NoAnswer,
            _ => Fault::Slow(Duration::from_millis(self.random.random_range(100..2000))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_the_share_asked_for_meets_a_fault_and_the_same_seed_gives_the_same_ones() {
        let draw = || {
            let mut faults = Faults::new(0.05, 7);
            (0..10_000).map(|_| faults.draw("sendmessage", Duration::ZERO)).collect::<Vec<_>>()
        };
        let drawn = draw();
        let hit = drawn.iter().flatten().count();
        assert!((400..600).contains(&hit), "{hit}");
        assert_eq!(drawn, draw());
    }

    #[test]
    fn get_me_is_always_well() {
        let mut faults = Faults::new(1.0, 7);
        assert_eq!(faults.draw("getme", Duration::ZERO), None);
        assert!(faults.draw("sendmessage", Duration::ZERO).is_some());
    }
}
