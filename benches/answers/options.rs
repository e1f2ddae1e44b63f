//! What is measured.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use super::platform::Platform;

/// Measures answers from end to end: a press is offered, the answer is committed, the next question goes out.
#[derive(Debug, Parser)]
#[command(name = "answers")]
pub struct Options {
    /// What is measured.
    #[arg(long, value_enum, default_value_t = Measured::Answers)]
    pub measure: Measured,
    /// Where the people are.
    #[arg(long, value_enum, default_value_t = Platform::Telegram)]
    pub platform: Platform,
    /// The database.
    #[arg(long, value_enum, default_value_t = Database::Sqlite)]
    pub database: Database,
    /// How many panelists are in it.
    #[arg(long, default_value_t = 1_000)]
    pub panelists: usize,
    /// How long each measurement lasts, in seconds.
    #[arg(long, default_value_t = 20)]
    pub seconds: u64,
    /// Answers a second, where the time that each takes is measured.
    #[arg(long, default_value_t = 500)]
    pub rate: u32,
    /// How many people answer at once, where as many answers as possible are taken in.
    #[arg(long, default_value_t = 256)]
    pub people: usize,
    /// Where the database is kept between runs; filled when it is empty, with people on one platform. A temporary folder
    /// when left out.
    #[arg(long)]
    pub folder: Option<PathBuf>,
    /// The program to measure, in the place of the one that was just built.
    #[arg(long, default_value = env!("CARGO_BIN_EXE_panelbot"))]
    pub program: PathBuf,
    /// Given by `cargo bench`; without it nothing is measured.
    #[arg(long, hide = true)]
    pub bench: bool,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Measured {
    /// People's answers.
    Answers,
    /// A broadcast to all of them: how long it takes to make everyone's copy, to start with all of them waiting and in how
    /// much memory, and how fast they leave without limits.
    Broadcast,
}

/// A kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Database {
    /// One file, every commit synced.
    Sqlite,
    /// A server of its own from the installed programs, every commit synced.
    Postgres,
}

impl Database {
    /// Its name in the figures.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}
