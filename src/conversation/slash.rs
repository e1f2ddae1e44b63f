//! What begins with a slash: a command, whatever is waited for, and never an answer.

use super::turn::Turn;
use super::{Word, commands, entry, typing};

/// Whether a text begins with a slash.
pub(super) fn is_command(text: &str) -> bool {
    text.trim_start().starts_with('/')
}

/// Carries out what a slash and a word ask for. Where nobody knows the word, what is waited for comes again.
pub(super) fn run(turn: &mut Turn, text: &str) {
    let text = text.trim();
    let vocabulary = &turn.situation.vocabulary;
    let is_stop = vocabulary.find(text.trim_start_matches('/')) == Some(Word::Stop);
    match vocabulary.command(text) {
        Some((command, argument)) => commands::run(turn, command, argument),
        None if is_stop => commands::leave(turn),
        None => match text.strip_prefix("/join") {
            Some(code) => entry::start(turn, code.trim()),
            None => typing::not_understood_here(turn),
        },
    }
}
