//! Telling the owners directly when something fails that the program cannot mend itself: the database, its disk, a token.
//!
//! While that lasts nothing can be looked up and nothing queued, so whom to tell is remembered from before, and each
//! channel that still works is asked to send at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::delivery::Channel;
use crate::domain::Platform;
use crate::domain::delivery::Verdict;
use crate::domain::message::{Block, Message};
use crate::service::{Desk, Owner};
use crate::store::Store;
use crate::text::{Catalog, Text};

/// How long between two looks.
const LOOK: Duration = Duration::from_secs(1);

/// How long the database may be away before anyone is called: a new start of it takes less.
const PATIENCE: Duration = Duration::from_mins(1);

/// The shortest time between two messages to the owners.
const AT_MOST_EVERY: Duration = Duration::from_hours(1);

/// When they are told again of what still lasts.
const AGAIN: Duration = Duration::from_hours(24);

/// How long what is known of the owners counts.
const OWNERS_KNOWN: Duration = Duration::from_mins(1);

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// The database's disk is full.
    Disk,
    /// The database does not answer.
    Database,
    /// A platform takes nothing any more: a wrong token, most often.
    Channel(Platform),
}

/// What a channel is to send.
#[derive(Debug)]
pub struct Ring {
    to: Owner,
    text: String,
}

/// The alarm. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Alarm {
    desk: Desk,
    store: Store,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    owners: Vec<Owner>,
    looked_up: Option<Instant>,
    bells: BTreeMap<Platform, UnboundedSender<Ring>>,
    lost: BTreeSet<Platform>,
    rule: Rule,
}

/// Who is called when.
#[derive(Debug, Default)]
struct Rule {
    /// Since when each trouble lasts.
    since: BTreeMap<Trouble, Instant>,
    /// When each that lasts was told last.
    told: BTreeMap<Trouble, Instant>,
    /// When anything was.
    last: Option<Instant>,
}

impl Rule {
    /// What to tell now.
    fn due(&mut self, troubles: &BTreeSet<Trouble>, now: Instant) -> BTreeSet<Trouble> {
        self.since.retain(|trouble, _| troubles.contains(trouble));
        self.told.retain(|trouble, _| troubles.contains(trouble));
        let mut due = BTreeSet::new();
        for trouble in troubles {
            let since = *self.since.entry(*trouble).or_insert(now);
            let patient = matches!(trouble, Trouble::Channel(_)) || now - since >= PATIENCE;
            let told = self.told.get(trouble);
            if patient && told.is_none_or(|told| now - *told >= AGAIN) {
                due.insert(*trouble);
            }
        }
        if self.last.is_some_and(|last| now - last < AT_MOST_EVERY) {
            return BTreeSet::new();
        }
        if !due.is_empty() {
            self.last = Some(now);
            self.told.extend(due.iter().map(|trouble| (*trouble, now)));
        }
        due
    }
}

impl Alarm {
    /// An alarm that nothing is connected to yet.
    #[must_use]
    pub fn new(desk: Desk, store: Store) -> Self {
        Self { desk, store, state: Arc::default() }
    }

    /// What a channel that works is to send from now on, until the receiver is dropped.
    #[must_use]
    pub fn bell(&self, platform: Platform) -> UnboundedReceiver<Ring> {
        let (ring, bell) = unbounded_channel();
        self.state().bells.insert(platform, ring);
        bell
    }

    /// A platform takes nothing any more.
    pub fn lose(&self, platform: Platform) {
        let mut state = self.state();
        state.bells.remove(&platform);
        state.lost.insert(platform);
    }

    /// Looks again and again until told to stop.
    pub async fn run(self, stop: CancellationToken) {
        while stop.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_some() {
            self.look(Instant::now()).await;
        }
    }

