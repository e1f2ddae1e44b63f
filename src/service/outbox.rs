//! Messages to somewhere else than what has just come in, on their way to whoever sends them there.

use std::sync::{Mutex, PoisonError};

use tokio::sync::Notify;

use super::Desk;
use crate::domain::{AddressId, DeliveryId, Platform};

/// A message that is stored as being sent, and that nobody has sent yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    /// Its row.
    pub delivery: DeliveryId,
    /// The address's row.
    pub address: AddressId,
}

/// The messages of this process that wait to be fetched.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    waiting: Mutex<Vec<(Platform, Posted)>>,
    bell: Notify,
}

impl Outbox {
    /// Hands messages over, once they are committed.
    pub fn post(&self, messages: &[(Platform, Posted)]) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(messages);
        self.bell.notify_waiters();
    }

    fn take(&self, platform: Platform) -> Vec<Posted> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = waiting.extract_if(.., |(where_to, _)| *where_to == platform);
        taken.map(|(_, message)| message).collect()
    }
}

impl Desk {
    /// Waits for messages that are to be sent on this platform. For one caller a platform: each is handed out once.
    pub async fn posted(&self, platform: Platform) -> Vec<Posted> {
        loop {
            let mut rings = std::pin::pin!(self.outbox().bell.notified());
            rings.as_mut().enable();
            let messages = self.outbox().take(platform);
            if !messages.is_empty() {
                return messages;
            }
            rings.await;
        }
    }
}
