//! When what was to be shown came, by the platform's own clock, and what became of it.

use std::time::Duration;

use super::call::Call;
use super::faults::Fault;
use super::refusal::Refusal;
use super::{Inner, Telegram};

/// One request that sends, changes or deletes a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// When it came, from the platform's start.
    pub at: Duration,
    /// For which chat.
    pub chat: i64,
    /// Whether it sends a new message.
    pub is_new: bool,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Done, and answered.
    Done,
    /// Done, and not answered.
    Unanswered,
    /// Answered 429.
    TooMany,
    /// Answered 502, or cut off, with nothing done.
    Nothing,
    /// Refused.
    Refused,
    /// Refused, and not answered.
    RefusedUnheard,
}

impl Arrival {
    /// A call that has come now; `None` when it is of another sort.
    pub(crate) fn of(call: &Call, at: Duration) -> Option<Self> {
        let (chat, is_new) = match call {
            Call::Send { chat, .. } => (*chat, true),
            Call::Edit { chat, .. } | Call::Delete { chat, .. } => (*chat, false),
            _ => return None,
        };
        Some(Self { at, chat, is_new, outcome: Outcome::Nothing })
    }

    /// The same once it is known what became of it; `done` is `None` when it was not looked at.
    pub(crate) fn met(mut self, fault: Option<Fault>, done: Option<Result<(), &Refusal>>) -> Self {
        self.outcome = match (fault, done) {
            (Some(Fault::TooMany), _) => Outcome::TooMany,
            (_, None) => Outcome::Nothing,
            (_, Some(Err(refusal))) if refusal.code == 429 => Outcome::TooMany,
            (Some(Fault::CutAfter | Fault::NoAnswer), Some(Err(_))) => Outcome::RefusedUnheard,
            (_, Some(Err(_))) => Outcome::Refused,
            (Some(Fault::CutAfter | Fault::NoAnswer), Some(Ok(()))) => Outcome::Unanswered,
            (_, Some(Ok(()))) => Outcome::Done,
        };
        self
    }
}

impl Inner {
    pub(crate) fn arrived(&self, arrival: Option<Arrival>) {
        self.lock().arrivals.extend(arrival);
    }
}

impl Telegram {
    /// Every request that sent, changed or deleted a message, in the order in which they were dealt with.
    #[must_use]
    pub fn arrivals(&self) -> Vec<Arrival> {
        self.inner.lock().arrivals.clone()
    }

    /// How many there have been.
    #[must_use]
    pub fn arrived(&self) -> usize {
        self.inner.lock().arrivals.len()
    }

    /// Waits until there have been so many. False when the time is up first.
    pub async fn wait_for_arrivals(&self, count: usize, timeout: Duration) -> bool {
        self.wait_for(timeout, |state| state.arrivals.len() >= count).await
    }

    /// The time on the platform's clock, from its start.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.inner.now()
    }
}
