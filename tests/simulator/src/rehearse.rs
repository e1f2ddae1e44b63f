//! A whole rehearsal: a panel that grows from a few people through their friends' links, all taking one round.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde::Serialize;
use tokio::task::JoinSet;

use crate::people::{Given, Person, Platform, Reached, World};
use crate::questionnaire::{Panel, Round};
use crate::telegram::Telegram;

/// What is rehearsed, and with whom.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How many people take part.
    pub panelists: usize,
    /// What everything about them is drawn from.
    pub seed: u64,
    /// How many use the first invitation; the others come by friends' links.
    pub seeds: usize,
    /// The first invitation's code.
    pub code: String,
    /// The panel's file.
    pub panel: Panel,
    /// The round's file.
    pub round: Round,
    /// The share of people who come in a browser, from 0 to 1. Without a site it is 0.
    pub browser_share: f64,
    /// How many are in the middle of it at the same time.
    pub concurrency: usize,
    /// After this long without progress a person is stuck.
    pub patience: Duration,
    /// 1: people think as long as people do here (at most seconds); 0: nobody thinks.
    pub pace: f64,
    /// Called after each person with how many are done and how many will be.
    pub progress: Option<fn(usize, usize)>,
}

impl Settings {
    /// The usual rehearsal of a round: 1,000 people from seed 7, growing from 10, a third of them in browsers.
    ///
    /// # Errors
    /// When a file cannot be read or understood.
    pub fn new(panel: &Path, round: &Path, code: &str) -> Result<Self> {
        Ok(Self {
            panelists: 1000,
            seed: 7,
            seeds: 10,
            code: code.to_owned(),
            panel: Panel::load(panel)?,
            round: Round::load(round)?,
            browser_share: 0.3,
            concurrency: 200,
            patience: Duration::from_mins(1),
            pace: 1.0,
            progress: None,
        })
    }
}

/// What came of a rehearsal.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Everyone, in the order of their numbers.
    pub people: Vec<Given>,
    /// Requests that broke the rules or the official description.
    pub violations: Vec<String>,
    /// Requests to the simulated Telegram in all.
    pub requests: u64,
    /// Faults injected, by sort.
    pub faults: BTreeMap<String, u64>,
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

    /// How many people came how far, per platform.
    #[must_use]
    pub fn table(&self) -> String {
        let mut rows: BTreeMap<Reached, [usize; 2]> = BTreeMap::new();
        for given in &self.people {
            rows.entry(given.reached).or_default()
                [usize::from(given.platform == Platform::Browser)] += 1;
        }
        let answers: usize = self.people.iter().map(|given| given.expected().len()).sum();
        let mut table = format!("{:<14}{:>10}{:>10}{:>8}\n", "", "Telegram", "browser", "all");
        for (reached, [telegram, browser]) in rows {
            let name = format!("{reached:?}");
            let _ =
                writeln!(table, "{name:<14}{telegram:>10}{browser:>10}{:>8}", telegram + browser);
        }
        let faults: u64 = self.faults.values().sum();
        let _ = writeln!(
            table,
            "{} people, {answers} answers, {} requests, {faults} faults, {} violations, {:.0} s",
            self.people.len(),
            self.requests,
            self.violations.len(),
            self.seconds
        );
        table
    }
}

/// An invitation that waits to be used, and whose it is.
type Invitation = (String, Option<usize>);

struct Growth<'a> {
    settings: &'a Settings,
    world: Arc<World>,
    telegram: &'a Telegram,
    web: Option<&'a str>,
    random: StdRng,
    waiting: VecDeque<Invitation>,
    /// Those who have finished and have an invitation to give.
    givers: Vec<(String, usize)>,
    started: usize,
    running: JoinSet<(Given, usize)>,
}

/// Rehearses a round. `web` is the site's address for those who come in a browser.
///
/// # Errors
/// When a browser cannot be built or a person panics.
pub async fn run(settings: &Settings, telegram: &Telegram, web: Option<&str>) -> Result<Report> {
    let begun = Instant::now();
    let world = Arc::new(World {
        panel: settings.panel.clone(),
        round: settings.round.clone(),
        patience: settings.patience,
        pace: settings.pace,
    });
    let seeds = settings.seeds.clamp(1, settings.panelists.max(1));
    let mut growth = Growth {
        settings,
        world,
        telegram,
        web,
        random: StdRng::seed_from_u64(settings.seed),
        waiting: std::iter::repeat_n((settings.code.clone(), None), seeds).collect(),
        givers: Vec::new(),
        started: 0,
        running: JoinSet::new(),
    };
    let mut people = growth.grow().await?;
    people.sort_by_key(|given| given.person);
    let (requests, faults) = telegram.counts();
    Ok(Report {
        people,
        violations: telegram.violations(),
        requests,
        faults: faults.into_iter().map(|(name, count)| (name.to_owned(), count)).collect(),
        seconds: begun.elapsed().as_secs_f64(),
    })
}

impl Growth<'_> {
    async fn grow(&mut self) -> Result<Vec<Given>> {
        let mut people = Vec::new();
        while people.len() < self.settings.panelists {
            while self.started < self.settings.panelists
                && self.running.len() < self.settings.concurrency.max(1)
            {
                let Some((code, inviter)) = self.invitation() else {
                    break;
                };
                self.begin(&code, inviter)?;
            }
            let Some(joined) = self.running.join_next().await else {
                break;
            };
            let (given, friends) = joined.context("a person panicked")?;
            if let Some(code) = &given.own_code {
                self.givers.push((code.clone(), given.person));
                self.waiting
                    .extend(std::iter::repeat_n((code.clone(), Some(given.person)), friends));
            }
            people.push(given);
            if let Some(progress) = self.settings.progress {
                progress(people.len(), self.settings.panelists);
            }
        }
        Ok(people)
    }

    /// The next invitation. When growth has died out, someone who finished invites again.
    fn invitation(&mut self) -> Option<Invitation> {
        if let Some(next) = self.waiting.pop_front() {
            return Some(next);
        }
        if !self.running.is_empty() {
            return None;
        }
        if self.givers.is_empty() {
            return Some((self.settings.code.clone(), None));
        }
        let at = self.random.random_range(0..self.givers.len());
        let (code, person) = self.givers[at].clone();
        Some((code, Some(person)))
    }

    fn begin(&mut self, code: &str, inviter: Option<usize>) -> Result<()> {
        let number = self.started;
        self.started += 1;
        let (world, seed) = (Arc::clone(&self.world), self.settings.seed);
        // Drawn from the number, so that the same person is always on the same platform.
        let mut random = StdRng::seed_from_u64(seed ^ (number as u64).wrapping_mul(7919));
        let person = match self.web {
            Some(base) if random.random_bool(self.settings.browser_share.clamp(0.0, 1.0)) => {
                Person::on_web(world, number, seed, base, code)?
            }
            _ => Person::on_telegram(world, number, seed, self.telegram, code),
        };
        let person = person.invited_by(inviter);
        let friends = person.friends();
        self.running.spawn(async move { (person.live().await, friends) });
        Ok(())
    }
}
