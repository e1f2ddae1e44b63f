//! How it stands with what this process serves: for the alarm, and for whoever asks from outside.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::alarm::Trouble;
use crate::domain::Platform;
use crate::store::Store;
use crate::web::{Health, Part};

/// Channels that can be on or off.
const CHANNELS: [Platform; 3] = [Platform::Telegram, Platform::Discord, Platform::Email];

/// How it stands. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Condition {
    store: Store,
    known: Arc<Mutex<Known>>,
}

#[derive(Debug, Default)]
struct Known {
    channels: BTreeMap<Platform, Channel>,
    /// Whether it is unknown at the moment who owns the database.
    is_unowned: bool,
}

/// How it stands with a channel that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Channel {
    /// The platform has not been reached yet.
    Connecting,
    /// Everything goes its way.
    On,
    /// It was reached before, and does not answer now.
    Away,
    /// The platform takes nothing any more, until somebody has seen to it.
    Halted,
}

impl Condition {
    /// With a database that works, and no channel.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store, known: Arc::default() }
    }

    /// A channel is wanted, and will be connected.
    pub fn expect(&self, platform: Platform) {
        self.known().channels.insert(platform, Channel::Connecting);
    }

    /// A channel is connected.
    pub fn serve(&self, platform: Platform) {
        self.known().channels.insert(platform, Channel::On);
    }

    /// A platform that was reached before does not answer now.
    pub fn miss(&self, platform: Platform) {
        self.known().channels.insert(platform, Channel::Away);
    }

    /// A platform takes nothing any more: a wrong token, most often.
    pub fn halt(&self, platform: Platform) {
        self.known().channels.insert(platform, Channel::Halted);
    }

    /// Whether this process is known to own the database.
    pub fn own(&self, is_owner: bool) {
        self.known().is_unowned = !is_owner;
    }

    /// What somebody must see to.
    #[must_use]
    pub fn troubles(&self) -> BTreeSet<Trouble> {
        let known = self.known();
        let halted = known.channels.iter().filter(|(_, channel)| **channel == Channel::Halted);
        let mut troubles: BTreeSet<Trouble> =
            halted.map(|(platform, _)| Trouble::Channel(*platform)).collect();
        if self.store.is_full() {
            troubles.insert(Trouble::Disk);
        } else if self.store.is_away() {
            troubles.insert(Trouble::Database);
        }
        troubles
    }

    /// The same, part by part, for whoever asks from outside.
    #[must_use]
    pub fn health(&self) -> Health {
        let condition = self.clone();
        Health::new(move || condition.parts())
    }

    fn parts(&self) -> Vec<Part> {
        let known = self.known();
        let (state, is_ready) = match (self.store.is_full(), self.store.is_away()) {
            (true, _) => ("disk full", false),
            (false, true) => ("away", false),
            (false, false) if known.is_unowned => ("not owned", false),
            (false, false) => ("ok", true),
        };
        let mut parts = vec![Part { name: "database", state, is_ready }];
        for platform in CHANNELS {
            let (state, is_ready) = match known.channels.get(&platform) {
                None => ("off", true),
                Some(Channel::Connecting) => ("connecting", false),
                Some(Channel::On) => ("on", true),
                Some(Channel::Away) => ("away", false),
                Some(Channel::Halted) => ("halted", false),
            };
            parts.push(Part { name: platform.as_str(), state, is_ready });
        }
        parts
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
