//! What is measured.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Measures what becomes of a large round: its tally, its charts, its export.
#[derive(Debug, Parser)]
#[command(name = "tally")]
pub struct Options {
    /// The database.
    #[arg(long, value_enum, default_value_t = Database::Sqlite)]
    pub database: Database,
    /// How many answers the round has.
    #[arg(long, default_value_t = 1_000_000)]
    pub answers: usize,
    /// How often each thing is done; the median is told.
    #[arg(long, default_value_t = 5)]
    pub times: usize,
    /// Where the database is kept between runs; filled when it is empty. A temporary folder when left out.
    #[arg(long)]
    pub folder: Option<PathBuf>,
    /// The program that exports, in the place of the one that was just built.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_panelbot"))]
    pub program: PathBuf,
    /// Given by `cargo bench`; without it nothing is measured.
    #[arg(long, hide = true)]
    pub bench: bool,
}

/// A kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Database {
    /// One file.
    Sqlite,
    /// A server of its own from the installed programs.
    Postgres,
}
