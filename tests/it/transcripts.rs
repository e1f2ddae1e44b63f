//! Chats as transcripts that anyone can read. Each file in `transcripts/` holds what a panelist does (the lines that begin
//! at the margin) and all that they see (the indented lines). Every update goes through the whole of `Desk::receive`,
//! so the chat's state is stored and read again between any two lines.
//!
//! After a change that you mean, `PANELBOT_WRITE_TRANSCRIPTS=1 cargo test --test it transcripts` writes them anew.

mod page;
mod player;
mod script;

use std::path::{Path, PathBuf};

use crate::support::{Database, databases};
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

async fn play(file: &Path, database: &Database) -> (String, String) {
    let written = std::fs::read_to_string(file).expect("a transcript");
    let script = Script::parse(&written);
    let mut player = Player::new(&script, database).await;
    (player.play(&script).await, written)
}

async fn play_all(database: &Database) {
    let writing = std::env::var_os("PANELBOT_WRITE_TRANSCRIPTS").is_some();
    let mut different = Vec::new();
    for file in files() {
        let (played, written) = play(&file, database).await;
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

databases!(every_transcript_goes_as_written, |database| play_all(&database).await);
