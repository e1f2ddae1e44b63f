//! `panelbot export`, as it is written.

use std::sync::Arc;

use panelbot::domain::{Answer, AnswerValue, QuestionNo, RoundId};
use panelbot::service::{Desk, SystemClock};
use panelbot::store::{Settings, Store};
use serde_json::{Value, json};

use super::reading;
use super::scene::{PANEL, ROUND, answer, people};
use crate::command::Deployment;
use crate::support::desk;

/// Enough for an export.
const RESPONDENTS: u16 = 24;

fn closed() -> (Deployment, String) {
    closed_with(&[])
}

/// The same, with some more who wrote this.
fn closed_with(more: &[&str]) -> (Deployment, String) {
    let deployment = Deployment::new();
    deployment.write("panel.toml", &PANEL);
    deployment.write("round.toml", &ROUND);
    deployment.ok(&["panel", "apply", "panel.toml"]);
    let id = deployment.ok(&["round", "apply", "round.toml"]);
    for step in ["submit", "approve", "open"] {
        deployment.ok(&["round", step, &id]);
    }
    desk::run(async {
        let url = format!("sqlite://{}", deployment.path("panelbot.sqlite").display());
        let store = Store::connect(&Settings { url }).await.expect("the database");
        let wrote = |words: &&str| {
            let words = Answer::complete(AnswerValue::Text((*words).to_owned()));
            let background = people(1).remove(0).0;
            (background, [(QuestionNo(4), words)].into())
        };
        let everybody = people(RESPONDENTS).into_iter().chain(more.iter().map(wrote)).collect();
        answer(&store, RoundId(id.parse().expect("an id")), everybody).await;
        store.close().await.expect("closed");
    });
    deployment.ok(&["round", "close", &id]);
    (deployment, id)
}

fn sealed() -> (Deployment, String) {
    sealed_with(&[])
}

fn sealed_with(more: &[&str]) -> (Deployment, String) {
    let (deployment, id) = closed_with(more);
    desk::run(async {
        let url = format!("sqlite://{}", deployment.path("panelbot.sqlite").display());
        let store = Store::connect(&Settings { url }).await.expect("the database");
        let settings = panelbot::service::Settings {
            store: store.clone(),
            key_file: deployment.path("panelbot.key"),
            links: panelbot::conversation::Links::default(),
            clock: Arc::new(SystemClock),
        };
        let desk = Desk::open(settings).await.expect("a desk");
        desk.seal(RoundId(id.parse().expect("an id"))).await.expect("sealed");
        store.close().await.expect("closed");
    });
    (deployment, id)
}

#[test]
fn each_form_is_written_where_it_should_be_for_its_owner_only_and_is_in_the_log() {
    let (deployment, id) = sealed();
    let export = |format: &str, file: &str, more: &[&str]| {
        let begin = ["export", &id, "--format", format, "--output", file];
        let told = deployment.ok(&[&begin[..], more].concat());
        for written in told.lines() {
            let bytes = std::fs::read(deployment.path(written)).expect("written");
            assert!(!bytes.is_empty(), "{written}");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt as _;
                let kept = std::fs::metadata(deployment.path(written)).expect("there");
                assert_eq!(kept.permissions().mode() & 0o777, 0o600, "{written}");
            }
        }
        told
    };
    assert_eq!(export("xlsx", "a.xlsx", &["--language", "en"]), "a.xlsx");
    assert_eq!(export("csv", "b.csv", &["--separator", ";", "--labels"]), "b.csv\nb.codebook.csv");
    assert_eq!(export("sps", "c.sps", &["--with-open-answers"]), "c.sps\nc.csv");
    assert_eq!(export("geojson", "d.geojson", &[]), "d.geojson");
    let bytes = std::fs::read(deployment.path("a.xlsx")).expect("written");
    let method = format!("{:?}", reading::sheet(&bytes, "method"));
    assert!(method.contains("Do not match this file"), "{method}");
    let syntax = std::fs::read_to_string(deployment.path("c.sps")).expect("written");
    assert!(syntax.contains("/FILE='c.csv'"), "{syntax}");
    assert!(syntax.contains("VARIABLE LABELS raise 'Ska vi ''höja''?'."), "{syntax}");
    assert!(syntax.contains("MISSING VALUES raise (-4 THRU -1)."), "{syntax}");
    assert!(syntax.contains("word_words A2501"), "{syntax}");
    assert!(syntax.contains("where_words A1001"), "{syntax}");
    assert!(!syntax.contains("MISSING VALUES trust ("), "its own numbers go below zero: {syntax}");
    let codebook = std::fs::read_to_string(deployment.path("b.codebook.csv")).expect("written");
    assert!(codebook.contains("Lägg inte ihop filen"), "{codebook}");
    assert!(codebook.contains("Filen visar små grupper rad för rad"), "{codebook}");
    let log = deployment.ok(&["audit", "list"]);
    for what in ["export xlsx ", "export csv ", "export sps open_answers", "export geojson "] {
        assert!(log.contains(what) && log.contains("astrid"), "{log}");
    }
    let json = deployment.json(&["export", &id, "--format", "csv", "--output", "e.csv"]);
    assert_eq!(json["responses"], RESPONDENTS);
}

