//! One process owns the database, also after its connection to PostgreSQL broke.

use std::time::Duration;

use panelbot::store::{Hold, Ownership, Settings, Store, Unowned};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};

use super::program::Program;
use crate::support::postgres::Server;

/// The lock's number.
const LOCK: i64 = 0x7061_6E65_6C62_6F74;

async fn session(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("connected")
}

/// Breaks the connection of whoever owns the database.
async fn break_the_owner(url: &str) {
    let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE application_name = 'panelbot owner' AND datname = current_database()";
    session(url).await.execute_unprepared(sql).await.expect("allowed");
}

/// Looks until the hold is there again.
async fn regained(ownership: &Ownership) {
    let looking = async {
        while !matches!(ownership.check().await, Ok(Hold::Regained)) {
            tokio::task::yield_now().await;
        }
    };
    assert!(tokio::time::timeout(Duration::from_secs(30), looking).await.is_ok());
}

#[tokio::test]
async fn an_owner_whose_connection_broke_takes_the_database_again_on_postgresql() {
    let Some(server) = Server::of_its_own() else { return };
    let settings = Settings { url: server.database() };
    let store = Store::connect(&settings).await.expect("a database");
    let ownership = store.own().await.expect("nobody else's");
    assert!(matches!(ownership.check().await, Ok(Hold::Kept)));
    break_the_owner(&settings.url).await;
    regained(&ownership).await;
    assert!(matches!(store.own().await, Err(Unowned::Taken)), "nobody else may have it");

    server.stop();
    assert!(matches!(ownership.check().await, Err(Unowned::Store(error)) if error.passes()));
    server.start();
    regained(&ownership).await;
    assert!(matches!(store.own().await, Err(Unowned::Taken)), "nor after a restart");
    assert!(matches!(ownership.check().await, Ok(Hold::Kept)));
}

#[tokio::test]
async fn a_process_whose_database_was_taken_over_meanwhile_stops_with_a_reason_on_postgresql() {
    let Some(server) = Server::of_its_own() else { return };
    let url = server.database();
    let mut program = Program::start(&url).await;
    let other = session(&url).await;
    let taking = tokio::spawn(async move {
        other.execute_unprepared(&format!("SELECT pg_advisory_lock({LOCK})")).await.expect("taken");
        other
    });
    // The other one stands in line before the first one's connection breaks, so that it is next.
    let eyes = session(&url).await;
    let waits = "DO $$ BEGIN WHILE NOT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' \
                 AND NOT granted) LOOP PERFORM pg_sleep(0.01); END LOOP; END $$";
    eyes.execute_unprepared(waits).await.expect("it waits");
    break_the_owner(&url).await;
    assert_eq!(program.ends().await, Some(1));
    let log = program.log();
    assert!(log.contains("another panelbot took this database over"), "{log}");
    drop(taking.await.expect("no panic"));
}
