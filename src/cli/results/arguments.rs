//! `results` as it is written.

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
}

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything that may be shown, with the ids of the files.
    Json,
    /// A table for a spreadsheet, one count a row.
    Csv,
}
