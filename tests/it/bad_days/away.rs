//! PostgreSQL stopped in the middle, and started again.

use panelbot::store::{Error, Settings, Store};
use reqwest::StatusCode;

use super::program::Program;
use crate::browser::requests::text;
use crate::support::postgres::Server;

#[tokio::test]
async fn a_store_works_again_after_its_server_was_restarted_or_crashed_on_postgresql() {
    let Some(server) = Server::of_its_own() else { return };
    let settings = Settings { url: server.database() };
    let store = Store::connect(&settings).await.expect("a database");
    store.migrate().await.expect("the tables");
    server.stop();
    assert!(matches!(store.pending_migrations().await, Err(Error::Unavailable(_))));
    server.start();
    assert_eq!(store.pending_migrations().await, Ok(Vec::new()));
    server.crash();
    server.start();
    assert_eq!(store.pending_migrations().await, Ok(Vec::new()));
    server.restart();
    assert_eq!(store.pending_migrations().await, Ok(Vec::new()));
}

#[tokio::test]
async fn while_the_database_is_away_nothing_is_lost_and_afterwards_all_goes_on_on_postgresql() {
    let Some(server) = Server::of_its_own() else { return };
    let program = Program::start(&server.database()).await;
    let kim = program.kim().await;
    let (browser, form) = program.browser().await;

    server.stop();
    kim.press("Den är god").expect("it is shown");
    let refused = program.post(&browser, &form).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    let refused = text(refused).await;
    assert!(refused.contains("Inte sparat än"), "{refused}");
    assert!(refused.contains(&form[1].1), "the form is kept: {refused}");
    let page = browser.get(format!("{}/j/{}", program.base, program.code)).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE);
    program.apologises().await;
    program.says("the database is away").await;
    assert_eq!(program.platform.pending(), 1, "nothing is acknowledged that is not stored");

    server.start();
    program.shows(&kim, "Ändra").await;
    assert_eq!(program.post(&browser, &form).await.status(), StatusCode::SEE_OTHER);
    program.says("the database is back").await;
    program.says("owns the database again").await;
    assert_eq!(program.responses(), 2);
    assert_eq!(program.logged("the database is away"), 1, "{}", program.log());
    let told = program.logged("WARN") + program.logged("ERROR");
    assert!(told <= 3, "no flood of lines: {}", program.log());
}
