//! What went wrong with a command, and the exit code that says whose turn it is.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::config;
use crate::domain::{Locale, check};
use crate::service::import::{self, Fault};
use crate::service::{Error, Refusal};
use crate::text::Catalog;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// A wrong argument, with what is wrong and what to do.
    Argument(String),
    /// A file that cannot be read.
    Unreadable(PathBuf, std::io::Error),
    /// A file that cannot be written.
    Unwritable(PathBuf, std::io::Error),
    /// A file with problems.
    File(PathBuf, Vec<import::Problem>),
    /// Settings with problems.
    Settings(config::Problems),
    /// Whoever was asked did not say yes.
    Unconfirmed,
    /// What was asked is not allowed now.
    Refused(Refusal),
    /// It did not work out.
    Failed(anyhow::Error),
    /// It did not work out, and that has been told already.
    Told,
    /// The settings have problems, and that has been told already.
    SettingsTold,
}

impl Failure {
    /// 2 for what the caller can put right in the command, its files or settings; 1 for what did not work out.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Argument(_)
            | Self::Unreadable(..)
            | Self::Unwritable(..)
            | Self::File(..)
            | Self::Settings(_)
            | Self::SettingsTold => 2,
            Self::Refused(refusal) => match refusal {
                Refusal::File(_)
                | Refusal::NoSuchPanel(_)
                | Refusal::NoSuchRound(_)
                | Refusal::NoSuchStaff(_)
                | Refusal::StaffName
                | Refusal::NoSuchBulletin(_)
                | Refusal::TimeIsPast
                | Refusal::DayIsPast
                | Refusal::TimeIsFar
                | Refusal::NoSuchSeries(_)
                | Refusal::NoSuchStatement(_)
                | Refusal::NoSuchDecision(_)
                | Refusal::NotLater(_)
                | Refusal::ReasonMissing(_)
                | Refusal::NoChart(_)
                | Refusal::NumberTaken { .. }
                | Refusal::NumberOfSeries { .. }
                | Refusal::Invitation(_) => 2,
                Refusal::Reading(why) if why.is_argument() => 2,
                _ => 1,
            },
            Self::Failed(_) | Self::Unconfirmed | Self::Told => 1,
        }
    }

    /// What is wrong, a line each, in the caller's language where there are words for it.
    #[must_use]
    pub fn lines(&self, locale: &Locale) -> Vec<String> {
        match self {
            Self::Argument(wrong) => vec![wrong.clone()],
            Self::Unreadable(path, error) => {
                vec![format!("{}: cannot be read: {error}", path.display())]
            }
            Self::Unwritable(path, error) => {
                vec![format!("{}: cannot be written: {error}", path.display())]
            }
            Self::File(path, problems) => {
                problems.iter().map(|problem| file_line(path, problem, locale)).collect()
            }
            Self::Settings(problems) => problems.0.iter().map(ToString::to_string).collect(),
            Self::Refused(
                Refusal::Unfit(problems)
                | Refusal::BulletinUnfit(problems)
                | Refusal::StatementUnfit(problems),
            ) => {
                let said = self.said();
                std::iter::once(said)
                    .chain(problems.iter().map(|rule| rule_line(rule, locale)))
                    .collect()
            }
            Self::Refused(_) | Self::Failed(_) => vec![self.said()],
            Self::Unconfirmed => vec!["nothing was done".to_owned()],
            Self::Told | Self::SettingsTold => Vec::new(),
        }
    }

    /// The same for machines.
    #[must_use]
    pub fn json(&self, locale: &Locale) -> Value {
        match self {
            Self::File(path, problems) => {
                let problem = |problem: &import::Problem| {
                    json!({
                        "line": problem.line, "column": problem.column, "key": problem.key,
                        "problem": Catalog.say(&problem.fault.text(), locale),
                    })
                };
                let problems: Vec<_> = problems.iter().map(problem).collect();
                json!({ "file": path.display().to_string(), "problems": problems })
            }
            Self::Settings(problems) => {
                let problem = |problem: &config::Problem| json!({ "key": problem.key, "source": problem.source, "problem": problem.problem });
                json!({ "problems": problems.0.iter().map(problem).collect::<Vec<_>>() })
            }
            _ => {
                json!({ "problems": self.lines(locale).iter().map(|line| json!({ "problem": line })).collect::<Vec<_>>() })
            }
        }
    }

    fn said(&self) -> String {
        match self {
            Self::Refused(refusal) => refusal.to_string(),
            Self::Failed(error) => format!("{error:#}"),
            _ => String::new(),
        }
    }
}

fn file_line(path: &Path, problem: &import::Problem, locale: &Locale) -> String {
    let import::Problem { key, line, column, fault } = problem;
    let column = column.map(|column| format!(":{column}")).unwrap_or_default();
    let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
    format!("{}:{line}{column}: {key}{}", path.display(), Catalog.say(&fault.text(), locale))
}

fn rule_line(problem: &check::Problem, locale: &Locale) -> String {
    let sentence = Catalog.say(&Fault::Rule(problem.fault.clone()).text(), locale);
    format!("{}: {sentence}", problem.key)
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<config::Problems> for Failure {
    fn from(problems: config::Problems) -> Self {
        Self::Settings(problems)
    }
}
