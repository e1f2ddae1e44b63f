//! `statement` as it is written on the command line.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

use crate::cli::arguments::RoundArgument;
use crate::domain::Locale;
use crate::domain::visible::without_turns;

/// `statement`.
#[derive(Debug, Subcommand)]
pub enum Statement {
    /// One page for whoever decides: the promise, the result, what is asked of them, and the file to fill in.
    Brief {
        /// Of which round.
        #[command(flatten)]
        round: RoundArgument,
        /// Write only the file to fill in, to this file.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Write over a file that is there.
        #[arg(long, requires = "output")]
        overwrite: bool,
    },
    /// Take in a statement's file as a draft, or in the place of the draft. Nothing is sent.
    Draft {
        /// The file.
        file: PathBuf,
    },
    /// How it looks on each channel, and who gets it.
    Preview {
        /// Of which round.
        #[command(flatten)]
        round: RoundArgument,
        /// Only in this language.
        #[arg(long, value_name = "TAG", value_parser = language)]
        language: Option<Locale>,
    },
    /// Hand a draft over, so that somebody else approves it.
    Submit(RoundArgument),
    /// Approve what somebody else wrote.
    Approve(RoundArgument),
    /// Send it to everyone who took part. It leaves while "panelbot run" runs, outside the quiet hours.
    Send(RoundArgument),
    /// Take in the file that puts right what was sent. Approved and sent, it reaches people as a correction.
    Correct {
        /// Of which round.
        #[command(flatten)]
        round: RoundArgument,
        /// The file; its "corrected" says what was wrong.
        file: PathBuf,
    },
    /// Where it stands, and whether it felt like an answer.
    Status(RoundArgument),
    /// Set a new date: the panel is told, with an apology, when the one that it was promised is over.
    Postpone {
        /// Of which round.
        #[command(flatten)]
        round: RoundArgument,
        /// The new day, such as 2027-06-24.
        #[arg(long, value_name = "DATE", required_unless_present = "withdraw")]
        until: Option<NaiveDate>,
        /// Take the last new date back, as long as the one before it is not over.
        #[arg(long, conflicts_with_all = ["until", "why"])]
        withdraw: bool,
        /// Why, for the panel: a language and the words, such as sv="Nämnden behöver läsa mer."
        #[arg(long, value_name = "TAG=WORDS", value_parser = reason)]
        why: Vec<(Locale, String)>,
    },
}

fn language(text: &str) -> Result<Locale, String> {
    Locale::parse(text).ok_or_else(|| "write two or three letters, such as sv".to_owned())
}

/// Most characters of a reason.
const REASON_MAX_CHARS: usize = 500;

fn reason(text: &str) -> Result<(Locale, String), String> {
    let (tag, words) =
        text.split_once('=').ok_or("write a language and the words, such as sv=\"…\"")?;
    let words = without_turns(words);
    let words = words.trim();
    if words.is_empty()
        || words.chars().count() > REASON_MAX_CHARS
        || words.chars().any(char::is_control)
    {
        return Err(format!("write one line of at most {REASON_MAX_CHARS} characters"));
    }
    Ok((language(tag)?, words.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_reason_turns_the_text_after_it_or_steers_a_terminal() {
        let words = |text: &str| reason(text).map(|(_, words)| words);
        assert_eq!(words("sv=\u{202e}Nämnden läser.\u{2066}").as_deref(), Ok("Nämnden läser."));
        for wrong in ["sv=\u{202e}", "sv=\u{7}Hej", "sv=Hej\nhej", "sv=", "Hej"] {
            assert!(reason(wrong).is_err(), "{wrong:?}");
        }
    }
}
