//! Getting messages out: in order for each address, no faster than the platform allows, again when it did not work, and
//! with every outcome recorded.
//!
//! The rule for when to try again is `domain::delivery`'s; how a platform wants a message is the channel's. Replies go
//! first (`sender`); what goes to many (`bulk`) has turns of its own and stands back while a reply waits.

mod bulk;
mod copies;
mod ledger;
mod limits;
mod queue;
mod resume;
mod sender;

use std::future::Future;

use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::{FileNews, Message, MessageRef};
use crate::domain::{DeliveryId, Platform};

pub use bulk::{Due, Feed};
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

    /// How many requests for what goes to many may be under way at once. Nobody waits for one of these, and one that hangs
    /// takes no reply's place.
    fn many_at_once(&self) -> usize {
        128
    }

    /// Nothing more is sent of a message: it arrived, was given up, or was overwritten by a later one.
    fn settled(&self, _message: DeliveryId) {}

    /// Takes a message back that stands there: one request, once. [`Verdict::Sent`] when it is gone,
    /// [`Verdict::Rejected`] when the platform does not allow it (any more).
    fn take_back(
        &self,
        at: &Destination,
        message: &MessageRef,
    ) -> impl Future<Output = Verdict> + Send;

    /// Sends one part: one request, once.
    fn send(&self, to: &Destination, part: &Message) -> impl Future<Output = Verdict> + Send;

    /// The same for what goes to many, with what it taught about the file that goes with it.
    fn send_copy(
        &self,
        to: &Destination,
        part: &Message,
    ) -> impl Future<Output = (Verdict, Option<FileNews>)> + Send {
        async move { (self.send(to, part).await, None) }
    }
}
