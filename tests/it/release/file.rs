//! The file with what staff write to a result.

use panelbot::domain::{Panel, PanelId, QuestionNo, Round};
use panelbot::service::Release;
use panelbot::service::import::{self, Problem};
use panelbot::text::Catalog;
use uuid::Uuid;

const PANEL: &[u8] = include_bytes!("../../../examples/gnosjo/panel.toml");
const ROUND: &[u8] = include_bytes!("../../../examples/gnosjo/skatten.toml");
const EXAMPLE: &[u8] = include_bytes!("../../../examples/gnosjo/resultat.toml");

fn gnosjo() -> (Panel, Round) {
    let panel = import::panel(PANEL, PanelId(Uuid::nil())).expect("a right file");
    let round = import::round(ROUND, |_| Some(&panel), chrono::DateTime::UNIX_EPOCH);
    let round = round.expect("a right file");
    (panel, round)
}

fn read(file: &[u8]) -> Result<Release, Vec<Problem>> {
    let (panel, round) = gnosjo();
    import::release(file, &panel, &round)
}

#[test]
fn the_example_says_what_it_says() {
    let release = read(EXAMPLE).expect("a right file");
    assert_eq!((release.question, release.link_to_others), (Some(QuestionNo(0)), false));
    let (panel, _) = gnosjo();
    assert!(panel.say(&release.text, panel.default_locale()).starts_with("**Tack!**"));
}

#[test]
fn an_empty_file_leaves_it_all_to_the_program() {
    assert_eq!(read(b""), Ok(Release::default()));
}

#[test]
fn every_problem_is_told_at_once() {
    let long = "å".repeat(401);
    let file = format!(
        "chart = \"save\"\nlink_to_others = \"no\"\nsummary = \"hej\"\n[text]\nsv = \"{long}\"\nfi = \"hei\"\nen = \" \"\n"
    );
    let problems = read(file.as_bytes()).expect_err("it is full of them");
    let en = panelbot::domain::Locale::parse("en").expect("a language");
    let told: Vec<String> = problems
        .iter()
        .map(|one| format!("{}: {}", one.key, Catalog.say(&one.fault.text(), &en)))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
    let unknown = read(b"chart = \"nothing\"").expect_err("there is no such question");
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].key, "chart");
}
