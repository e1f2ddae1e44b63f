//! The people, tried on a small stand-in for panelbot: what they say they answered is what it stored.

mod standin;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use panelbot_simulator::people::{Answer, Given, Line, Platform, Reached};
use panelbot_simulator::rehearse::{self, Places, Report, Settings};
use panelbot_simulator::telegram::{self, Telegram};

use standin::Standin;
use standin::telegram::Stored;

async fn rehearse(
    panelists: usize,
    faults: f64,
    browser_share: f64,
    seed: u64,
) -> (Report, Stored) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/gnosjo");
    let usual =
        Settings::new(&examples.join("panel.toml"), &examples.join("skatten.toml"), "first")
            .expect("the files");
    let settings =
        Settings { panelists, seed, pace: 0.05, browser_share, concurrency: 50, ..usual };
    let telegram = Telegram::start(telegram::Settings { faults, ..telegram::Settings::default() })
        .await
        .expect("a port");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let stored = Stored::default();
    let standin = Standin {
        panel: settings.panel.clone(),
        round: settings.round.clone(),
        base: base.clone(),
    };
    let standin = Arc::new(standin);
    let url = format!("{}/bot{}", telegram.api_url(), telegram.token());
    let bot =
        tokio::spawn(standin::telegram::serve(Arc::clone(&standin), url, Arc::clone(&stored)));
    let site = tokio::spawn(standin::web::serve(standin, listener, Arc::clone(&stored)));
    let places = Places { telegram: &telegram, discord: None, web: Some(&base) };
    let report = rehearse::run(&settings, &places).await.expect("a report");
    bot.abort();
    site.abort();
    (report, stored)
}

/// The answers stored for a person: by Telegram id, or in the browser by what holds exactly the same.
fn of(given: &Given, stored: &Stored) -> Option<BTreeMap<String, Answer>> {
    let stored = stored.lock().expect("no panic");
    if let Some(id) = given.telegram_id {
        return stored.get(&id.to_string()).cloned();
    }
    let expected = given.expected();
    let same = |(me, answers): &(&String, &BTreeMap<String, Answer>)| {
        me.starts_with("web") && **answers == expected
    };
    stored.iter().find(same).map(|(_, answers)| answers.clone())
}

/// What a person saw and did, to read.
fn lines(given: &Given) -> String {
    let line = |line: &Line| {
        let who = if line.panel { "<" } else { ">" };
        format!("{who} {} {:?}", line.text, line.buttons)
    };
    given.transcript.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn compare(report: &Report, stored: &Stored) {
    for given in &report.people {
        assert_ne!(
            given.reached,
            Reached::Stuck,
            "{:?} {:?}\n{}",
            given.why,
            given.habits,
            lines(given)
        );
        let held = of(given, stored).unwrap_or_default();
        assert_eq!(
            held,
            given.expected(),
            "person {} {:?}\n{}",
            given.person,
            given.habits,
            lines(given)
        );
    }
    assert_eq!(report.violations, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_three_hundred_people_gave_is_what_was_stored() {
    let (report, stored) = rehearse(300, 0.0, 0.3, 7).await;
    compare(&report, &stored);
    let count =
        |wanted: Reached| report.people.iter().filter(|given| given.reached == wanted).count();
    assert!(count(Reached::Finished) > 200 && count(Reached::BrokeOff) > 5, "{}", report.table());
    assert!(count(Reached::TooYoung) > 0 && count(Reached::Blocked) > 0, "{}", report.table());
    assert!(report.people.iter().any(|given| given.platform == Platform::Browser));
    let invited = report.people.iter().filter(|given| given.invited_by.is_some()).count();
    assert_eq!(invited, 290);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn faults_change_nothing_of_what_is_stored() {
    let (report, stored) = rehearse(60, 0.05, 0.0, 11).await;
    assert!(!report.faults.is_empty());
    compare(&report, &stored);
}
