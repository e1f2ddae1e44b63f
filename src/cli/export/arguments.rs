//! `export` as it is written on the command line.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::arguments::{RoundArgument, language};
use crate::domain::Locale;
use crate::report::Separator;
use crate::service::ExportFormat;

/// `export`: the answers of a sealed round, one row a respondent, with nothing that tells who they are. That they were taken
/// out, and by whom, is written down.
#[derive(Debug, Args)]
pub struct Export {
    /// Which round.
    #[command(flatten)]
    pub round: RoundArgument,
    /// xlsx: data, codebook, method and log; csv: the data, and a codebook beside it; sps: syntax for SPSS, and the data
    /// that it reads; geojson: the places.
    #[arg(long, value_enum)]
    pub format: Format,
    /// Where to write it. What csv and sps have beside it gets the same name with another ending.
    #[arg(long, value_name = "FILE")]
    pub output: PathBuf,
    /// Write over files that are there.
    #[arg(long)]
    pub overwrite: bool,
    /// What stands between the columns of csv: "," with a point in numbers, or ";" with a comma, as spreadsheets in Swedish
    /// expect.
    #[arg(long, value_enum, default_value_t = Between::Comma)]
    pub separator: Between,
    /// Words in the place of codes.
    #[arg(long)]
    pub labels: bool,
    /// Also what people wrote in their own words.
    #[arg(long)]
    pub with_open_answers: bool,
    /// The language of labels and notes; the panel's own when left out.
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub language: Option<Locale>,
}

/// The form of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A spreadsheet.
    Xlsx,
    /// A table as text.
    Csv,
    /// Syntax for SPSS.
    Sps,
    /// Places on a map.
    Geojson,
}

/// What stands between the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Between {
    /// A comma.
    #[value(name = ",")]
    Comma,
    /// A semicolon.
    #[value(name = ";")]
    Semicolon,
}

impl From<Format> for ExportFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Xlsx => Self::Xlsx,
            Format::Csv => Self::Csv,
            Format::Sps => Self::Sps,
            Format::Geojson => Self::GeoJson,
        }
    }
}

impl From<Between> for Separator {
    fn from(between: Between) -> Self {
        match between {
            Between::Comma => Self::Comma,
            Between::Semicolon => Self::Semicolon,
        }
    }
}
