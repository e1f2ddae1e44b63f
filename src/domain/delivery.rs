//! What becomes of a message on its way out, and when to try again.

use chrono::{DateTime, Duration, Utc};

use super::message::{Message, MessageRef};
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
    /// When that came in which it answers; `None` where nobody waits for it.
    pub heard_at: Option<DateTime<Utc>>,
    /// What it says.
    pub message: Message,
}

/// A copy of a broadcast whose turn has come; its row says already that it is being sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Claimed {
    /// To be sent, or, with [`Message::replaces`], to be changed where it stands.
    Send(Box<Outgoing>),
    /// To be taken back.
    TakeBack {
        /// The message that stands there, with its row and its place.
        message: MessageRef,
        /// Where it is.
        at: Destination,
        /// The address's row.
        address: AddressId,
        /// How many attempts have failed.
        attempts: u32,
    },
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

/// The longest wait between two attempts.
const LONGEST_WAIT: Duration = Duration::seconds(300);

/// When to try again after `attempts` failed attempts that named no time themselves; `None` to give up.
#[must_use]
pub fn retry_at(attempts: u32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let index = usize::try_from(attempts.saturating_sub(1)).ok()?;
    WAITS_SECONDS.get(index).map(|seconds| now + Duration::seconds(*seconds))
}

/// How often a message to many is tried before it is given up.
const COPY_ATTEMPTS: u32 = 10;

/// Where a person's copy of a broadcast stands after an attempt, when that came to be or when it is tried again, and how
/// many attempts have failed. One that may have arrived is not sent again; `taking_back` is an attempt to remove it.
#[must_use]
pub fn after_attempt(
    verdict: &Verdict,
    attempts: u32,
    taking_back: bool,
    now: DateTime<Utc>,
) -> (DeliveryState, DateTime<Utc>, u32) {
    let again = |at| (DeliveryState::Waiting, at, attempts + 1);
    match verdict {
        Verdict::Sent(_) if taking_back => (DeliveryState::Recalled, now, attempts),
        // It stands where it stood.
        Verdict::Rejected(_) | Verdict::Unreachable if taking_back => {
            (DeliveryState::Sent, now, attempts)
        }
        // Taking back does no harm twice.
        Verdict::Uncertain if taking_back => again(now + Duration::seconds(WAITS_SECONDS[2])),
        Verdict::Sent(_) => (DeliveryState::Sent, now, attempts),
        Verdict::RetryAt(at) => (DeliveryState::Waiting, *at, attempts),
        Verdict::Failed(_) if attempts + 1 >= COPY_ATTEMPTS => {
            (DeliveryState::Failed, now, attempts)
        }
        Verdict::Failed(_) => again(retry_at(attempts + 1, now).unwrap_or(now + LONGEST_WAIT)),
        Verdict::Uncertain => (DeliveryState::Uncertain, now, attempts),
        Verdict::Unreachable => (DeliveryState::Unreachable, now, attempts),
        Verdict::Rejected(_) => (DeliveryState::Failed, now, attempts),
        // It did not leave; whoever is halted sends nothing until a new start.
        Verdict::Halt(_) => (DeliveryState::Waiting, now, attempts),
    }
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
