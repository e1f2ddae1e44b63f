//! The answers of a sealed round as files, for those who analyse them.
//!
//! Nobody can tell whose answers they are: the link was destroyed when the round was sealed, rare combinations of
//! background were dropped then, and places are rounded here. A round that keeps its link is never sealed, and its answers
//! never leave.

mod cells;
mod places;
mod sheets;
mod spss;
mod table;
mod wording;

use chrono::{DateTime, Utc};

use super::Desk;
use super::refusal::Refusal;
use super::rounds::{self, RoundName};
use crate::domain::codebook::Codebook;
use crate::domain::{Anonymity, Locale, Panel, RespondentKey, Round, RoundState};
use crate::report::MOST_ROWS;
use crate::store::{Store, StoredResponse};

/// Responses that are read at once.
const PAGE: u64 = 1000;

/// What is written in the audit log begins with this.
const ACTION: &str = "export";

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// A spreadsheet with data, codebook, method and log.
    Xlsx,
    /// The data alone, with a codebook beside it.
    Csv,
    /// Syntax for SPSS, and the data that it reads.
    Sps,
    /// The places.
    GeoJson,
}

/// How answers are to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportOptions {
    /// The form.
    pub format: ExportFormat,
    /// Words in the place of the codes.
    pub labels: bool,
    /// Also what people wrote in their own words.
    pub with_words: bool,
    /// The language of labels and notes; the panel's own when left out.
    pub language: Option<Locale>,
}

/// A sealed round's answers on their way out, page by page.
#[derive(Debug)]
pub struct Export {
    store: Store,
    panel: Panel,
    round: Round,
    codebook: Codebook,
    options: ExportOptions,
    total: u64,
    log: Vec<(DateTime<Utc>, Happening)>,
    place: Place,
}

/// How far the reading has come.
#[derive(Debug, Default)]
struct Place {
    after: Option<RespondentKey>,
    number: u32,
}

/// What happened to the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Happening {
    Opened,
    Closed,
    Sealed,
    Exported,
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// The answers could not be read.
    #[error(transparent)]
    Unread(#[from] crate::store::Error),
    /// What was read could not be written.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

impl ExportFormat {
    /// The name on the command line and in the audit log.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Sps => "sps",
            Self::GeoJson => "geojson",
        }
    }
}

impl Desk {
    /// Begins to take out the answers of a sealed round. That this was done, by whom and how stands in the audit log before
    /// the first answer is read.
    ///
    /// # Errors
    /// When there is no such round, it is not sealed or never will be, or its answers do not fit the form.
    pub async fn export(
        &self,
        name: &RoundName,
        options: ExportOptions,
        by: &str,
    ) -> Result<Export, Refusal> {
        let transaction = self.store.write().await?;
        let (panel, round) = rounds::find(&transaction, name).await?;
        let shown = || format!("{}/{}", panel.slug, round.number);
        if round.anonymity == Anonymity::Linked {
            return Err(Refusal::NeverExported(shown()));
        }
        let RoundState::Closed { sealed_at: Some(_), .. } = round.state else {
            return Err(Refusal::NotSealed(shown()));
        };
        let codebook = Codebook::new(&panel, &round, options.with_words);
        if options.format == ExportFormat::GeoJson && codebook.places().next().is_none() {
            return Err(Refusal::NoPlaces(shown()));
        }
        let total = transaction.count_sealed(round.id).await?;
        if options.format == ExportFormat::Xlsx && total >= MOST_ROWS.into() {
            return Err(Refusal::TooManyRows(shown()));
        }
        let words = if options.with_words { " with open answers" } else { "" };
        let action = format!("{ACTION} {}{words}", options.format.as_str());
        self.audit(&transaction, by, &action, &round.id.to_string()).await?;
        let log = happenings(&transaction, &round).await?;
        transaction.commit().await?;
        let place = Place::default();
        let store = self.store.clone();
        Ok(Export { store, panel, round, codebook, options, total, log, place })
    }
}

async fn happenings(
    transaction: &crate::store::Transaction,
    round: &Round,
) -> Result<Vec<(DateTime<Utc>, Happening)>, Refusal> {
    let mut log = Vec::new();
    if let RoundState::Closed { opened_at, closed_at, sealed_at, .. } = round.state {
        log.extend([(opened_at, Happening::Opened), (closed_at, Happening::Closed)]);
        log.extend(sealed_at.map(|at| (at, Happening::Sealed)));
    }
    let subject = round.id.to_string();
    let exports = transaction.audit_since(DateTime::UNIX_EPOCH).await?.into_iter();
    let exports = exports.filter(|entry| entry.subject == subject);
    let exports = exports.filter(|entry| entry.action.starts_with(ACTION));
    log.extend(exports.map(|entry| (entry.at, Happening::Exported)));
    Ok(log)
}

impl Export {
    /// How many responses there are.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// How many have been read.
    #[must_use]
    pub const fn done(&self) -> u32 {
        self.place.number
    }

    /// The next responses, each with its running number; none at the end. Each page is read in a transaction of its own, so
    /// that nobody waits for a long export: what is sealed does not change.
    async fn next_page(&mut self) -> Result<Vec<(u32, StoredResponse)>, Unwritten> {
        let read = self.store.read().await?;
        let page = read.sealed_after(self.round.id, self.place.after, PAGE).await?;
        self.place.after = page.last().map(|last| last.key).or(self.place.after);
        let numbered: Vec<_> = (self.place.number + 1..).zip(page).collect();
        self.place.number = numbered.last().map_or(self.place.number, |(number, _)| *number);
        Ok(numbered)
    }
}
