//! Letters that someone has just asked for, on their way to whoever sends them; and the links in letters.

use std::sync::{Mutex, OnceLock, PoisonError};

use chrono::Duration;
use tokio::sync::Notify;
use uuid::Uuid;

use super::Desk;
use crate::conversation::MailLinks;
use crate::domain::{AddressId, DeliveryId, Platform};
use crate::store::StoredAddress;

/// How long the link works that confirms an address.
const CONFIRMS_FOR: Duration = Duration::hours(48);

/// What the signatures in the links are for.
const CONFIRM_PURPOSE: &str = "mailbox";
const STOP_PURPOSE: &str = "mailbox stop";

/// A letter that is stored as being sent, and that nobody has sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    /// Its row.
    pub delivery: DeliveryId,
    /// The address's row.
    pub address: AddressId,
}

/// The letters of this process that wait to be fetched.
#[derive(Debug, Default)]
pub(super) struct Letters {
    offered: OnceLock<()>,
    waiting: Mutex<Vec<Posted>>,
    bell: Notify,
}

impl Letters {
    /// Hands one over, once it is committed.
    pub fn post(&self, letter: Posted) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(letter);
        self.bell.notify_one();
    }

    fn take(&self) -> Vec<Posted> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Desk {
    /// From now on e-mail is offered: there is someone who sends it.
    pub fn offer_email(&self) {
        self.letters().offered.get_or_init(|| ());
    }

    /// Whether e-mail is offered.
    #[must_use]
    pub fn offers_email(&self) -> bool {
        self.letters().offered.get().is_some()
    }

    /// Waits for letters that have just been asked for. For one caller: each letter is handed out once.
    pub async fn posted_letters(&self) -> Vec<Posted> {
        loop {
            let letters = self.letters().take();
            if !letters.is_empty() {
                return letters;
            }
            self.letters().bell.notified().await;
        }
    }

    /// The links that a letter to this address carries; `None` where it is no mailbox, or without the web.
    pub(super) fn mail_links(&self, stored: &StoredAddress) -> Option<MailLinks> {
        let base =
            self.links().web.as_ref().filter(|_| stored.address.platform == Platform::Email)?;
        let address = stored.id.0.simple();
        let until = (self.now() + CONFIRMS_FOR).timestamp() / 60;
        let confirm = self.sign(CONFIRM_PURPOSE, &format!("{address}-{until}"));
        let stop = self.sign(STOP_PURPOSE, &address.to_string());
        Some(MailLinks {
            confirm: format!("{base}/e/{confirm}"),
            stop: format!("{base}/e/stop/{stop}"),
        })
    }

    /// The address that a token confirms now.
    pub(super) fn confirmed_by(&self, token: &str) -> Option<AddressId> {
        let text = self.verify(CONFIRM_PURPOSE, token)?;
        let (address, until) = text.split_once('-')?;
        let until: i64 = until.parse().ok()?;
        let address = Uuid::try_parse(address).ok().map(AddressId);
        address.filter(|_| self.now().timestamp() / 60 <= until)
    }

    /// The address that a token ends letters to.
    pub(super) fn stopped_by(&self, token: &str) -> Option<AddressId> {
        Uuid::try_parse(&self.verify(STOP_PURPOSE, token)?).ok().map(AddressId)
    }
}
