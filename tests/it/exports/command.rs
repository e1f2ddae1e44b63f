//! `panelbot export`, as it is written.

use std::sync::Arc;

use panelbot::domain::RoundId;
use panelbot::service::{Desk, SystemClock};
use panelbot::store::{Settings, Store};

use super::reading;
use super::scene::{PANEL, ROUND, answer, people};
use crate::command::Deployment;
use crate::support::desk;

/// Enough for an export.
const RESPONDENTS: u16 = 24;

fn closed() -> (Deployment, String) {
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
        answer(&store, RoundId(id.parse().expect("an id")), people(RESPONDENTS)).await;
        store.close().await.expect("closed");
    });
    deployment.ok(&["round", "close", &id]);
    (deployment, id)
}

fn sealed() -> (Deployment, String) {
    let (deployment, id) = closed();
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
