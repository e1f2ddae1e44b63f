//! What goes wrong between a bot and Discord, drawn from a seed.

use std::collections::BTreeMap;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// How long an interaction takes that comes too late for anyone to answer it.
pub(crate) const LATE: Duration = Duration::from_millis(3_500);

/// One thing that goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// 429 with `retry_after`, nothing done.
    TooMany,
    /// 500 with a few words, nothing done.
    Internal,
    /// 502 with an HTML page, nothing done.
    BadGateway,
    /// 503, nothing done.
    Unavailable,
    /// The connection is cut before anything is done.
    CutBefore,
    /// It is done, and then the connection is cut.
    CutAfter,
    /// It is done, and the answer never comes.
    NoAnswer,
    /// It is done, and the answer is slow.
    Slow(Duration),
}

/// One thing that goes wrong at the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The connection is closed with 4000.
    Drop,
    /// The bot is asked to come again (op 7).
    Reconnect,
    /// The interaction comes when its three seconds are over.
    Late,
    /// After a resume, the last event comes again.
    Repeat,
}

impl Fault {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TooMany => "429",
            Self::Internal => "500",
            Self::BadGateway => "502 with HTML",
            Self::Unavailable => "503",
            Self::CutBefore => "cut before handling",
            Self::CutAfter => "cut after handling",
            Self::NoAnswer => "no answer after handling",
            Self::Slow(_) => "slow answer",
        }
    }
}

impl Trouble {
    fn name(self) -> &'static str {
        match self {
            Self::Drop => "gateway dropped",
            Self::Reconnect => "gateway asked to reconnect",
            Self::Late => "late interaction",
            Self::Repeat => "event repeated after resume",
        }
    }
}

/// Draws faults for a share of all requests and interactions.
#[derive(Debug)]
pub(crate) struct Faults {
    share: f64,
    requests: StdRng,
    gateway: StdRng,
    next: Option<Fault>,
    next_trouble: Option<Trouble>,
    pub(crate) counts: BTreeMap<&'static str, u64>,
}

impl Faults {
    /// `share` of all requests, from 0 to 1, meet a fault.
    pub(crate) fn new(share: f64, seed: u64) -> Self {
        Self {
            share: share.clamp(0.0, 1.0),
            requests: StdRng::seed_from_u64(seed),
            gateway: StdRng::seed_from_u64(seed ^ 0x6761_7465),
            next: None,
            next_trouble: None,
            counts: BTreeMap::new(),
        }
    }

    /// The next request that can meet a fault meets this one.
    pub(crate) fn plan(&mut self, fault: Fault) {
        self.next = Some(fault);
    }

    /// The next occasion for this trouble meets it.
    pub(crate) fn plan_trouble(&mut self, trouble: Trouble) {
        self.next_trouble = Some(trouble);
    }

    /// What happens to a request.
    pub(crate) fn draw(&mut self) -> Option<Fault> {
        let fault = match self.next.take() {
            Some(fault) => fault,
            None if !self.requests.random_bool(self.share) => return None,
            None => self.some_fault(),
        };
        self.count(fault.name());
        Some(fault)
    }

    fn some_fault(&mut self) -> Fault {
        match self.requests.random_range(0..40) {
            0..=9 => Fault::TooMany,
            10..=12 => Fault::Internal,
            13..=15 => Fault::BadGateway,
            16..=17 => Fault::Unavailable,
            18..=23 => Fault::CutBefore,
            24..=29 => Fault::CutAfter,
            30 => Fault::NoAnswer,
            _ => Fault::Slow(Duration::from_millis(self.requests.random_range(100..1500))),
        }
    }

    /// What happens at the gateway when an interaction is sent. Connections are disturbed a tenth as often as requests.
    pub(crate) fn at_event(&mut self) -> Option<Trouble> {
        let planned = self.next_trouble.take_if(|trouble| *trouble != Trouble::Repeat);
        let trouble = match planned {
            Some(trouble) => trouble,
            None if !self.gateway.random_bool(self.share / 10.0) => return None,
            None => match self.gateway.random_range(0..4) {
                0 => Trouble::Drop,
                1 => Trouble::Reconnect,
                _ => Trouble::Late,
            },
        };
        self.count(trouble.name());
        Some(trouble)
    }

    /// Whether the last event comes again after a resume; half of all times when there are faults.
    pub(crate) fn repeats(&mut self) -> bool {
        let planned = self.next_trouble.take_if(|trouble| *trouble == Trouble::Repeat).is_some();
        let repeats = planned || (self.share > 0.0 && self.gateway.random_bool(0.5));
        if repeats {
            self.count(Trouble::Repeat.name());
        }
        repeats
    }

    fn count(&mut self, name: &'static str) {
        *self.counts.entry(name).or_default() += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_the_share_asked_for_meets_a_fault_and_the_same_seed_gives_the_same_ones() {
        let draw = || {
            let mut faults = Faults::new(0.05, 7);
            (0..10_000).map(|_| faults.draw()).collect::<Vec<_>>()
        };
        let drawn = draw();
        let hit = drawn.iter().flatten().count();
        assert!((400..600).contains(&hit), "{hit}");
        assert_eq!(drawn, draw());
    }
}