#[test]
fn a_table_in_the_terminal_names_bands_as_the_public_page_does() {
    let (deployment, id) = closed();
    let told = deployment.ok(&["results", "show", &id]);
    let bands = told.lines().filter(|line| line.contains(" till ")).collect::<Vec<_>>();
    let (last, others) = bands.split_last().expect("bands");
    assert!(!last.contains("till under"), "{told}");
    assert!(!others.is_empty() && others.iter().all(|one| one.contains("till under")), "{told}");
}

#[test]
fn open_answers_that_somebody_should_look_at_are_told_as_they_leave() {
    let (deployment, id) =
        sealed_with(&["Ring mig på 070-123 45 67", "jag vill dö", "kim@example.se vet"]);
    let export = |format: &str, more: &[&str]| {
        let begin = ["export", &id, "--format", format, "--output", "a.file", "--overwrite"];
        deployment.run(&[&begin[..], more].concat())
    };
    let listed = deployment.json(&["answers", "list", &id, "--personal-data", "--per-page", "99"]);
    let answers = listed["answers"].as_array().expect("answers");
    let count = answers.len();
    for words in ["070-123 45 67", "kim@example.se"] {
        let shows = |one: &&Value| one["text"].as_str().is_some_and(|text| text.contains(words));
        assert_eq!(answers.iter().filter(shows).count(), 1, "{words}: {listed}");
    }
    let told = export("xlsx", &["--with-open-answers"]).err;
    let see = format!("see them with: panelbot answers list {id}");
    let personal = format!("{count} look like personal data; {see} --personal-data\n");
    let danger = format!("1 may mean danger; {see} --danger\n");
    assert!(told.contains(&personal) && told.contains(&danger), "{told}");
    let json = export("csv", &["--with-open-answers", "--json"]);
    let json: Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["open_answers"], json!({ "personal_data": count, "danger": 1 }));
    let without = export("xlsx", &[]);
    assert_eq!((without.code, without.err.as_str()), (0, ""));
    let places = export("geojson", &["--with-open-answers"]);
    assert!(places.code == 0 && !places.err.contains("danger"), "{}", places.err);
    for answer in answers {
        let handle = answer["handle"].as_str().expect("a handle");
        deployment.ok(&["answers", "hide", &id, handle, "--suggested"]);
    }
    let told = export("csv", &["--with-open-answers"]).err;
    assert!(!told.contains("personal data") && told.contains("1 may mean danger"), "{told}");
}

#[test]
fn an_export_writes_over_nothing_unless_it_is_told_to() {
    let (deployment, id) = sealed();
    let export = ["export", &id, "--format", "sps", "--output", "a.sps"];
    deployment.write("a.csv", "somebody's own");
    deployment.fails(&export, 2, "a.csv is there already");
    assert!(!deployment.path("a.sps").exists(), "the other one is not written either");
    assert!(!deployment.ok(&["audit", "list"]).contains("  export "), "and nothing is taken out");
    let kept = std::fs::read_to_string(deployment.path("a.csv")).expect("there");
    assert_eq!(kept, "somebody's own");
    deployment.ok(&[&export[..], &["--overwrite"]].concat());
    deployment.fails(&export, 2, "a.sps is there already");
}

#[test]
fn what_cannot_be_exported_is_told_and_no_file_is_left() {
    let (deployment, id) = closed();
    let export = |file: &str, more: &[&str], code: i32, words: &str| {
        let begin = ["export", &id, "--output", file];
        deployment.fails(&[&begin[..], more].concat(), code, words);
    };
    export("a.csv", &["--format", "csv"], 1, "can still be tied to people");
    export("nowhere/a.csv", &["--format", "csv"], 2, "cannot be written");
    export(".", &["--format", "csv"], 2, "cannot be written");
    export("a.sps", &["--format", "sps", "--labels"], 2, "the syntax for SPSS has the labels");
    export("a.csv", &["--format", "sps"], 2, "name the syntax with .sps");
    export("a.csv", &["--format", "csv", "--separator", "|"], 2, "possible values");
    export("a.csv", &["--format", "csv", "--language", "swedish"], 2, "two or three letters");
    let left: Vec<_> = std::fs::read_dir(deployment.path("."))
        .expect("a folder")
        .map(|file| file.expect("a file").file_name().into_string().expect("text"))
        .filter(|name| name.starts_with('a'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    let log = deployment.ok(&["audit", "list"]);
    assert!(!log.contains("  export "), "{log}");
}
