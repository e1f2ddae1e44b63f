//! E-mail, by SMTP through the municipality's own server: letters go out, and nothing comes in.
//!
//! lettre speaks SMTP and writes the letters; its transport is not used, since that does not tell how far a letter had come when
//! the connection broke: only one whose text has left may have arrived.

mod fault;
mod handing;
mod letter;
mod serve;
mod session;
mod settings;
mod text;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use crate::delivery::{Channel, Clock};
use crate::domain::Platform;
use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::{Message, MessageRef};
pub use fault::Fault;
use fault::Step;
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

    /// Whether the server is away, followed as letters find it out.
    #[must_use]
    pub fn is_away(&self) -> watch::Receiver<bool> {
        self.0.away.subscribe()
    }

    /// Whether the server answers, encrypts and lets us in.
    ///
    /// # Errors
    /// When it does not, or takes longer than `within`.
    pub async fn check(&self, within: Duration) -> Result<(), Fault> {
        // In a box: whoever asks need not carry the room for a connection.
        let opening = Box::pin(Session::open(&self.0.settings));
        match tokio::time::timeout(within, opening).await {
            Ok(opened) => {
                opened?.close().await;
                Ok(())
            }
            Err(_) => Err(Fault::lost(Step::Greeting)),
        }
    }

    /// Asks the server whether it is there, as a letter would: for when there is none to find it out by.
    ///
    /// # Errors
    /// When it is there, and refuses us.
    pub async fn look(&self, within: Duration) -> Result<(), Halted> {
        match self.check(within).await.map_err(|fault| self.told(&fault)) {
            Err(Verdict::Halt(reason)) => Err(Halted(reason)),
            Err(_) => Ok(()),
            Ok(()) => {
                self.answers();
                Ok(())
            }
        }
    }

    fn answers(&self) {
        if self.0.away.send_replace(false) {
            tracing::info!("the mail server takes letters again");
        }
    }

    /// What a fault means, with the server taken for away where it means that.
    fn told(&self, fault: &Fault) -> Verdict {
        let verdict = fault.verdict((self.0.clock)());
        let waits = matches!(verdict, Verdict::RetryAt(_));
        if waits && !self.0.away.send_replace(true) {
            tracing::warn!(%fault, "letters wait until the mail server takes them");
        }
        verdict
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
