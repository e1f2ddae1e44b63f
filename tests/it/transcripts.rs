//! Chats as transcripts that anyone can read. Each file in `transcripts/` holds what a panelist does (the lines that begin
//! at the margin) and all that they see (the indented lines). Every update goes through the whole of `Desk::receive`,
//! so the chat's state is stored and read again between any two lines.
//!
//! After a change that you mean, `PANELBOT_WRITE_TRANSCRIPTS=1 cargo test --test it transcripts` writes them anew.

mod page;
mod player;
mod script;

use std::future::Future;
use std::path::{Path, PathBuf};

use crate::support::{TestDesk, desk, postgres};
use player::Player;
use script::Script;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/transcripts")
}

fn files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder())
        .expect("the folder of transcripts")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .collect();
    files.sort();
    files
}

async fn play(written: &str, desk: TestDesk) -> String {
    let script = Script::parse(written);
    Player::new(&script, desk).await.play(&script).await
}

/// Plays every transcript on databases of one kind. Only one kind writes them anew.
async fn play_all<D: Future<Output = TestDesk>>(fresh: impl Fn() -> D, may_write: bool) {
    let writing = may_write && std::env::var_os("PANELBOT_WRITE_TRANSCRIPTS").is_some();
    let mut different = Vec::new();
    for file in files() {
        let written = std::fs::read_to_string(&file).expect("a transcript");
        println!("{}", file.display());
        let played = play(&written, fresh().await).await;
        if writing {
            std::fs::write(&file, &played).expect("written");
        } else if played != written {
            different.push(format!("{}\n{}", file.display(), first_difference(&written, &played)));
        }
    }
    assert!(different.is_empty(), "chats that went otherwise:\n\n{}", different.join("\n\n"));
}

fn first_difference(written: &str, played: &str) -> String {
    let pairs = written.lines().zip(played.lines()).enumerate();
    let found = pairs.map(|(no, (old, new))| (no + 1, old, new)).find(|(_, old, new)| old != new);
    match found {
        Some((line, old, new)) => format!("line {line}\n  expected: {old}\n  seen:     {new}"),
        None => "one is longer than the other".to_owned(),
    }
}

#[test]
fn every_chat_goes_as_written_on_sqlite() {
    desk::run(play_all(TestDesk::sqlite, true));
}

#[test]
fn every_chat_goes_as_written_on_postgresql() {
    let Some(server) = postgres::server() else { return };
    desk::run(play_all(|| TestDesk::postgresql(server), false));
}
