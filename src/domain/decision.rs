//! What became of it later: decisions, each with a date and how far it has come.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::check::{Fault, Problem};
use super::statement::Problems;
use super::{DecisionId, LocalText, Panel, PanelId, Round, RoundId};

/// Most characters that a person reads of a decision's text: it is a message.
pub const DECISION_TEXT_MAX_CHARS: usize = 1200;

/// Most characters that a person reads of why something was not done.
pub const REASON_MAX_CHARS: usize = 500;

/// How far a decision has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionStatus {
    /// Being prepared.
    UnderWay,
    /// Decided, and not done yet.
    Decided,
    /// Done.
    Done,
    /// It will not be done.
    NotDone,
}

impl DecisionStatus {
    /// Each, in the order in which things go.
    pub const ALL: [Self; 4] = [Self::UnderWay, Self::Decided, Self::Done, Self::NotDone];

    /// The name in files, in the database and in sentences.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::UnderWay => "under_way",
            Self::Decided => "decided",
            Self::Done => "done",
            Self::NotDone => "not_done",
        }
    }
}

/// One thing that came of a round or several, and everything that was told of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// The panel.
    pub panel: PanelId,
    /// Its number in the panel, from 1.
    pub number: u32,
    /// The rounds that it came of, in the order of their numbers.
    pub rounds: Vec<RoundId>,
    /// What it is about.
    pub title: LocalText,
    /// Everything that was told, the oldest first; never empty.
    pub updates: Vec<DecisionUpdate>,
}

/// What was told of a decision at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionUpdate {
    /// The day that it speaks of.
    pub dated: NaiveDate,
    /// How far it has come.
    pub status: DecisionStatus,
    /// What it says, with markup.
    pub text: LocalText,
    /// Why it was not done; may be empty otherwise.
    #[serde(default)]
    pub why: LocalText,
    /// When it was told.
    pub told_at: DateTime<Utc>,
}

impl DecisionUpdate {
    /// The day on which something is to be decided or done that it tells of as decided or done already; `None` when it
    /// tells of nothing before its day.
    #[must_use]
    pub fn told_too_early(&self, panel: &Panel) -> Option<NaiveDate> {
        let is_settled = matches!(self.status, DecisionStatus::Decided | DecisionStatus::Done);
        (is_settled && self.is_dated_ahead(panel)).then_some(self.dated)
    }

    /// Whether it is dated on a day that had not come when it was told.
    #[must_use]
    pub fn is_dated_ahead(&self, panel: &Panel) -> bool {
        self.dated > self.told_at.with_timezone(&panel.time_zone).date_naive()
    }
}

impl Decision {
    /// Whether another one is told in the same words of the same rounds, whatever it is called.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let told = |one: &Self| {
            let words =
                |update: &DecisionUpdate| (update.dated, update.status, update.text.clone());
            (one.rounds.clone(), one.title.clone(), one.updates.first().map(words))
        };
        told(self) == told(other)
    }

    /// Whether its last update tells nothing that the one before it did not.
    #[must_use]
    pub fn repeats_itself(&self) -> bool {
        let [.., before, last] = &*self.updates else { return false };
        let told_then = DecisionUpdate { told_at: before.told_at, ..last.clone() };
        told_then == *before
    }

    /// Itself without its last update; `None` when that was all there was.
    #[must_use]
    pub fn without_latest(mut self) -> Option<Self> {
        self.updates.pop();
        (!self.updates.is_empty()).then_some(self)
    }

    /// What holds now.
    #[must_use]
    pub fn latest(&self) -> Option<&DecisionUpdate> {
        self.updates.last()
    }

    /// Everything that is wrong with its last update and what goes with it, each with the key in the file where it stands.
    #[must_use]
    pub fn problems(&self, panel: &Panel, rounds: &[Round]) -> Vec<Problem> {
        let mut problems = Problems::new(panel);
        problems.rounds(&self.rounds, rounds);
        problems.line("title", &self.title);
        if let Some(update) = self.latest() {
            problems.text("text", &update.text, DECISION_TEXT_MAX_CHARS);
            problems.optional("why", &update.why, REASON_MAX_CHARS);
            if update.status == DecisionStatus::NotDone && update.why.is_empty() {
                problems.note("why", Fault::NoReason);
            }
            let theirs = rounds.iter().filter(|round| self.rounds.contains(&round.id));
            problems.not_before("dated", update.dated, theirs);
            let before = self.updates.iter().rev().nth(1);
            // One that was dated ahead may be put right.
            let stands = before.filter(|before| !before.is_dated_ahead(panel));
            if stands.is_some_and(|before| update.dated < before.dated) {
                problems.note("dated", Fault::DatedBackwards);
            }
        }
        problems.found()
    }
}
