//! Doors: an interaction can be answered for a while, and through it more can be said.
//!
//! "Interaction tokens are valid for 15 minutes"; the first answer must come within 3 s.
//! <https://docs.discord.com/developers/interactions/receiving-and-responding#responding-to-an-interaction>

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::Opening;
use crate::domain::DeliveryId;

/// How long something goes through. Discord's 15 minutes, less a margin for the way.
const OPEN: Duration = Duration::from_secs(14 * 60 + 30);

/// Which message an answer is, among those of an interaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The first answer, or the pressed message that it changed.
    Original,
    /// One with this number.
    Message(String),
}

/// How far an interaction has been answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answered {
    /// Not at all.
    NotYet {
        /// A first answer left, and nobody knows whether it arrived.
        perhaps: bool,
    },
    /// The first answer is there.
    Yes {
        /// Whether the first answer belongs to the pressed message, so that this is the original.
        in_place: bool,
        /// The message that says "saving", as long as it stands.
        saving: Option<Place>,
    },
}

/// One interaction that can be answered.
#[derive(Debug)]
pub(super) struct Door {
    pub(super) opening: Opening,
    pub(super) arrived: Instant,
    /// Held while a request goes through, so that there is one first answer.
    pub(super) answered: tokio::sync::Mutex<Answered>,
    /// What it led to is stored.
    stored: AtomicBool,
    /// Nothing goes through any more.
    shut: AtomicBool,
    /// Replies that have not been settled.
    awaited: AtomicUsize,
}

impl Door {
    pub(super) fn new(opening: Opening, arrived: Instant) -> Self {
        Self {
            opening,
            arrived,
            answered: tokio::sync::Mutex::new(Answered::NotYet { perhaps: false }),
            stored: AtomicBool::new(false),
            shut: AtomicBool::new(false),
            awaited: AtomicUsize::new(0),
        }
    }

    pub(super) fn is_open(&self) -> bool {
        !self.shut.load(Ordering::Relaxed) && self.arrived.elapsed() < OPEN
    }

    pub(super) fn shut(&self) {
        self.shut.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_stored(&self) -> bool {
        self.stored.load(Ordering::Relaxed)
    }
}

/// The doors that replies go through.
#[derive(Debug, Default)]
pub(super) struct Doors(Mutex<HashMap<DeliveryId, Arc<Door>>>);

impl Doors {
    /// What an interaction led to is stored: these replies go through its door.
    pub(super) fn stored(&self, door: &Arc<Door>, replies: impl IntoIterator<Item = DeliveryId>) {
        let mut doors = self.lock();
        for reply in replies {
            door.awaited.fetch_add(1, Ordering::Relaxed);
            doors.insert(reply, Arc::clone(door));
        }
        door.stored.store(true, Ordering::Relaxed);
    }

    /// The door that a reply goes through, while something does.
    pub(super) fn open(&self, reply: DeliveryId) -> Option<Arc<Door>> {
        self.lock().get(&reply).filter(|door| door.is_open()).map(Arc::clone)
    }

    /// Nothing more is sent of a reply. Gives its door when it was the last one there.
    pub(super) fn settled(&self, reply: DeliveryId) -> Option<Arc<Door>> {
        let door = self.lock().remove(&reply)?;
        let last = door.awaited.fetch_sub(1, Ordering::Relaxed) == 1;
        (last && door.is_open()).then_some(door)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<DeliveryId, Arc<Door>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
