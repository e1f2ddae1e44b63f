//! Discord: what happens comes over the gateway, what we say goes by the REST API.
//!
//! serenity keeps the gateway and knows the types of what comes in; its client, its limiter and its requests are not
//! used: they go to the real Discord when asked to go elsewhere, provoke the limits that they should keep, and lose how
//! long to wait.

mod announcing;
mod answering;
mod brake;
mod commands;
mod components;
mod connect;
mod door;
mod error;
mod field;
mod gateway;
mod incoming;
mod intake;
mod markdown;
mod outgoing;
mod rest;
mod room;
mod split;

use std::sync::Arc;

use tokio_util::task::TaskTracker;

use crate::delivery::{Channel, Clock};
use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::{Message, MessageRef};
use crate::domain::{DeliveryId, Platform};

pub use connect::{NotConnected, Settings};
pub use incoming::{Opening, Parsed, parse, parse_message};
pub use intake::Halted;

/// The name that an operator reads.
const NAME: &str = "Discord";

/// A bot on Discord. Cheap to clone. It shows nothing of itself in a log: it holds the token.
#[derive(Clone)]
pub struct Discord {
    rest: rest::Rest,
    application: u64,
    settings: Arc<Settings>,
    doors: Arc<door::Doors>,
    /// What is under way beside the sender: guards of doors, windows being opened.
    tasks: TaskTracker,
    clock: Clock,
}

/// A message as Discord is given it, part by part, for staff to see beforehand.
#[must_use]
pub fn written(message: Message) -> Vec<String> {
    let parts = split::parts(message).into_iter();
    parts.map(|part| markdown::render(&part.body)).filter(|text| !text.is_empty()).collect()
}

impl Channel for Discord {
    fn platform(&self) -> Platform {
        Platform::Discord
    }

    fn parts(&self, message: Message) -> Vec<Message> {
        split::parts(message)
    }

    /// "Interaction endpoints are not bound to the bot's Global Rate Limit."
    /// <https://docs.discord.com/developers/topics/rate-limits#global-rate-limit>
    fn is_paced(&self, to: &Destination) -> bool {
        self.doors.open(to.delivery).is_none()
    }

    fn many_at_once(&self) -> usize {
        brake::PLACES_FOR_MANY
    }

    fn settled(&self, message: DeliveryId) {
        if let Some(door) = self.doors.settled(message) {
            self.spawn_leave(door);
        }
    }

    async fn take_back(&self, at: &Destination, message: &MessageRef) -> Verdict {
        self.take_from_room(at, message).await
    }

    async fn send(&self, to: &Destination, part: &Message) -> Verdict {
        if let Some(door) = self.doors.open(to.delivery)
            && let Some(verdict) = self.send_through(&door, part).await
        {
            return verdict;
        }
        self.send_to_room(to, part).await
    }
}
