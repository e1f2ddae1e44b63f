//! What becomes of a message on its way out, and when to try again.

use chrono::{DateTime, Duration, Utc};

use super::message::Message;
use super::{Address, AddressId, DeliveryId};

/// A message on its way to one address, put into words.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// Its row.
    pub delivery: DeliveryId,
    /// The address's row.
    pub address: AddressId,
    /// Where it goes.
    pub to: Address,
    /// The room there, where it is another than the address ([`super::message::Incoming::room`]).
    pub room: Option<String>,
    /// How many attempts have failed.
    pub attempts: u32,
    /// What it says.
    pub message: Message,
}

/// Where one message goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The message's row.
    pub delivery: DeliveryId,
    /// Whom it is for.
    pub address: Address,
    /// The room there, as in [`Outgoing::room`].
    pub room: Option<String>,
    /// How many parts of the message have arrived before this one.
    pub part: u32,
}

/// What to do after one attempt to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It arrived. With the platform's id for the message, where it has one.
    Sent(Option<String>),
    /// It did not arrive, and the platform says from when on it takes it.
    RetryAt(DateTime<Utc>),
    /// It did not arrive; [`retry_at`] says when to try again. With what went wrong, free of content.
    Failed(String),
    /// It may have arrived: the request left, and no answer came.
    Uncertain,
    /// The person cannot be reached there (blocked the bot, closed the chat).
    Unreachable,
    /// The platform refuses this message for good. A fault of ours, with the platform's words, free of content.
    Rejected(String),
    /// Nothing can be sent on this platform (a wrong token). With the platform's words.
    Halt(String),
}

/// Seconds to wait after the first, second, … failed attempt. After the last one a reply is given up.
const WAITS_SECONDS: [i64; 8] = [1, 2, 5, 15, 30, 60, 120, 300];

/// When to try again after `attempts` failed attempts that named no time themselves; `None` to give up.
#[must_use]
pub fn retry_at(attempts: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let index = usize::try_from(attempts.saturating_sub(1)).ok()?;
    WAITS_SECONDS.get(index).map(|seconds| now + Duration::seconds(*seconds))
}

/// Where a delivery row stands. A reply's row is gone once its outcome is known; those after [`Self::Sending`] are for a
/// person's copy of a broadcast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    /// It waits to be sent, or in the browser to be shown.
    Waiting,
    /// Its request may have left.
    Sending,
    /// It arrived.
    Sent,
    /// Nothing reaches the person there.
    Unreachable,
    /// It was refused, or given up after many tries.
    Failed,
    /// It may have arrived or not, and is not sent again.
    Uncertain,
    /// It was no longer wanted when its turn came.
    Cancelled,
    /// It was held back, because the person has had enough for now.
    Held,
    /// It arrived, and was taken back.
    Recalled,
}

impl DeliveryState {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Waiting,
        Self::Sending,
        Self::Sent,
        Self::Unreachable,
        Self::Failed,
        Self::Uncertain,
        Self::Cancelled,
        Self::Held,
        Self::Recalled,
    ];

    /// The name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Unreachable => "unreachable",
            Self::Failed => "failed",
            Self::Uncertain => "uncertain",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
            Self::Recalled => "recalled",
        }
    }

    /// The state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}
