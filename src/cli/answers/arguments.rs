//! `answers` and `themes` as they are written on the command line.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

use crate::cli::arguments::RoundArgument;
use crate::domain::Locale;

/// `answers`.
#[derive(Debug, Subcommand)]
pub enum Answers {
    /// Read open answers: those that may mean danger first, whole, a page at a time.
    List(List),
    /// One open answer: as it was written, what is hidden of it, and what looks like personal data.
    Show(AnswerArgument),
    /// Leave a passage out wherever the answer is shown to others; […] stands in its place.
    #[command(group(ArgGroup::new("what").required(true).args(["text", "suggested", "all", "nothing"])))]
    Hide {
        /// Which answer.
        #[command(flatten)]
        answer: AnswerArgument,
        /// Every place where these words stand.
        #[arg(long, value_name = "PASSAGE")]
        text: Vec<String>,
        /// What looks like personal data.
        #[arg(long)]
        suggested: bool,
        /// All of it.
        #[arg(long)]
        all: bool,
        /// Nothing any more.
        #[arg(long)]
        nothing: bool,
    },
    /// Write the answers of a round to a file for print, by question and theme.
    Print {
        /// Which round.
        #[command(flatten)]
        round: RoundArgument,
        /// In which language.
        #[arg(long, value_name = "TAG", value_parser = language)]
        language: Locale,
        /// Where to write it.
        #[arg(long, value_name = "FILE.html")]
        output: PathBuf,
        /// Those that may mean danger or look like personal data, too.
        #[arg(long)]
        all: bool,
        /// Only those whose writers let them be shown.
        #[arg(long)]
        quotable: bool,
    },
    /// Choose an answer as a quote, where its writer has agreed to that.
    Quote {
        /// Which answer.
        #[command(flatten)]
        answer: AnswerArgument,
        /// Even though something in it looks like personal data, or its words may mean danger.
        #[arg(long)]
        sure: bool,
        /// Let it go.
        #[arg(long, conflicts_with = "sure")]
        off: bool,
    },
}

/// `answers list`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct List {
    /// Which round.
    #[command(flatten)]
    pub round: RoundArgument,
    /// Only answers to this question, by its id in the round's file.
    #[arg(long, value_name = "ID")]
    pub question: Option<String>,
    /// Only those with this theme.
    #[arg(long, value_name = "THEME")]
    pub theme: Option<String>,
    /// Only those without a theme.
    #[arg(long, conflicts_with = "theme")]
    pub untagged: bool,
    /// Only those with these words.
    #[arg(long, value_name = "WORDS")]
    pub search: Option<String>,
    /// Only those that may mean danger. Works while the round is open, too.
    #[arg(long)]
    pub danger: bool,
    /// Only those with what looks like personal data and is not hidden.
    #[arg(long)]
    pub personal_data: bool,
    /// Only those that seem to be in this language.
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<Locale>,
    /// Only those that are chosen as quotes.
    #[arg(long)]
    pub chosen: bool,
    /// Which page.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub page: u32,
    /// How many a page.
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub per_page: u32,
}

/// Which open answer.
#[derive(Debug, Args)]
pub struct AnswerArgument {
    /// Of which round.
    #[command(flatten)]
    pub round: RoundArgument,
    /// What "answers list" calls it.
    #[arg(value_name = "HANDLE")]
    pub handle: String,
}

/// `themes`.
#[derive(Debug, Subcommand)]
pub enum Themes {
    /// The themes of a round. Of fewer than 5 answers no number is told.
    List(RoundArgument),
    /// Make a theme.
    Add {
        /// In which round.
        #[command(flatten)]
        round: RoundArgument,
        /// What to call it.
        #[arg(value_name = "NAME")]
        theme: String,
    },
    /// Give a theme another name.
    Rename {
        /// In which round.
        #[command(flatten)]
        round: RoundArgument,
        /// Which theme.
        from: String,
        /// What to call it.
        to: String,
    },
    /// Make two themes one: the first goes, its answers get the second.
    Merge {
        /// In which round.
        #[command(flatten)]
        round: RoundArgument,
        /// The theme that goes.
        from: String,
        /// The theme that stays.
        into: String,
    },
    /// Put themes on the public page: by name, without a number, each from ten people on whose answers to a question have
    /// it.
    Publish(Publish),
    /// Take themes from the public page.
    Unpublish(Publish),
    /// Give answers themes.
    Assign(Assign),
    /// Take themes from answers.
    Unassign(Assign),
    /// Words that at least 5 answers share, counted here.
    Suggest {
        /// In which round.
        #[command(flatten)]
        round: RoundArgument,
        /// Among the answers to which question.
        #[arg(long, value_name = "ID")]
        question: String,
        /// In which language.
        #[arg(long, value_name = "TAG", value_parser = language)]
        language: Locale,
    },
}

/// `themes publish` and `themes unpublish`.
#[derive(Debug, Args)]
pub struct Publish {
    /// In which round.
    #[command(flatten)]
    pub round: RoundArgument,
    /// Which themes.
    #[arg(value_name = "THEME", required = true)]
    pub themes: Vec<String>,
}

/// `themes assign` and `themes unassign`.
#[derive(Debug, Args)]
pub struct Assign {
    /// In which round.
    #[command(flatten)]
    pub round: RoundArgument,
    /// Which theme; may stand several times.
    #[arg(long = "theme", value_name = "THEME", required = true)]
    pub themes: Vec<String>,
    /// Which answers, as "answers list" calls them.
    #[arg(value_name = "HANDLE", required = true)]
    pub handles: Vec<String>,
}

fn language(text: &str) -> Result<Locale, String> {
    Locale::parse(text).ok_or_else(|| "write a language's tag, such as sv".to_owned())
}
