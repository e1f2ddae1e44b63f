//! The whole story as it is written in the transcripts.

use std::path::{Path, PathBuf};

use panelbot::domain::RoundPhase;

use super::book::LANGUAGES;
use super::cast::ANSWERING;
use super::stage::{Stage, tax};
use crate::support::{TestDesk, desk};

fn file(language: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/closing_loop/transcripts");
    folder.join(format!("skatten.{language}.txt"))
}

/// What stands above each transcript.
const HEADS: [&str; 2] = [
    "Gnosjös fråga om skatten, från utkast till det som blev av den, så som Kim, Siv, kommunens folk och Bo såg den.\n\
     122 är med i panelen. Kim svarar, Siv svarar inte. Raderna med > är det som de skriver eller trycker på.\n",
    "Gnosjö's question about the tax, from the draft to what became of it, as Robin, Sam and the municipality's people saw it.\n\
     122 are in the panel. Robin answers, Sam does not. Lines with > are what they write or press.\n",
];

async fn play(test: TestDesk) -> Stage {
    let mut stage = Stage::open(test).await;
    stage.is_drafted().await;
    stage.is_answered().await;
    stage.is_closed().await;
    assert_eq!(stage.round().await.phase(), RoundPhase::Closed);
    stage.is_released().await;
    assert_eq!(
        stage.round().await.phase(),
        RoundPhase::Reported,
        "the result has reached everyone"
    );
    assert!(stage.round().await.sealed_at().is_some(), "and the link is destroyed");
    stage.is_stated().await;
    assert_eq!(stage.round().await.phase(), RoundPhase::Concluded, "so has the answer");
    stage.is_felt().await;
    stage.is_done().await;
    stage
}

/// Compares with what is written, or writes it anew.
fn compare(stage: &Stage, may_write: bool) {
    let writing = may_write && std::env::var_os("PANELBOT_WRITE_TRANSCRIPTS").is_some();
    for (language, head) in LANGUAGES.into_iter().zip(HEADS) {
        let played = format!("{head}{}", stage.book.told(language));
        if writing {
            std::fs::write(file(language), &played).expect("written");
            continue;
        }
        let written = std::fs::read_to_string(file(language)).expect("a transcript");
        if let Some((line, (old, new))) =
            (1..).zip(written.lines().zip(played.lines())).find(|(_, (old, new))| old != new)
        {
            panic!("{language}, line {line}\n  expected: {old}\n  seen:     {new}");
        }
        assert_eq!(written.lines().count(), played.lines().count(), "{language}");
    }
}

/// What must hold whatever the words are.
async fn holds(stage: &Stage) {
    super::pictures::show_what_was_answered(stage).await;
    assert_eq!(stage.post.platform.violations(), Vec::<String>::new());
    assert_eq!(stage.test.count("set_aside").await, 0);
    let status = stage.test.desk.statement_status(&tax()).await.expect("a status");
    for (_, state, figures) in &status.messages {
        assert_eq!((state.as_str(), figures.sent), ("done", ANSWERING as u64));
    }
}

#[test]
fn gnosjos_round_on_the_tax_goes_from_draft_to_decision_as_written_on_sqlite() {
    desk::run(async {
        let stage = Box::pin(play(TestDesk::sqlite().await)).await;
        compare(&stage, true);
        holds(&stage).await;
        super::pictures::keep(&stage);
    });
}

#[test]
fn gnosjos_round_on_the_tax_goes_from_draft_to_decision_as_written_on_postgresql() {
    let Some(server) = crate::support::postgres::server() else { return };
    desk::run(async {
        let stage = Box::pin(play(TestDesk::postgresql(server).await)).await;
        compare(&stage, false);
        holds(&stage).await;
    });
}
