//! An update that breaks the program, and the same person's next ones.

use reqwest::StatusCode;
use sea_orm::{ConnectOptions, ConnectionTrait, Database};

use super::program::{PATIENCE, Program};
use crate::browser::requests::text;
use crate::support::postgres;

/// Changes the database behind the program's back.
async fn tamper(url: &str, sql: &str) {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let other = Database::connect(options).await.expect("the database");
    other.execute_unprepared(sql).await.expect(sql);
    other.close().await.expect("closed");
}

const SPOIL: &str = "UPDATE panelist SET background = 'spoilt ' || background";
const MEND: &str = "UPDATE panelist SET background = replace(background, 'spoilt ', '')";

/// So many updates are set aside.
fn aside(program: &Program) -> usize {
    let listed = program.deployment.json(&["set-aside", "list"]);
    listed["set_aside"].as_array().map_or(0, Vec::len)
}

async fn check(url: &str) {
    let program = Program::start(url).await;
    let kim = program.kim().await;
    kim.press("Den är god").expect("it is shown");
    program.shows(&kim, "Ändra").await;
    let (browser, form) = program.browser().await;
    assert_eq!(program.post(&browser, &form).await.status(), StatusCode::SEE_OTHER);

    tamper(url, SPOIL).await;
    kim.say("hemliga ord");
    program.says("set an update aside").await;
    let spoilt = [("once", "1".to_owned()), ("text", "hemliga ord".to_owned())];
    let chat = format!("{}/c", program.base);
    let taken = browser.post(&chat).form(&spoilt).send().await.expect("an answer");
    assert_eq!(taken.status(), StatusCode::SEE_OTHER);
    assert_eq!(aside(&program), 2);
    assert_eq!(program.platform.pending(), 0, "it does not stand in the way");

    tamper(url, MEND).await;
    kim.say("/help");
    let helped = kim.wait_for_text(0, "Så här fungerar det", PATIENCE).await;
    assert!(helped.is_some(), "{}", program.log());
    let next = [("once", "2".to_owned()), ("text", "/help".to_owned())];
    assert_eq!(
        browser.post(&chat).form(&next).send().await.expect("an answer").status(),
        StatusCode::SEE_OTHER
    );
    let page = text(browser.get(&chat).send().await.expect("a page")).await;
    assert!(page.contains("Så här fungerar det"), "{page}");
    assert_eq!(aside(&program), 2);

    let listed = program.deployment.ok(&["set-aside", "list"]);
    assert!(listed.contains("telegram") && listed.contains("browser"), "{listed}");
    assert!(!listed.contains("hemliga ord"), "only when asked for: {listed}");
    let listed = program.deployment.ok(&["set-aside", "list", "--content"]);
    assert_eq!(listed.matches("hemliga ord").count(), 2, "{listed}");
    assert!(!program.log().contains("hemliga"), "{}", program.log());
}

#[tokio::test]
async fn a_poison_update_is_set_aside_and_the_next_one_is_taken_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    check(&format!("sqlite://{}", folder.path().join("panel.sqlite").display())).await;
}

#[tokio::test]
async fn a_poison_update_is_set_aside_and_the_next_one_is_taken_on_postgresql() {
    let Some(server) = postgres::server() else { return };
    check(&server.database()).await;
}

#[test]
fn the_doctor_fails_when_the_key_is_gone_that_the_database_needs() {
    let deployment = crate::command::Deployment::new();
    let key = deployment.path("panelbot.key");
    deployment.ok(&["migrate"]);
    let told = deployment.ok(&["doctor"]);
    assert!(told.contains("warn  key file"), "an empty database needs none: {told}");
    deployment.ok(&["panel", "apply", &crate::command::example("svenljunga/panel.toml")]);
    let round = crate::command::example("svenljunga/skolmaten.toml");
    let applied = deployment.json(&["round", "apply", &round]);
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, applied["id"].as_str().expect("an id")]);
    }
    std::fs::remove_file(&key).expect("it was there");
    let done = deployment.run(&["doctor"]);
    assert_eq!(done.code, 1, "{}", done.out);
    assert!(done.out.contains("fail  key file"), "{}", done.out);
    assert!(done.out.contains("restore it from your backup"), "{}", done.out);
    assert!(!key.exists(), "it makes none");
}
