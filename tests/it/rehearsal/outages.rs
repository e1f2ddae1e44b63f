//! The database is away for a while, or its disk is full, while people answer.

use std::time::Duration;

use super::disk::SmallDisk;
use super::stage::Stage;
use super::{compare, people, rehearse};
use crate::support::postgres::Server;

/// How long the disk stays full after the program has noticed.
const FULL_FOR: Duration = Duration::from_secs(6);
/// How many times PostgreSQL is restarted; the nth stays away for so many times this long.
const RESTARTS: usize = 5;
const AWAY_FOR: Duration = Duration::from_secs(1);

#[test]
fn nothing_acknowledged_is_lost_or_doubled_when_the_disk_is_full_for_a_while() {
    let panelists = people(80);
    let disk = SmallDisk::new();
    let stage = Stage::new(&format!("sqlite://{}", disk.file("panelbot.sqlite").display()));
    let report = rehearse(&stage, panelists, 1, async |program, _| {
        disk.fill(program.id())?;
        stage.complains().await;
        tokio::time::sleep(FULL_FOR).await;
        disk.free(program.id())
    });
    compare::check(&report, stage.stored(), panelists);
    assert_eq!(stage.log_lines(&["panicked"]), Vec::<String>::new());
}

#[test]
fn nothing_acknowledged_is_lost_or_doubled_when_postgresql_is_restarted() {
    let Some(server) = Server::of_its_own() else { return };
    let stage = Stage::new(&server.database());
    let panelists = people(60);
    let report = rehearse(&stage, panelists, RESTARTS, async |_, nth| {
        if nth % 2 == 0 {
            server.stop();
        } else {
            server.crash();
        }
        tokio::time::sleep(AWAY_FOR * u32::try_from(nth)?).await;
        server.start();
        Ok(())
    });
    compare::check(&report, stage.stored(), panelists);
    assert_eq!(stage.log_lines(&["panicked"]), Vec::<String>::new());
}
