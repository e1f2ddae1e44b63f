//! The program is killed again and again while people answer.

use super::stage::Stage;
use super::{compare, people, rehearse, times};
use crate::support::postgres;

/// Kills the program so many times at moments drawn from the seed, and compares.
fn killed(database: &str, panelists: usize, kills: usize) {
    let stage = Stage::new(database);
    let report =
        rehearse(&stage, panelists, kills, async |program, _| program.kill_and_restart().await);
    compare::check(&report, stage.stored(), panelists);
    assert_eq!(stage.log_lines(&["panicked"]), Vec::<String>::new());
}

#[test]
fn nothing_acknowledged_is_lost_or_doubled_when_the_program_is_killed_on_sqlite() {
    killed("sqlite://panelbot.sqlite", people(100), times(6, 30));
}

#[test]
fn nothing_acknowledged_is_lost_or_doubled_when_the_program_is_killed_on_postgresql() {
    let Some(server) = postgres::server() else { return };
    killed(&server.database(), people(60), times(4, 30));
}
