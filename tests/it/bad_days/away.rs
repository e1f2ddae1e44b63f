//! PostgreSQL stopped in the middle, and started again.

use panelbot::store::{Error, Settings, Store};

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
