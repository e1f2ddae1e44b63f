//! Handing a letter over, on a connection that is open already or on a new one.

use std::sync::{MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use lettre::Address;
use tokio::time::Instant;

use super::fault::{Fault, Kind, Step};
use super::session::Session;
use super::{Email, Inner, letter};
use crate::domain::delivery::Destination;
use crate::domain::message::Message;

/// How long a connection stays open with nothing to do. Servers close one after some minutes.
const STAYS_OPEN: Duration = Duration::from_secs(20);

impl Email {
    pub(super) async fn deliver(&self, at: &Destination, message: &Message) -> Result<(), Fault> {
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

    fn idle(&self) -> MutexGuard<'_, Vec<(Session, Instant)>> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
