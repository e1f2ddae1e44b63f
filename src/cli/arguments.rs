//! The command line as it is written: names, values and their help.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Parser, Subcommand, ValueEnum};
use uuid::Uuid;

use super::answers::arguments::{Answers, Themes};
use super::bulletin::arguments::Bulletin;
use super::decision::arguments::Decision;
use super::export::Export;
use super::results::arguments::Results;
use super::set_aside::SetAside;
use super::statement::arguments::Statement;
use crate::domain::staff::Role;
use crate::domain::{Locale, RoundId, StaffId};
use crate::service::{RoundName, SeriesName};

/// A standing citizens' panel inside the chat apps that young people already use.
#[derive(Debug, Parser)]
#[command(name = "panelbot", version, after_help = AFTER_HELP, disable_help_subcommand = true)]
pub struct Cli {
    /// The settings; config.toml in this directory when it is there.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Write for machines.
    #[arg(long, global = true)]
    pub json: bool,
    /// Do not ask first. Only at a terminal is anything asked, before what cannot be undone.
    #[arg(long, global = true)]
    pub yes: bool,
    /// What to do; `run` when left out.
    #[command(subcommand)]
    pub command: Option<Command>,
}

const AFTER_HELP: &str = "\
Try it first:   panelbot demo
For real:       put tokens in config.toml, then panelbot doctor, then panelbot run
Exit codes:     0 done, 1 not done, 2 a wrong argument, file or setting";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the channels that have a token, and the web pages.
    Run,
    /// Try it: two example panels in a file of their own, in the browser.
    Demo(Demo),
    /// Have the conversation here in the terminal.
    Play(Play),
    /// Check the deployment and say what to fix.
    Doctor,
    /// What staff do at the desk.
    #[command(flatten)]
    Work(Work),
    /// Bring the database up to this version. `run` does so itself.
    Migrate,
}

/// What staff do at the desk.
#[derive(Debug, Subcommand)]
pub enum Work {
    /// The panels.
    #[command(subcommand)]
    Panel(Panel),
    /// The rounds of questions.
    #[command(subcommand)]
    Round(Round),
    /// What came out of closed rounds.
    #[command(subcommand)]
    Results(Results),
    /// Series of questions that open by themselves.
    #[command(subcommand)]
    Series(Series),
    /// The links that let people in.
    #[command(subcommand)]
    Invitation(Invitation),
    /// Those who work with a panel, and what each may do.
    #[command(subcommand)]
    Staff(Staff),
    /// Who did what, when.
    #[command(subcommand)]
    Audit(Audit),
    /// News to many, between rounds.
    #[command(subcommand)]
    Bulletin(Bulletin),
    /// Take out the answers of a sealed round, for analysis.
    Export(Export),
    /// What people wrote in their own words.
    #[command(subcommand)]
    Answers(Answers),
    /// What open answers are grouped by.
    #[command(subcommand)]
    Themes(Themes),
    /// What those who decide answer a round.
    #[command(subcommand)]
    Statement(Statement),
    /// What became of it later.
    #[command(subcommand)]
    Decision(Decision),
    /// What broke the program and was set aside, kept for 7 days.
    #[command(subcommand)]
    SetAside(SetAside),
}

/// `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// Where to serve the pages; port 0 takes any that is free.
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// Where to keep demo.sqlite and its key.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub dir: PathBuf,
}

/// `play`.
#[derive(Debug, Args)]
pub struct Play {
    /// The panel to come to.
    #[arg(long, value_name = "SLUG", conflicts_with = "code")]
    pub panel: Option<String>,
    /// The invitation to come by.
    #[arg(long)]
    pub code: Option<String>,
}

/// `panel`.
#[derive(Debug, Subcommand)]
pub enum Panel {
    /// Take in a panel's file: a new panel, or a new version of the one with the same slug.
    Apply {
        /// The file.
        file: PathBuf,
    },
    /// The panels and how many are in them.
    List,
}

/// `round`.
#[derive(Debug, Subcommand)]
pub enum Round {
    /// Take in a round's file: a new draft, or a new version of the draft with the same number.
    Apply {
        /// The file.
        file: PathBuf,
    },
    /// Write a ready round as a file, to change and apply.
    New {
        /// evaluation: what the panel has meant to those in it; ask it once a year.
        #[arg(long, value_enum)]
        template: RoundTemplate,
        /// The panel that it is for.
        #[arg(long, value_name = "SLUG")]
        panel: String,
    },
    /// The rounds and where they stand.
    List {
        /// Only those of this panel.
        #[arg(long, value_name = "SLUG")]
        panel: Option<String>,
    },
    /// One round.
    Show(RoundArgument),
    /// Hand a draft over for review.
    Submit(RoundArgument),
    /// Approve a round in review. If its file is applied with changes after that, it is a draft again.
    Approve(RoundArgument),
    /// Open an approved round for answers.
    Open(RoundArgument),
    /// Close an open round before its time.
    Close(RoundArgument),
}

/// A ready round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum RoundTemplate {
    /// What the panel has meant to those in it.
    Evaluation,
}

