//! Chats as transcripts that anyone can read. Each file in `transcripts/` holds what a panelist does (the lines that begin
//! at the margin) and all that they see (the indented lines). Every update goes through the whole of `Desk::receive`,
//! so the chat's state is stored and read again between any two lines. Those of Discord are in `transcripts/discord/`.
//!
//! After a change that you mean, `PANELBOT_WRITE_TRANSCRIPTS=1 cargo test --test it transcripts` writes them anew.

pub mod codes;
pub mod page;
mod player;
pub mod script;
mod staff;

use std::path::{Path, PathBuf};

use crate::support::{TestDesk, desk, postgres};
use player::Player;
use script::Script;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of transcripts")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .collect();
    files.sort();
    files
}

/// Plays every transcript of a folder. Those that may be written anew are, when that is asked for; else each must go as
/// it is written.
pub async fn play_all(folder: &str, may_write: bool, play: impl AsyncFn(&str) -> String) {
    let writing = may_write && std::env::var_os("PANELBOT_WRITE_TRANSCRIPTS").is_some();
    let mut different = Vec::new();
    for file in files(folder) {
        let written = std::fs::read_to_string(&file).expect("a transcript");
        println!("{}", file.display());
        let played = play(&written).await;
        if writing {
            std::fs::write(&file, &played).expect("written");
        } else if played != written {
            different.push(format!("{}\n{}", file.display(), first_difference(&written, &played)));
        }
    }
    assert!(different.is_empty(), "chats that went otherwise:\n\n{}", different.join("\n\n"));
}

async fn play(written: &str, desk: TestDesk) -> String {
    let script = Script::parse(written);
    Player::new(&script, desk).await.play(&script).await
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
    let play = async |written: &str| Box::pin(play(written, TestDesk::sqlite().await)).await;
    desk::run(play_all("transcripts", true, play));
}

#[test]
fn every_chat_goes_as_written_on_postgresql() {
    let Some(server) = postgres::server() else { return };
    let play =
        async |written: &str| Box::pin(play(written, TestDesk::postgresql(server).await)).await;
    desk::run(play_all("transcripts", false, play));
}
