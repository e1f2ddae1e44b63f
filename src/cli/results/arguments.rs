//! `results` as it is written.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use crate::cli::arguments::RoundArgument;

/// `results`.
#[derive(Debug, Subcommand)]
pub enum Results {
    /// The result of a closed round: what may be shown of it, and nothing else.
    Show {
        /// Which round.
        #[command(flatten)]
        round: RoundArgument,
        /// Broken down by a background question, or by two with a comma between them.
        #[arg(long, value_name = "VARIABLE", value_delimiter = ',')]
        by: Vec<String>,
        /// How to write it; a table for the terminal when left out.
        #[arg(long, value_enum)]
        format: Option<Format>,
    },
    /// How a result will look in the chats, who gets it, and how long that takes. Nothing is sent.
    Preview {
        /// Of which round.
        #[command(flatten)]
        round: RoundArgument,
        /// What you write to it.
        #[arg(long, value_name = "FILE")]
        summary: Option<PathBuf>,
    },
    /// Let a result out: everyone who took part gets it, with their own answer beside it, and anyone may see it from then
    /// on. It leaves while "panelbot run" runs.
    Release {
        /// Of which round.
        #[command(flatten)]
        round: RoundArgument,
        /// What you write to it.
        #[arg(long, value_name = "FILE")]
        summary: Option<PathBuf>,
    },
}

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything that may be shown, with the ids of the files.
    Json,
    /// A table for a spreadsheet, one count a row.
    Csv,
}