/// Which round.
#[derive(Debug, Args)]
pub struct RoundArgument {
    /// The round's id, or its panel and number, such as gnosjo/2.
    #[arg(value_name = "ID", value_parser = round_name)]
    pub name: RoundName,
}

/// `series`.
#[derive(Debug, Subcommand)]
pub enum Series {
    /// Take in a series' file: a round for each question, as drafts.
    Apply {
        /// The file.
        file: PathBuf,
    },
    /// The series and where they stand.
    List,
    /// One series, with its questions and when each opens.
    Show(SeriesArgument),
    /// Approve every question that is not: they open by themselves from then on.
    Approve(SeriesArgument),
    /// Let no more questions open by themselves.
    Pause(SeriesArgument),
    /// Let the questions that are left open at the next beats.
    Resume(SeriesArgument),
}

/// Which series.
#[derive(Debug, Args)]
pub struct SeriesArgument {
    /// Its panel and name, such as svenljunga/varannan-vecka.
    #[arg(value_name = "NAME", value_parser = series_name)]
    pub name: SeriesName,
}

/// `invitation`.
#[derive(Debug, Subcommand)]
pub enum Invitation {
    /// Make a link that lets people into a panel.
    Create(NewInvitation),
    /// The links, how many came by each, and how many of them joined.
    ///
    /// CAME counts guests too, as long as the panel keeps them.
    List {
        /// Only those of this panel.
        #[arg(long, value_name = "SLUG")]
        panel: Option<String>,
    },
}

/// `invitation create`.
#[derive(Debug, Args)]
pub struct NewInvitation {
    /// The panel it leads to.
    #[arg(long, value_name = "SLUG")]
    pub panel: String,
    /// Where it is used, such as "poster in the library".
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub label: String,
    /// How many may join by it; any number when left out.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2_000_000_000))]
    pub max_uses: Option<u32>,
    /// When it stops working, such as 2027-02-01T20:00:00+01:00.
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub expires_at: Option<DateTime<Utc>>,
    /// Where to write a picture of the link to print: .svg or .png.
    #[arg(long, value_name = "FILE", value_parser = picture)]
    pub qr: Option<PathBuf>,
}

/// `staff`.
#[derive(Debug, Subcommand)]
pub enum Staff {
    /// Give somebody a role: prints a code, good once and for 7 days, to write to the bot as /staff CODE.
    Add {
        /// The panel they work with.
        #[arg(long, value_name = "SLUG")]
        panel: String,
        /// owner, editor, approver, analyst, moderator or decider.
        #[arg(long, value_parser = role)]
        role: Role,
        /// Whose it is, for the list and the audit log.
        #[arg(long, default_value = "")]
        name: String,
    },
    /// Who has which role.
    List {
        /// Only those of this panel.
        #[arg(long, value_name = "SLUG")]
        panel: Option<String>,
    },
    /// Take a role away, at once.
    Remove {
        /// The id that "staff list" shows.
        #[arg(value_parser = staff_id)]
        id: StaffId,
    },
}

/// `audit`.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Who did what, the oldest first.
    List {
        /// Only what concerns this panel.
        #[arg(long, value_name = "SLUG")]
        panel: Option<String>,
        /// Only from then on, such as 2027-02-01T20:00:00+01:00.
        #[arg(long, value_name = "TIME", value_parser = time)]
        since: Option<DateTime<Utc>>,
    },
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_name(text).ok_or_else(|| {
        let names = Role::ALL.map(Role::as_str);
        format!("write one of {}", names.join(", "))
    })
}

fn staff_id(text: &str) -> Result<StaffId, String> {
    let id = text.parse().map(StaffId);
    id.map_err(|_| "write the id that \"panelbot staff list\" shows last in each line".to_owned())
}

fn round_name(text: &str) -> Result<RoundName, String> {
    if let Ok(id) = text.parse::<Uuid>() {
        return Ok(RoundName::Id(RoundId(id)));
    }
    let numbered = text.split_once('/').and_then(|(panel, number)| {
        Some(RoundName::Numbered { panel: panel.to_owned(), number: number.parse().ok()? })
    });
    numbered.ok_or_else(|| {
        "write the id that \"panelbot round list\" shows, or PANEL/NUMBER such as gnosjo/2"
            .to_owned()
    })
}

fn series_name(text: &str) -> Result<SeriesName, String> {
    let (panel, series) = text.split_once('/').ok_or_else(|| {
        "write PANEL/NAME as \"panelbot series list\" shows it, such as svenljunga/varannan-vecka"
            .to_owned()
    })?;
    Ok(SeriesName { panel: panel.to_owned(), series: series.to_owned() })
}

pub(super) fn time(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text).map(|time| time.to_utc()).map_err(|_| {
        "write date, time and offset from UTC, such as 2027-02-01T20:00:00+01:00".to_owned()
    })
}

pub(super) fn language(text: &str) -> Result<Locale, String> {
    Locale::parse(text).ok_or_else(|| "write two or three letters, such as sv".to_owned())
}

fn picture(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ["svg", "png"].contains(&ending.to_ascii_lowercase().as_str()) {
        Ok(path)
    } else {
        Err("the name must end in .svg or .png".to_owned())
    }
}
