//! `results` as it is written.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use crate::cli::arguments::RoundArgument;
use crate::domain::Locale;

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
        /// The question that is drawn, from 1; the first that has a chart when left out.
        #[arg(long, value_name = "NUMBER")]
        question: Option<usize>,
        /// The language it is drawn in; the panel's own when left out.
        #[arg(long, value_name = "LANGUAGE", value_parser = language)]
        language: Option<Locale>,
        /// Write it to this file.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything that may be shown, with the ids of the files.
    Json,
    /// A table for a spreadsheet, one count a row.
    Csv,
    /// One question's chart as a picture, 780 pixels across.
    Png,
    /// The same without pixels.
    Svg,
    /// The whole result as the public page shows it once it is let out, in one file.
    Html,
}

fn language(tag: &str) -> Result<Locale, String> {
    Locale::parse(tag).ok_or_else(|| "write a language by its letters, such as sv".to_owned())
}
