//! `results` as it is written.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use crate::cli::arguments::RoundArgument;
use crate::domain::Locale;

/// `results`.
#[derive(Debug, Subcommand)]
pub enum Results {
    /// The result of a closed round: what may be shown of it, and nothing else.
    Show(Show),
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
    /// The same question over the years: what a panel has answered in every round whose result is out.
    Trend(TrendArguments),
    /// What goes out besides, once the result is: a draft of a press release, a paragraph for the newsletter and a poster,
    /// in each language of the panel.
    Kit {
        /// Of which round.
        #[command(flatten)]
        round: RoundArgument,
        /// The folder that they are written to; it is made when it is not there.
        #[arg(long, value_name = "FOLDER")]
        folder: PathBuf,
        /// The question that stands first, from 1; the first of which a figure can be told when left out.
        #[arg(long, value_name = "NUMBER")]
        question: Option<usize>,
        /// Write over files that are there.
        #[arg(long)]
        overwrite: bool,
    },
}

/// `results trend`.
#[derive(Debug, Args)]
pub struct TrendArguments {
    /// The panel, such as gnosjo.
    #[arg(value_name = "PANEL")]
    pub panel: String,
    /// Only the question with this id in the rounds' files.
    #[arg(long, value_name = "ID")]
    pub question: Option<String>,
    /// The answer that is drawn, by its id in the file; the mean, or what most answered last, when left out.
    #[arg(long, value_name = "ID", requires = "question")]
    pub answer: Option<String>,
    /// How to write it; a table for the terminal when left out.
    #[arg(long, value_enum)]
    pub format: Option<TrendFormat>,
    /// The language it is drawn in; the panel's own when left out.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Locale>,
    /// Write it to this file.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How a trend is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TrendFormat {
    /// Everything that may be shown, with the ids of the files.
    Json,
    /// A table for a spreadsheet, one figure a row.
    Csv,
    /// One question's chart as a picture, 780 pixels across.
    Png,
    /// The same without pixels.
    Svg,
}

/// `results show`.
#[derive(Debug, Args)]
pub struct Show {
    /// Which round.
    #[command(flatten)]
    pub round: RoundArgument,
    /// Broken down by a background question, or by two with a comma between them.
    #[arg(long, value_name = "VARIABLE", value_delimiter = ',')]
    pub by: Vec<String>,
    /// How to write it; a table for the terminal when left out.
    #[arg(long, value_enum)]
    pub format: Option<Format>,
    /// The question that is drawn, from 1; the first that has a chart when left out.
    #[arg(long, value_name = "NUMBER")]
    pub question: Option<usize>,
    /// The language it is drawn in; the panel's own when left out.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    pub language: Option<Locale>,
    /// Write it to this file.
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// How a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Everything that may be shown, with the ids of the files.
    Json,
    /// A table for a spreadsheet, one count a row.
    Csv,
    /// A spreadsheet: the whole panel, each breakdown, how the round went, and what the figures can say.
    Xlsx,
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
