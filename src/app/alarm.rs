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

use super::condition::Condition;
use crate::delivery::{Channel, Clock};
use crate::domain::Platform;
use crate::domain::delivery::{Destination, Verdict, retry_at};
use crate::domain::message::{Block, Message};
use crate::service::{Desk, Owner};
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

/// How often it is tried to tell an owner on one platform.
const ATTEMPTS: u32 = 4;

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
    condition: Condition,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    owners: Vec<Owner>,
    looked_up: Option<Instant>,
    bells: BTreeMap<Platform, UnboundedSender<Ring>>,
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
    /// What to tell now, if there is somebody to tell it to.
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
        due
    }

    /// Notes that this has been told.
    fn told(&mut self, due: &BTreeSet<Trouble>, now: Instant) {
        self.last = Some(now);
        self.told.extend(due.iter().map(|trouble| (*trouble, now)));
    }
}

impl Alarm {
    /// An alarm that nothing is connected to yet.
    #[must_use]
    pub fn new(desk: Desk, condition: Condition) -> Self {
        Self { desk, condition, state: Arc::default() }
    }

    /// A channel is connected: what it is to send from now on, until the receiver is dropped.
    #[must_use]
    pub fn bell(&self, platform: Platform) -> UnboundedReceiver<Ring> {
        self.condition.serve(platform);
        let (ring, bell) = unbounded_channel();
        self.state().bells.insert(platform, ring);
        bell
    }

    /// Whether a channel is connected over which somebody is reached.
    #[must_use]
    pub fn reaches(&self, to: &Owner) -> bool {
        self.state().bells.contains_key(&to.to.address.platform)
    }

    /// Tells somebody something at once. False when no channel is connected over which they are reached.
    #[must_use]
    pub fn tell(&self, to: &Owner, text: &str) -> bool {
        let state = self.state();
        let bell = state.bells.get(&to.to.address.platform);
        bell.is_some_and(|bell| bell.send(Ring { to: to.clone(), text: text.to_owned() }).is_ok())
    }

    /// A channel is connected that owners are not told over.
    pub fn serve(&self, platform: Platform) {
        self.condition.serve(platform);
    }

    /// A server that was there does not answer now; it is looked for again.
    pub fn miss(&self, platform: Platform) {
        self.condition.miss(platform);
    }

    /// A platform takes nothing any more.
    pub fn lose(&self, platform: Platform) {
        self.condition.halt(platform);
        self.state().bells.remove(&platform);
    }

    /// Looks again and again until told to stop.
    pub async fn run(self, stop: CancellationToken) {
        while stop.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_some() {
            self.look(Instant::now()).await;
        }
    }

    /// Looks whether something is wrong at this time, and tells the owners what is due. While none of them can be told, it
    /// stays due: a channel may be connecting yet.
    pub async fn look(&self, now: Instant) {
        let troubles = self.condition.troubles();
        if !troubles.contains(&Trouble::Disk) && !troubles.contains(&Trouble::Database) {
            self.look_up_owners(now).await;
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
        if told > 0 {
            state.rule.told(&due, now);
            tracing::warn!(told, troubles = ?due, "told the owners what is wrong");
        }
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
    clock: Clock,
    stop: &CancellationToken,
) {
    let ringing = async {
        while let Some(Ring { to, text }) = bell.recv().await {
            let message = Message::default().block(Block::Text(text));
            for part in channel.parts(message) {
                if !arrives(channel, &to.to, &part, &clock).await {
                    let platform = channel.platform().as_str();
                    tracing::warn!(platform, "an owner could not be told what is wrong");
                }
            }
        }
    };
    stop.run_until_cancelled(ringing).await;
}

/// Sends one part as often as it takes, but a few times at most.
async fn arrives(channel: &impl Channel, to: &Destination, part: &Message, clock: &Clock) -> bool {
    for attempt in 1..=ATTEMPTS {
        let again = match channel.send(to, part).await {
            Verdict::Sent(_) => return true,
            Verdict::RetryAt(at) => Some(at),
            Verdict::Failed(_) => retry_at(attempt, clock()),
            _ => None,
        };
        let Some(at) = again.filter(|_| attempt < ATTEMPTS) else { break };
        tokio::time::sleep((at - clock()).to_std().unwrap_or_default()).await;
    }
    false
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

    /// What is due then, told at once.
    fn tell(rule: &mut Rule, troubles: &BTreeSet<Trouble>, now: Instant) -> BTreeSet<Trouble> {
        let due = rule.due(troubles, now);
        if !due.is_empty() {
            rule.told(&due, now);
        }
        due
    }

    fn minutes(count: u64) -> Duration {
        Duration::from_mins(count)
    }

    #[tokio::test]
    async fn owners_are_told_once_when_it_has_lasted_and_again_after_a_day() {
        let (mut rule, start) = (Rule::default(), Instant::now());
        let mut told = |after: Duration| !tell(&mut rule, &FULL.into(), start + after).is_empty();
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
            told += usize::from(!tell(&mut rule, &troubles, now).is_empty());
        }
        assert_eq!(told, 10);
    }

    #[tokio::test]
    async fn what_comes_within_the_hour_is_told_when_it_is_over() {
        let (mut rule, start) = (Rule::default(), Instant::now());
        let token = Trouble::Channel(Platform::Discord);
        assert_eq!(tell(&mut rule, &[token].into(), start), [token].into());
        let both: BTreeSet<Trouble> = [token, Trouble::Disk].into();
        assert!(tell(&mut rule, &both, start + minutes(5)).is_empty());
        assert!(tell(&mut rule, &both, start + minutes(59)).is_empty());
        assert_eq!(tell(&mut rule, &both, start + minutes(60)), FULL.into());
    }
}
