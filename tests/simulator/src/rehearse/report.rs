//! What came of a rehearsal.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use crate::people::{Given, Reached};

/// What came of a rehearsal.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Everyone, in the order of their numbers.
    pub people: Vec<Given>,
    /// Requests that broke the rules or the official descriptions.
    pub violations: Vec<String>,
    /// Requests to the simulated platforms in all.
    pub requests: u64,
    /// Faults injected, by sort.
    pub faults: BTreeMap<String, u64>,
    /// How many bad things happened to the program meanwhile, such as kills.
    pub troubles: usize,
    /// How long it took, in seconds.
    pub seconds: f64,
}

impl Report {
    /// Those who wanted to go on and could not.
    pub fn stuck(&self) -> impl Iterator<Item = &Given> {
        self.people.iter().filter(|given| given.reached == Reached::Stuck)
    }

    /// Nobody was stuck and no request was wrong.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.stuck().next().is_none() && self.violations.is_empty()
    }

    /// How many people came how far, per platform; who used two is counted where they began, and once more among those
    /// on two.
    #[must_use]
    pub fn table(&self) -> String {
        let mut rows: BTreeMap<Reached, [usize; 4]> = BTreeMap::new();
        for given in &self.people {
            let row = rows.entry(given.reached).or_default();
            row[given.platform as usize] += 1;
            row[3] += usize::from(given.second.is_some());
        }
        let mut table = format!(
            "{:<14}{:>10}{:>10}{:>10}{:>8}{:>10}\n",
            "", "Telegram", "Discord", "browser", "all", "on two"
        );
        for (reached, [telegram, discord, browser, two]) in rows {
            let all = telegram + discord + browser;
            let name = format!("{reached:?}");
            let _ = writeln!(
                table,
                "{name:<14}{telegram:>10}{discord:>10}{browser:>10}{all:>8}{two:>10}"
            );
        }
        let answers: usize = self.people.iter().map(|given| given.expected().len()).sum();
        let faults: u64 = self.faults.values().sum();
        let _ = writeln!(
            table,
            "{} people, {answers} answers, {} never seen to arrive, {} requests, {faults} faults, {} violations, {} \
             troubles, {:.0} s",
            self.people.len(),
            self.people.iter().map(|given| given.unacknowledged().count()).sum::<usize>(),
            self.requests,
            self.violations.len(),
            self.troubles,
            self.seconds
        );
        table
    }
}
