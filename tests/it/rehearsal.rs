//! A rehearsal: the real program, a simulated Telegram with faults, browsers, and people who answer as people do. What
//! they gave is what is stored, once.

use std::collections::BTreeMap;
use std::fs::File;
use std::net::TcpListener;
use std::path::Path;
use std::process::Child;

use panelbot_simulator::people::{Answer, Given, Reached};
use panelbot_simulator::rehearse::{self, Report, Settings};
use panelbot_simulator::telegram::{self, Telegram};

use crate::command::Deployment;
use crate::support::{desk, postgres};

/// One response as it is stored: question to answer.
type Stored = BTreeMap<String, Answer>;

/// The program as it serves, ended with the test.
struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A deployment with Gnosjö's panel and its open round.
struct Stage {
    deployment: Deployment,
    base: String,
    round: String,
    code: String,
}

impl Stage {
    fn new(database: &str) -> Self {
        let deployment = Deployment::new();
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let listen = port.expect("a free port").to_string();
        let base = format!("http://{listen}");
        deployment.write(
            "config.toml",
            &format!(
                "[database]\nurl = \"{database}\"\n\
                 [web]\nlisten = \"{listen}\"\npublic_url = \"{base}\"\n\
                 [telegram]\nmessages_per_second = 0\nmessages_per_second_each = 0\n"
            ),
        );
        deployment.ok(&["migrate"]);
        let file = |name: &str| example(name).display().to_string();
        deployment.ok(&["panel", "apply", &file("panel.toml")]);
        let applied = deployment.json(&["round", "apply", &file("skatten.toml")]);
        let round = applied["id"].as_str().expect("an id").to_owned();
        for step in ["submit", "approve", "open"] {
            deployment.ok(&["round", step, &round]);
        }
        let made = deployment.json(&["invitation", "create", "--panel", "gnosjo"]);
        let code = made["code"].as_str().expect("a code").to_owned();
        Self { deployment, base, round, code }
    }

    /// Starts the program with its log in a file.
    fn serve(&self, telegram: &Telegram) -> Serving {
        let log = File::create(self.deployment.path("log")).expect("a file");
        let mut command = self.deployment.command(&["run"]);
        command
            .env("PANELBOT_TELEGRAM__API_URL", telegram.api_url())
            .env("PANELBOT_TELEGRAM__TOKEN", telegram.token())
            .stdout(log.try_clone().expect("the file again"))
            .stderr(log);
        Serving(command.spawn().expect("started"))
    }

    fn stored(&self) -> Vec<Stored> {
        let all = self.deployment.json(&["round", "answers", &self.round, "--format", "json"]);
        let responses = all["responses"].as_array().expect("responses");
        responses.iter().map(|response| said(&response["answers"])).collect()
    }

    /// Lines of the log that should not be there.
    fn complaints(&self) -> Vec<String> {
        let log = std::fs::read_to_string(self.deployment.path("log")).expect("the log");
        let bad = |line: &&str| line.contains("ERROR") || line.contains("panicked");
        log.lines().filter(bad).map(str::to_owned).collect()
    }
}

fn example(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/gnosjo").join(name)
}

/// What was answered, without the questions that were not asked or not reached.
fn said(answers: &serde_json::Value) -> Stored {
    let answers = answers.as_object().expect("answers");
    let asked = answers.iter().filter(|(_, answer)| {
        !matches!(answer["kind"].as_str(), Some("not_asked" | "not_reached"))
    });
    asked
        .map(|(question, answer)| {
            let answer = serde_json::from_value(answer.clone());
            (question.clone(), answer.unwrap_or_else(|error| panic!("{question}: {error}")))
        })
        .collect()
}

fn rehearse(database: &str, panelists: usize) {
    let stage = Stage::new(database);
    let usual = Settings::new(&example("panel.toml"), &example("skatten.toml"), &stage.code);
    let settings = Settings { panelists, pace: 0.05, ..usual.expect("the files") };
    let report = desk::run(async {
        let faulty = telegram::Settings { faults: 0.05, ..telegram::Settings::default() };
        let telegram = Telegram::start(faulty).await.expect("a port");
        let serving = stage.serve(&telegram);
        let report = rehearse::run(&settings, &telegram, Some(&stage.base)).await;
        drop(serving);
        report.expect("a report")
    });
    println!("{}", report.table());
    check(&report, stage.stored(), panelists);
    assert_eq!(stage.complaints(), Vec::<String>::new());
}

fn check(report: &Report, mut stored: Vec<Stored>, panelists: usize) {
    assert_eq!(report.people.len(), panelists);
    assert_eq!(report.violations, Vec::<String>::new());
    let stuck: Vec<String> = report.stuck().map(told).collect();
    assert!(stuck.is_empty(), "{}", stuck.join("\n\n"));
    let finished = report.people.iter().filter(|one| one.reached == Reached::Finished).count();
    assert!(finished * 2 > panelists, "only {finished} came to the end");
    let mut silent = Vec::new();
    for given in &report.people {
        match stored.iter().position(|response| mentions(response, &given.token)) {
            Some(place) => same(given, &stored.swap_remove(place)),
            None => silent.push(given),
        }
    }
    for given in silent.into_iter().filter(|given| !given.expected().is_empty()) {
        let place = stored.iter().position(|response| *response == given.expected());
        let place = place.unwrap_or_else(|| {
            let (gave, stored) = (given.expected(), &stored);
            panic!("{gave:?} is not stored; left is {stored:?}\n{}", told(given));
        });
        stored.swap_remove(place);
    }
    assert!(stored.is_empty(), "stored, and given by nobody: {stored:#?}");
}

/// Whether a response holds the word that only this person writes.
fn mentions(response: &Stored, token: &str) -> bool {
    let written = serde_json::to_string(response).expect("JSON");
    written
        .match_indices(token)
        .any(|(at, _)| !written[at + token.len()..].starts_with(|next: char| next.is_ascii_digit()))
}

fn same(given: &Given, stored: &Stored) {
    assert_eq!(&given.expected(), stored, "{}", told(given));
}

/// What a person did and saw, to read.
fn told(given: &Given) -> String {
    let lines = given.transcript.iter().map(|line| {
        let who = if line.panel { "<" } else { ">" };
        format!("{who} {} {:?}", line.text, line.buttons)
    });
    let lines: Vec<String> = lines.collect();
    let Given { token, platform, habits, why, .. } = given;
    format!("{token} {platform:?} {habits:?} {why:?}\n{}", lines.join("\n"))
}

#[test]
fn a_thousand_people_are_stored_as_they_answered_on_sqlite() {
    rehearse("sqlite://panelbot.sqlite", 1000);
}

#[test]
fn two_hundred_people_are_stored_as_they_answered_on_postgresql() {
    let Some(server) = postgres::server() else { return };
    rehearse(&server.database(), 200);
}
