//! Interactions and their tokens: three seconds for the first answer, fifteen minutes for what follows.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use super::pane::Spot;

/// The first answer must come within this time. Source: docs.discord.com, "Interaction Callback".
pub(crate) const FIRST_WITHIN: Duration = Duration::from_secs(3);
/// A token is good for this long. Source: as above.
pub(crate) const TOKEN_LIVES: Duration = Duration::from_mins(15);

/// What a person did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Command,
    Component,
    Modal,
}

/// How the bot answered first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum First {
    /// A message of its own (4).
    Message,
    /// A message that comes later (5).
    Later,
    /// The message of the component, changed now (7) or later (6).
    Update,
    /// A modal (9).
    Modal,
}

/// One thing that a person did, and what the bot made of it.
#[derive(Debug)]
pub(crate) struct Interaction {
    pub(crate) id: u64,
    pub(crate) token: String,
    pub(crate) person: u64,
    pub(crate) channel: u64,
    pub(crate) kind: Kind,
    pub(crate) created: Duration,
    /// The message that the component is under, or was when it opened the modal.
    pub(crate) from: Option<Spot>,
    pub(crate) first: Option<First>,
    /// What `@original` means.
    pub(crate) original: Option<Spot>,
    /// A deferred message has not come yet.
    pub(crate) unfilled: bool,
    /// Messages that came after the first answer.
    pub(crate) later: Vec<Spot>,
}

impl Interaction {
    pub(crate) fn deadline(&self) -> Duration {
        self.created + FIRST_WITHIN
    }

    pub(crate) fn is_late(&self, now: Duration) -> bool {
        self.first.is_none() && now > self.deadline()
    }

    pub(crate) fn is_dead(&self, now: Duration) -> bool {
        now > self.created + TOKEN_LIVES
    }
}

/// All interactions of the last fifteen minutes.
#[derive(Debug, Default)]
pub(crate) struct Interactions {
    by_id: HashMap<u64, Interaction>,
    order: VecDeque<u64>,
}

impl Interactions {
    /// Adds one, and forgets those whose tokens died a quarter of an hour ago.
    pub(crate) fn add(&mut self, interaction: Interaction) {
        let now = interaction.created;
        while let Some(oldest) = self.order.front() {
            if self.by_id.get(oldest).is_some_and(|one| now < one.created + TOKEN_LIVES * 2) {
                break;
            }
            self.by_id.remove(oldest);
            self.order.pop_front();
        }
        self.order.push_back(interaction.id);
        self.by_id.insert(interaction.id, interaction);
    }

    pub(crate) fn get(&self, id: u64) -> Option<&Interaction> {
        self.by_id.get(&id)
    }

    /// The interaction with this token.
    pub(crate) fn with_token(&mut self, token: &str) -> Option<&mut Interaction> {
        self.by_id.get_mut(&named(token)?).filter(|one| one.token == token)
    }
}

/// A token that names its interaction, so that it is found at once. Real ones are as long.
pub(crate) fn token(id: u64, secret: u64) -> String {
    let mixed = (id ^ secret).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    format!("aW50ZXJhY3Rpb246{id:016x}{mixed:016x}{:0>120x}", mixed.rotate_left(29))
}

fn named(token: &str) -> Option<u64> {
    let id = token.strip_prefix("aW50ZXJhY3Rpb246")?.get(..16)?;
    u64::from_str_radix(id, 16).ok()
}
