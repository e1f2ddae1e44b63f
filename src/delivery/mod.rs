//! Getting messages out: in order for each address, no faster than the platform allows, again when it did not work, and
//! with every outcome recorded.
//!
//! The rule for when to try again is `domain::delivery`'s; how a platform wants a message is the channel's. Replies
//! have the whole line to themselves so far; the bulk lane will come in where `limits` gives each message its turn.

mod ledger;
mod limits;
mod queue;
mod resume;
mod sender;

use std::future::Future;

use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::Message;
use crate::domain::{DeliveryId, Platform};

pub use ledger::Ledger;
pub use limits::Limits;
pub use resume::{Compose, NotComposed, Unsent};
pub use sender::{Clock, Sender};

/// A platform, as the sender sees it.
pub trait Channel: Send + Sync + 'static {
    /// Which one.
    fn platform(&self) -> Platform;

    /// The message in as many parts as the platform needs requests for it, in order. What can be pressed comes last, so
    /// the platform's id of the last part is the message's id.
    fn parts(&self, message: Message) -> Vec<Message>;

    /// Whether the platform counts what goes there towards its limits, so that it must wait for its turn.
    fn is_paced(&self, _to: &Destination) -> bool {
        true
    }

    /// Nothing more is sent of a message: it arrived, was given up, or was overwritten by a later one.
    fn settled(&self, _message: DeliveryId) {}

    /// Sends one part: one request, once.
    fn send(&self, to: &Destination, part: &Message) -> impl Future<Output = Verdict> + Send;
}
