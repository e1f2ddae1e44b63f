//! The desk: everything that the outer layers ask for.

use chrono::{DateTime, Utc};

use crate::conversation::Links;
use crate::domain::delivery::Outgoing;
use crate::domain::message::{Incoming, Message};
use crate::domain::{Address, DeliveryId, Locale};

/// Where the use cases start. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Desk {
    pub(super) store: crate::store::Store,
    pub(super) keys: super::secret::Keys,
}

/// Why a use case was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not be reached, or refused.
    #[error("the database is not available")]
    Unavailable,
}

/// What became of one update.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// The update's id, as it came.
    pub update_id: String,
    /// Who it came from.
    pub from: Address,
    /// True when it had been received before, and changed nothing.
    pub repeated: bool,
    /// What to send now, in order. Already stored as being sent (not for the browser and the terminal, where replies
    /// wait to be shown).
    pub replies: Vec<Outgoing>,
}

/// A chat shown at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The language it is in.
    pub locale: Locale,
    /// The panel's name, or the program's.
    pub title: String,
    /// The answered questions of the round under way.
    pub answered: Vec<Message>,
    /// The latest messages.
    pub latest: Vec<Message>,
}

impl Desk {
    /// Takes in updates that have come, at most 64, at most one of each address. When this returns, what they led to is
    /// committed, and each may be acknowledged.
    ///
    /// # Errors
    /// When nothing could be stored: nothing may be acknowledged then.
    #[expect(clippy::unused_async, reason = "not there yet")]
    pub async fn receive(&self, _batch: Vec<Incoming>) -> Result<Vec<Received>, Error> {
        todo!()
    }

    /// What the last of these updates, from an address that we may not know, would be answered. Nothing is stored.
    ///
    /// # Errors
    /// When the database could not be read.
    #[expect(clippy::unused_async, reason = "not there yet")]
    pub async fn preview(&self, _updates: Vec<Incoming>) -> Result<Page, Error> {
        todo!()
    }

    /// The chat of a known address (browser, terminal) as it stands; `None` when the address is not known.
    ///
    /// # Errors
    /// When the database could not be read.
    #[expect(clippy::unused_async, reason = "not there yet")]
    pub async fn page(&self, _address: &Address) -> Result<Option<Page>, Error> {
        todo!()
    }

    /// Puts a waiting delivery into words; `None` when it has lost its meaning.
    ///
    /// # Errors
    /// When the database could not be read.
    #[expect(clippy::unused_async, reason = "not there yet")]
    pub async fn compose(&self, _delivery: DeliveryId) -> Result<Option<Outgoing>, Error> {
        todo!()
    }

    /// A token that proves that we wrote `text` for this purpose: `text.signature`, safe in an address.
    #[must_use]
    pub fn sign(&self, _purpose: &str, _text: &str) -> String {
        todo!()
    }

    /// The text of a token that we signed for this purpose; `None` when it is forged. Takes the same time either way.
    #[must_use]
    pub fn verify(&self, _purpose: &str, _token: &str) -> Option<String> {
        todo!()
    }

    /// Where links lead.
    #[must_use]
    pub fn links(&self) -> &Links {
        todo!()
    }

    /// The time, from the clock that the desk was opened with.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        todo!()
    }
}
