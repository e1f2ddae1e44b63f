//! Rehearsals: the real program, simulated platforms with faults, browsers, and people who answer as people do. What they
//! gave is what is stored, once, whatever happens to the program meanwhile.
//!
//! Each rehearsal has a small size for every run of the tests, and a full one with `PANELBOT_REHEARSAL=full`; with a number
//! there, so many people take part.

mod compare;
mod disk;
mod kills;
mod matching;
mod outages;
mod stage;

use std::time::Duration;

use anyhow::Result;
use panelbot_simulator::discord::{self, Discord};
use panelbot_simulator::program::Program;
use panelbot_simulator::rehearse::{self, Places, Report, Settings};
use panelbot_simulator::telegram::{self, Telegram};

use crate::support::{desk, postgres};
use stage::{Stage, example};

/// The share of requests that meet a fault.
const FAULTS: f64 = 0.05;
/// How much faster people think here.
const PACE: f64 = 0.05;

/// The share of people on two platforms.
const ON_TWO: f64 = 0.13;
/// The panel's own server, and the channel where its rounds are announced.
const SERVER: u64 = 500_000_000_000_000_001;
const CHANNEL: u64 = 500_000_000_000_000_002;
/// How long the bot may take to come.
const COMES_WITHIN: Duration = Duration::from_mins(1);

/// How many people take part in a full rehearsal.
const FULL: usize = 2000;

/// How many people take part: so many, or as many as are asked for.
fn people(small: usize) -> usize {
    match asked().as_deref() {
        None => small,
        Some("full") => FULL,
        Some(number) => number.parse().expect("PANELBOT_REHEARSAL is `full` or a number"),
    }
}

/// How many times something happens: so many times, or as often as in a full rehearsal.
fn times(small: usize, full: usize) -> usize {
    if asked().is_some() { full } else { small }
}

fn asked() -> Option<String> {
    std::env::var("PANELBOT_REHEARSAL").ok().filter(|asked| !asked.is_empty())
}

/// Rehearses the round on a stage, with so many troubles; `strike` is told which one it is.
fn rehearse(
    stage: &Stage,
    panelists: usize,
    troubles: usize,
    mut strike: impl AsyncFnMut(&mut Program, usize) -> Result<()>,
) -> Report {
    let usual = Settings::new(&example("panel.toml"), &example("skatten.toml"), stage.code());
    let settings =
        Settings { panelists, pace: PACE, two_share: ON_TWO, ..usual.expect("the files") };
    let report = desk::run(async {
        let faulty = telegram::Settings { faults: FAULTS, ..telegram::Settings::default() };
        let telegram = Telegram::start(faulty).await.expect("a port");
        let faulty = discord::Settings { faults: FAULTS, ..discord::Settings::default() };
        let discord = Discord::start(faulty).await.expect("a port");
        let channel = discord.server_channel(SERVER, CHANNEL);
        let mut program = stage.serve(&telegram, &discord).expect("started");
        program.serves().await.expect("serving");
        let there = discord.wait_for_bot(COMES_WITHIN).await;
        assert!(there, "the bot did not come to Discord");
        let places = Places {
            telegram: &telegram,
            discord: Some((&discord, &channel)),
            web: Some(stage.base()),
        };
        let strike = async |nth: usize| strike(&mut program, nth).await;
        rehearse::run_with(&settings, &places, troubles, strike).await.expect("a report")
    });
    println!("{}", report.table());
    assert_eq!(report.troubles, troubles, "not everything that should happen has happened");
    report
}

/// Rehearses the round while nothing happens to the program, and compares.
fn in_peace(database: &str, panelists: usize) {
    let stage = Stage::new(database);
    let report = rehearse(&stage, panelists, 0, async |_, _| Ok(()));
    compare::check(&report, stage.stored(), panelists);
    assert_eq!(stage.log_lines(&["ERROR", "panicked"]), Vec::<String>::new());
}

#[test]
fn everyone_is_stored_as_they_answered_on_sqlite() {
    in_peace("sqlite://panelbot.sqlite", people(400));
}

#[test]
fn everyone_is_stored_as_they_answered_on_postgresql() {
    let Some(server) = postgres::server() else { return };
    in_peace(&server.database(), people(100));
}
