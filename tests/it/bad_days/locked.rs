//! SQLite whose file another process holds.

use reqwest::StatusCode;
use sea_orm::{ConnectOptions, ConnectionTrait, Database};

use super::program::Program;
use crate::browser::requests::text;

#[tokio::test]
async fn while_another_process_holds_sqlite_updates_wait_and_afterwards_all_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite://{}", folder.path().join("panel.sqlite").display());
    let program = Program::start(&url).await;
    let kim = program.kim().await;
    let (browser, form) = program.browser().await;

    let mut options = ConnectOptions::new(&url);
    options.max_connections(1).sqlx_logging(false);
    let other = Database::connect(options).await.expect("the file");
    other.execute_unprepared("BEGIN IMMEDIATE").await.expect("held");
    kim.press("Den är god").expect("it is shown");
    let refused = program.post(&browser, &form).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(text(refused).await.contains(&form[1].1), "the form is kept");
    let page = browser.get(format!("{}/j/{}", program.base, program.code)).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK, "what is stored can be read");
    program.apologises().await;
    program.says("the database is away").await;
    assert_eq!(program.platform.pending(), 1, "nothing is acknowledged that is not stored");

    other.execute_unprepared("ROLLBACK").await.expect("let go");
    program.shows(&kim, "Ändra").await;
    assert_eq!(program.post(&browser, &form).await.status(), StatusCode::SEE_OTHER);
    program.says("the database is back").await;
    assert_eq!(program.responses(), 2);
    assert_eq!(program.logged("WARN") + program.logged("ERROR"), 1, "{}", program.log());
}
