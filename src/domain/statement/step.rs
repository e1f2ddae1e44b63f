//! How far a statement has come, and the steps from one state to the next.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::Statement;
use crate::domain::Panel;
use crate::domain::staff::is_same_person;

/// How far a statement has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum StatementState {
    /// Being written.
    Draft,
    /// Waiting for somebody else's yes.
    InReview {
        /// Since when.
        submitted_at: DateTime<Utc>,
    },
    /// Ready to send.
    Approved {
        /// Since when.
        approved_at: DateTime<Utc>,
        /// Who said yes, as the audit log names them.
        by: String,
    },
    /// On its way to everyone who took part, or with them.
    Sent {
        /// Since when.
        sent_at: DateTime<Utc>,
    },
}

impl StatementState {
    /// The name in the database, in files and in sentences.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview { .. } => "in_review",
            Self::Approved { .. } => "approved",
            Self::Sent { .. } => "sent",
        }
    }
}

/// Why a statement cannot be taken further.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatementRefusal {
    /// Its state does not allow it.
    #[error("it is {state}, so it cannot be {step}{}", todo(state, step))]
    NotNow {
        /// Its state's name.
        state: &'static str,
        /// What should have been done.
        step: &'static str,
    },
    /// Whoever wrote it would approve it.
    #[error("{0} has written on it: somebody else approves it")]
    OwnWork(String),
}

fn todo(state: &str, step: &str) -> &'static str {
    match (state, step) {
        ("draft", "approved") => "; hand it over first, with \"panelbot statement submit\"",
        ("draft" | "in_review", "sent") => {
            "; somebody else approves it first, with \"panelbot statement approve\""
        }
        ("sent", "replaced") => {
            "; what has been sent is put right with \"panelbot statement correct\""
        }
        ("draft" | "in_review" | "approved", "corrected") => {
            "; nothing of it has been sent, so draft it anew with \"panelbot statement draft\""
        }
        _ => "",
    }
}

impl Statement {
    /// The day on which it is to be decided, where that has not come: until then it may be written and approved, and
    /// nobody gets it.
    #[must_use]
    pub fn undecided_until(&self, panel: &Panel, now: DateTime<Utc>) -> Option<NaiveDate> {
        let today = now.with_timezone(&panel.time_zone).date_naive();
        self.signature.as_ref()?.decided_after(today)
    }

    fn not_now(&self, step: &'static str) -> StatementRefusal {
        StatementRefusal::NotNow { state: self.state.as_str(), step }
    }

    /// Draft → in review.
    ///
    /// # Errors
    /// When it is not a draft.
    pub fn submit(self, now: DateTime<Utc>) -> Result<Self, StatementRefusal> {
        match self.state {
            StatementState::Draft => {
                Ok(Self { state: StatementState::InReview { submitted_at: now }, ..self })
            }
            _ => Err(self.not_now("handed over")),
        }
    }

    /// In review → approved, by somebody who has not written on it. `names` are all the names that the audit log has for
    /// whoever approves; `by` is the one that it notes.
    ///
    /// # Errors
    /// When it is not in review, or when they have written on it.
    pub fn approve(
        self,
        by: &str,
        names: &[String],
        now: DateTime<Utc>,
    ) -> Result<Self, StatementRefusal> {
        if !matches!(self.state, StatementState::InReview { .. }) {
            return Err(self.not_now("approved"));
        }
        let own = |writer: &String| {
            is_same_person(writer, by) || names.iter().any(|name| is_same_person(writer, name))
        };
        if self.writers.iter().any(own) {
            return Err(StatementRefusal::OwnWork(by.to_owned()));
        }
        let state = StatementState::Approved { approved_at: now, by: by.to_owned() };
        Ok(Self { state, ..self })
    }

    /// Approved → sent.
    ///
    /// # Errors
    /// When it is not approved.
    pub fn send(self, now: DateTime<Utc>) -> Result<Self, StatementRefusal> {
        match self.state {
            StatementState::Approved { .. } => {
                Ok(Self { state: StatementState::Sent { sent_at: now }, ..self })
            }
            _ => Err(self.not_now("sent")),
        }
    }

    /// Back to being written, by this writer: whatever was approved is approved no longer.
    ///
    /// # Errors
    /// When it has been sent.
    pub fn rewrite(mut self, by: &str) -> Result<Self, StatementRefusal> {
        if self.is_sent() {
            return Err(self.not_now("replaced"));
        }
        if !self.writers.iter().any(|writer| writer == by) {
            self.writers.push(by.to_owned());
        }
        Ok(Self { state: StatementState::Draft, ..self })
    }

    /// Looks whether it can be corrected.
    ///
    /// # Errors
    /// When it has not been sent.
    pub fn may_be_corrected(&self) -> Result<(), StatementRefusal> {
        if self.is_sent() { Ok(()) } else { Err(self.not_now("corrected")) }
    }
}
