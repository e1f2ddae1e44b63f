//! A broadcast to many while the platform has its troubles and the program is killed again and again.

use std::time::Duration;

use panelbot_simulator::telegram::{Limits, Mixture, Settings, Telegram};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::check::{self, Runs};
use super::stage::{Stage, bulk, chat, times};
use super::{is_full, size};
use crate::support::{desk, postgres};

/// The share of people who have blocked the bot.
const BLOCKED: f64 = 0.03;
/// Of the requests: told to wait, not taken, and taken without an answer.
const TROUBLE: Mixture = Mixture { too_many: 0.01, bad_gateway: 0.01, lost: 0.005 };
/// How many times longer the whole may take than at the configured rate.
const PATIENCE: u32 = 3;

const SEED: u64 = 4;

fn broadcast(database: Option<String>, people: usize, kills: usize) {
    desk::run(async {
        let stage = Stage::new(database, people).await;
        let settings = Settings {
            limits: Limits::Times(times()),
            mixture: Some(TROUBLE),
            keep_requests: 0,
            ..Settings::default()
        };
        let telegram = Telegram::start(settings).await.expect("a port");
        let mut random = StdRng::seed_from_u64(SEED);
        let blocked: Vec<bool> = (0..people).map(|_| random.random_bool(BLOCKED)).collect();
        for (person, blocked) in blocked.iter().enumerate() {
            let _ = telegram.acquaintance(chat(person), "Kim", *blocked);
        }
        let mut moments: Vec<usize> = (0..kills).map(|_| random.random_range(1..people)).collect();
        moments.sort_unstable();

        let seconds = people.div_ceil(bulk() as usize);
        let patience = PATIENCE * Duration::from_secs(60 + seconds as u64);
        let id = stage.begin().await;
        let mut program = stage.serve(&telegram).await;
        let mut runs = Runs::default();
        for moment in moments {
            while telegram.arrived() < moment {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
            runs.killed(telegram.now());
            program.kill_and_restart().await.expect("it starts again");
            runs.serves(telegram.now());
        }
        let done = stage.done(id, patience).await;
        drop(program);

        let copies = stage.copies().await;
        check::once(&telegram, &copies, &blocked, &runs);
        let figures = done.figures.expect("its figures");
        assert_eq!(figures.total(), people as u64);
        let rate = check::pace(&telegram, people, &runs);
        println!("{people} people, {kills} kills, {figures:?}");
        println!("{rate}");
        let (least, measured) = (if is_full() { 0.99 } else { 0.5 }, rate.share());
        assert!(measured >= least, "only {measured:.3} of the configured rate");
        assert_eq!(telegram.violations(), Vec::<String>::new());
        assert_eq!(stage.log_lines("panicked"), Vec::<String>::new());
    });
}

#[test]
fn everyone_gets_a_broadcast_once_though_the_program_is_killed_on_sqlite() {
    broadcast(None, size(900, 100_000), size(3, 20));
}

#[test]
fn everyone_gets_a_broadcast_once_though_the_program_is_killed_on_postgresql() {
    let Some(server) = postgres::server() else { return };
    broadcast(Some(server.database()), size(400, 100_000), size(2, 20));
}