    /// Looks whether something is wrong at this time, and tells the owners what is due.
    pub async fn look(&self, now: Instant) {
        let mut troubles: BTreeSet<Trouble> =
            self.state().lost.iter().map(|platform| Trouble::Channel(*platform)).collect();
        match (self.store.is_away(), self.store.is_full()) {
            (_, true) => drop(troubles.insert(Trouble::Disk)),
            (true, false) => drop(troubles.insert(Trouble::Database)),
            (false, false) => self.look_up_owners(now).await,
        }
        let mut state = self.state();
        let due = state.rule.due(&troubles, now);
        if due.is_empty() {
            return;
        }
        let mut told = 0;
        for owner in &state.owners {
            let text: Vec<String> =
                due.iter().map(|trouble| Catalog.say(&words(*trouble), &owner.locale)).collect();
            let message = Ring { to: owner.clone(), text: text.join("\n\n") };
            let bell = state.bells.get(&owner.to.address.platform);
            told += usize::from(bell.is_some_and(|bell| bell.send(message).is_ok()));
        }
        tracing::warn!(told, troubles = ?due, "told the owners what is wrong");
    }

    async fn look_up_owners(&self, now: Instant) {
        let known = self.state().looked_up.is_some_and(|last| now - last < OWNERS_KNOWN);
        if known {
            return;
        }
        // What cannot be looked up now is looked up the next time.
        if let Ok(owners) = self.desk.owners().await {
            let mut state = self.state();
            state.owners = owners;
            state.looked_up = Some(now);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Sends through a channel what the alarm hands to it, until told to stop. Past every queue: in what waits there it would
/// come too late.
pub async fn ring(
    channel: &impl Channel,
    mut bell: UnboundedReceiver<Ring>,
    stop: &CancellationToken,
) {
    while let Some(Some(Ring { to, text })) = stop.run_until_cancelled(bell.recv()).await {
        let message = Message::default().block(Block::Text(text));
        for part in channel.parts(message) {
            let verdict = channel.send(&to.to, &part).await;
            if !matches!(verdict, Verdict::Sent(_)) {
                let platform = channel.platform().as_str();
                tracing::warn!(platform, "an owner could not be told what is wrong");
            }
        }
    }
}

fn words(trouble: Trouble) -> Text {
    match trouble {
        Trouble::Disk => Text::AlarmDisk,
        Trouble::Database => Text::AlarmDatabase,
        Trouble::Channel(platform) => Text::AlarmChannel { platform: platform.as_str().to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: [Trouble; 1] = [Trouble::Disk];

    fn minutes(count: u64) -> Duration {
        Duration::from_mins(count)
    }

    #[tokio::test]
    async fn owners_are_told_once_when_it_has_lasted_and_again_after_a_day() {
        let (mut rule, start) = (Rule::default(), Instant::now());
        let mut told = |after: Duration| !rule.due(&FULL.into(), start + after).is_empty();
        assert!(!told(minutes(0)), "perhaps it passes");
        assert!(told(minutes(1)));
        assert!(!told(minutes(2)) && !told(minutes(600)));
        assert!(told(minutes(24 * 60 + 1)));
    }

    #[tokio::test]
    async fn what_comes_and_goes_is_told_at_most_once_an_hour() {
        let (mut rule, start) = (Rule::default(), Instant::now());
        let mut told = 0;
        for minute in 0..600 {
            let now = start + minutes(minute);
            let troubles = if minute % 10 < 5 { FULL.into() } else { BTreeSet::new() };
            told += usize::from(!rule.due(&troubles, now).is_empty());
        }
        assert_eq!(told, 10);
    }

    #[tokio::test]
    async fn what_comes_within_the_hour_is_told_when_it_is_over() {
        let (mut rule, start) = (Rule::default(), Instant::now());
        let token = Trouble::Channel(Platform::Discord);
        assert_eq!(rule.due(&[token].into(), start), [token].into());
        let both: BTreeSet<Trouble> = [token, Trouble::Disk].into();
        assert!(rule.due(&both, start + minutes(5)).is_empty());
        assert!(rule.due(&both, start + minutes(59)).is_empty());
        assert_eq!(rule.due(&both, start + minutes(60)), FULL.into());
    }
}
