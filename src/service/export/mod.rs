//! The answers of a sealed round as files, for those who analyse them.
//!
//! Nobody can tell whose answers they are: the link was destroyed when the round was sealed, rare combinations of
//! background were dropped then, and places are rounded here. A round that keeps its link is never sealed, and its answers
//! never leave.

mod beginning;
mod cautions;
mod cells;
mod options;
mod places;
mod sheets;
mod spss;
mod table;
mod wording;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::domain::codebook::Codebook;
use crate::domain::passage::Passage;
use crate::domain::{Panel, QuestionNo, RespondentKey, Round, RoundResult};
use crate::store::{Store, StoredResponse};

pub use cautions::Cautions;
pub use options::{ExportFormat, ExportOptions};

/// Responses that are read at once.
const PAGE: u64 = 1000;

/// What staff have hidden of open answers, in order and apart.
type Hidden = BTreeMap<(RespondentKey, QuestionNo), Vec<Passage>>;

/// A sealed round's answers on their way out, page by page.
#[derive(Debug)]
pub struct Export {
    store: Store,
    panel: Panel,
    round: Round,
    codebook: Codebook,
    result: RoundResult,
    options: ExportOptions,
    hidden: Hidden,
    total: u64,
    log: Vec<(DateTime<Utc>, Happening)>,
    place: Place,
    cautions: Cautions,
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
        for response in &page {
            self.heed(response);
        }
        self.place.after = page.last().map(|last| last.key).or(self.place.after);
        let numbered: Vec<_> = (self.place.number + 1..).zip(page).collect();
        self.place.number = numbered.last().map_or(self.place.number, |(number, _)| *number);
        Ok(numbered)
    }
}
