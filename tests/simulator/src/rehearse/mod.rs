//! A whole rehearsal: a panel that grows from a few people through their friends' links, all taking one round.

mod growth;
mod report;
mod trouble;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::sync::watch;

use crate::questionnaire::{Panel, Round};

pub use crate::people::Places;
pub use report::Report;

use growth::Growth;
use trouble::Moments;

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
    /// The share of people who come on Discord, from 0 to 1. Without Discord it is 0; all others are on Telegram.
    pub discord_share: f64,
    /// The share of people who begin on one platform and go on on another, from 0 to 1. Without another it is 0.
    pub two_share: f64,
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
    /// The usual rehearsal of a round: 1,000 people from seed 7, growing from 10, a third of them in browsers,
    /// a third on Discord.
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
            discord_share: 0.35,
            two_share: 0.0,
            concurrency: 200,
            patience: Duration::from_mins(1),
            pace: 1.0,
            progress: None,
        })
    }
}

/// Rehearses a round.
///
/// # Errors
/// When a browser cannot be built or a person panics.
pub async fn run(settings: &Settings, places: &Places<'_>) -> Result<Report> {
    run_with(settings, places, 0, async |_| Ok(())).await
}

/// Rehearses a round while `count` bad things happen: `strike` is called at moments drawn from the seed, with the number
/// of the moment from 0, and they happen one after another.
///
/// # Errors
/// As [`run`], and when `strike` fails.
pub async fn run_with(
    settings: &Settings,
    places: &Places<'_>,
    count: usize,
    strike: impl AsyncFnMut(usize) -> Result<()>,
) -> Result<Report> {
    let begun = Instant::now();
    let (progress, watching) = watch::channel(0.0);
    let moments = Moments::draw(settings.seed, count);
    let growing = Growth::new(settings, places, progress).grow();
    let (people, troubles) = tokio::join!(growing, moments.happen(watching, strike));
    let (mut requests, mut faults) = places.telegram.counts();
    let mut violations = places.telegram.violations();
    if let Some((discord, _)) = places.discord {
        let (more, others) = discord.counts();
        requests += more;
        violations.extend(discord.violations());
        for (name, count) in others {
            *faults.entry(name).or_default() += count;
        }
    }
    Ok(Report {
        people: people?,
        violations,
        requests,
        faults: faults.into_iter().map(|(name, count)| (name.to_owned(), count)).collect(),
        troubles: troubles?,
        seconds: begun.elapsed().as_secs_f64(),
    })
}
