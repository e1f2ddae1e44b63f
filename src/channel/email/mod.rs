//! E-mail, by SMTP through the municipality's own server: letters go out, and nothing comes in.
//!
//! lettre speaks SMTP and writes the letters; its transport is not used, since that does not tell how far a letter had come when
//! the connection broke: only one whose text has left may have arrived.

mod fault;
mod letter;
mod serve;
mod session;
mod text;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use lettre::Address;
use secrecy::SecretString;
use tokio::time::Instant;

use crate::delivery::{Channel, Clock};
use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::{Message, MessageRef};
use crate::domain::{Mailbox, Platform};
pub use fault::Fault;
use fault::{Kind, Step};
pub use serve::Halted;
use session::Session;

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// Encrypted from the first byte on.
    Tls,
    /// Encrypted after the greeting, and not used if it cannot be.
    StartTls,
    /// Not at all.
    None,
}

/// What the mail server is reached by.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// The user and the password, where it asks for them.
    pub login: Option<(String, SecretString)>,
    /// Whom letters are from.
    pub from: Mailbox,
    /// What stands beside that.
    pub from_name: Option<String>,
}

/// The way to a mail server. Cheap to clone. It shows nothing of itself in a log.
#[derive(Clone)]
pub struct Email(Arc<Inner>);

struct Inner {
    settings: Settings,
    clock: Clock,
    /// Connections that are open and not in use, the latest last.
    idle: Mutex<Vec<(Session, Instant)>>,
}

/// How many letters to many may be under way at once: servers take few connections from one place.
const MANY_AT_ONCE: usize = 4;

/// How long a connection stays open with nothing to do. Servers close one after some minutes.
const STAYS_OPEN: Duration = Duration::from_secs(20);

/// A message as a letter's text, for staff to see beforehand.
#[must_use]
pub fn written(message: &Message) -> Vec<String> {
    vec![text::plain(&Message { attachment: None, ..message.clone() })]
}

impl Email {
    /// The way to the server that the settings name. Nothing is connected yet.
    #[must_use]
    pub fn new(settings: Settings, clock: Clock) -> Self {
        Self(Arc::new(Inner { settings, clock, idle: Mutex::default() }))
    }

    /// Whether the server answers, encrypts and lets us in.
    ///
    /// # Errors
    /// When it does not, or takes longer than `within`.
    pub async fn check(&self, within: Duration) -> Result<(), Fault> {
        let opening = Session::open(&self.0.settings);
        match tokio::time::timeout(within, opening).await {
            Ok(opened) => {
                opened?.close().await;
                Ok(())
            }
            Err(_) => Err(Fault::lost(Step::Greeting)),
        }
    }

    async fn deliver(&self, at: &Destination, message: &Message) -> Result<(), Fault> {
        let Inner { settings, clock, .. } = &*self.0;
        let nobody = || Fault { step: Step::Recipient, kind: Kind::Refused(550, None) };
        let unwritten = || Fault { step: Step::Content, kind: Kind::Refused(554, None) };
        let to: Address = at.room.as_deref().and_then(|to| to.parse().ok()).ok_or_else(nobody)?;
        let from: Address = settings.from.as_str().parse().map_err(|_| unwritten())?;
        let now = SystemTime::from(clock());
        let letter = letter::written(settings, (&from, &to), at, message, now);
        let letter = letter.ok_or_else(unwritten)?;
        if let Some(mut session) = self.rested() {
            match session.deliver(&from, &to, &letter).await {
                // The server had closed it meanwhile.
                Err(fault) if fault == Fault::lost(Step::Sender) => {}
                done => return self.done(session, done).await,
            }
        }
        let mut session = Session::open(settings).await?;
        let done = session.deliver(&from, &to, &letter).await;
        self.done(session, done).await
    }

    /// Keeps a connection for the next letter if it is still good for one.
    async fn done(&self, mut session: Session, done: Result<(), Fault>) -> Result<(), Fault> {
        let good = match &done {
            Ok(()) => true,
            Err(Fault { kind: Kind::Refused(..), .. }) => session.begin_anew().await,
            Err(_) => false,
        };
        if good {
            self.idle().push((session, Instant::now()));
        }
        done
    }

    /// A connection that was used a moment ago.
    fn rested(&self) -> Option<Session> {
        let mut idle = self.idle();
        idle.retain(|(_, since)| since.elapsed() < STAYS_OPEN);
        idle.pop().map(|(session, _)| session)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<(Session, Instant)>> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
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
        Verdict::Rejected("a letter cannot be taken back".to_owned())
    }

    /// Gives no id: nothing can be changed or taken back.
    async fn send(&self, to: &Destination, part: &Message) -> Verdict {
        match self.deliver(to, part).await {
            Ok(()) => Verdict::Sent(None),
            Err(fault) => fault.verdict((self.0.clock)()),
        }
    }
}
