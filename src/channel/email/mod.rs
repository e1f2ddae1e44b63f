//! E-mail, by SMTP through the municipality's own server: letters go out, and nothing comes in.
//!
//! lettre speaks SMTP and writes the letters; its transport is not used, since that does not tell how far a letter had come when
//! the connection broke: only one whose text has left may have arrived.

mod fault;
mod handing;
mod letter;
mod presence;
mod serve;
mod session;
mod settings;
mod text;

use std::sync::{Arc, Mutex};

use tokio::sync::watch;
use tokio::time::Instant;

use crate::delivery::{Channel, Clock};
use crate::domain::Platform;
use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::{Message, MessageRef};
pub use fault::Fault;
pub use serve::Halted;
use session::Session;
pub use settings::{Security, Settings};

/// The way to a mail server. Cheap to clone. It shows nothing of itself in a log.
#[derive(Clone)]
pub struct Email(Arc<Inner>);

struct Inner {
    settings: Settings,
    clock: Clock,
    /// Connections that are open and not in use, the latest last.
    idle: Mutex<Vec<(Session, Instant)>>,
    /// Whether the server is away, as far as is known.
    away: watch::Sender<bool>,
}

/// How many letters to many may be under way at once: servers take few connections from one place.
const MANY_AT_ONCE: usize = 4;

/// A message as a letter's text, for staff to see beforehand.
#[must_use]
pub fn written(message: &Message) -> Vec<String> {
    vec![text::plain(&Message { attachment: None, ..message.clone() })]
}

impl Email {
    /// The way to the server that the settings name. Nothing is connected yet.
    #[must_use]
    pub fn new(settings: Settings, clock: Clock) -> Self {
        let (idle, away) = (Mutex::default(), watch::Sender::new(false));
        Self(Arc::new(Inner { settings, clock, idle, away }))
    }
}

impl Channel for Email {
    fn platform(&self) -> Platform {
        Platform::Email
    }

    fn parts(&self, message: Message) -> Vec<Message> {
        vec![message]
    }

    fn many_at_once(&self) -> usize {
        MANY_AT_ONCE
    }

    /// A letter that has gone is gone.
    async fn take_back(&self, _: &Destination, _: &MessageRef) -> Verdict {
        Verdict::Rejected("gone".to_owned())
    }

    /// Gives no id: nothing can be changed or taken back.
    async fn send(&self, to: &Destination, part: &Message) -> Verdict {
        match self.deliver(to, part).await {
            Ok(()) => {
                self.answers();
                Verdict::Sent(None)
            }
            Err(fault) => self.told(&fault),
        }
    }
}
