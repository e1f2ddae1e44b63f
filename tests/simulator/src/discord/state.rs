//! All that the simulated Discord knows.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::Settings;
use super::ban::Ban;
use super::faults::Faults;
use super::gateway::Gateway;
use super::interaction::Interactions;
use super::limits::Limiter;
use super::message::Message;
use super::pane::Pane;
use super::person::Person;

/// The first moment of Discord's clock, unix milliseconds. Source: docs.discord.com, "Snowflakes".
const EPOCH: i64 = 1_420_070_400_000;

/// One request that came, for tests that look at what was asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// Such as `POST`.
    pub method: String,
    /// What comes after `/api/v10`, without the query.
    pub path: String,
    /// The JSON that came; files are not kept.
    pub body: Value,
    /// What came of it: `ok`, a refusal's words, or a fault's name.
    pub outcome: String,
}

/// A command that the bot has registered.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// Its number.
    pub id: u64,
    /// Its name, without the slash.
    pub name: String,
    /// What it says it does.
    pub description: String,
    /// Its name in other languages, by locale.
    pub names: BTreeMap<String, String>,
    /// What it says in other languages, by locale.
    pub descriptions: BTreeMap<String, String>,
    /// All of it, as the API gives it back.
    pub json: Value,
}

/// Where messages are.
#[derive(Debug)]
pub(crate) struct Channel {
    pub(crate) place: Where,
    /// The bot cannot see it.
    pub(crate) hidden: bool,
    pub(crate) changes: watch::Sender<u64>,
}

/// What sort of channel it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Where {
    /// The bot's private channel with a person.
    Private { person: u64 },
    /// A text channel in a server.
    Server { guild: u64 },
}

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) application: u64,
    pub(crate) seed: u64,
    pub(crate) bot: Value,
    pub(crate) people: HashMap<u64, Person>,
    pub(crate) channels: HashMap<u64, Channel>,
    pub(crate) panes: HashMap<Pane, Vec<Message>>,
    pub(crate) interactions: Interactions,
    pub(crate) gateway: Gateway,
    /// By server; for everywhere under `None`.
    pub(crate) commands: BTreeMap<Option<u64>, Vec<Command>>,
    pub(crate) log: VecDeque<Request>,
    pub(crate) requests: u64,
    pub(crate) violations: Vec<String>,
    pub(crate) limiter: Limiter,
    pub(crate) ban: Ban,
    pub(crate) faults: Faults,
    /// Counts every change that someone can see.
    pub(crate) version: u64,
    last_id: u64,
    /// Unix time when the clock stood at zero.
    epoch: DateTime<Utc>,
}

impl State {
    pub(crate) fn new(settings: &Settings) -> Self {
        let id = settings.application_id;
        let bot = json!({ "id": id.to_string(), "username": "panelbot-simulator", "global_name": null,
            "discriminator": "0042", "avatar": null, "public_flags": 0, "bot": true });
        Self {
            application: id,
            seed: settings.seed,
            bot,
            people: HashMap::new(),
            channels: HashMap::new(),
            panes: HashMap::new(),
            interactions: Interactions::default(),
            gateway: Gateway::default(),
            commands: BTreeMap::new(),
            log: VecDeque::new(),
            requests: 0,
            violations: Vec::new(),
            limiter: Limiter::new(settings.limits),
            ban: Ban::new(settings.limits, settings.ban_after),
            faults: Faults::new(settings.faults, settings.seed),
            version: 0,
            last_id: 0,
            epoch: Utc::now(),
        }
    }

    fn date(&self, now: Duration) -> DateTime<Utc> {
        self.epoch + chrono::TimeDelta::from_std(now).unwrap_or_default()
    }

    /// A moment as the API writes it.
    pub(crate) fn time(&self, now: Duration) -> String {
        self.date(now).to_rfc3339_opts(SecondsFormat::Micros, false)
    }

    /// Unix time in seconds, with fractions.
    pub(crate) fn unix(&self, now: Duration) -> f64 {
        Duration::from_millis(self.date(now).timestamp_millis().unsigned_abs()).as_secs_f64()
    }

    /// A new number, larger than all before it. Source: docs.discord.com, "Snowflakes".
    pub(crate) fn snowflake(&mut self, now: Duration) -> u64 {
        let since = self.date(now).timestamp_millis() - EPOCH;
        self.last_id = (u64::try_from(since).unwrap_or(0) << 22).max(self.last_id + 1);
        self.last_id
    }

    /// The private channel of a person, who is made if they are not there.
    pub(crate) fn person(&mut self, id: u64, make: impl FnOnce() -> Person) -> u64 {
        if let Some(person) = self.people.get(&id) {
            return person.channel;
        }
        let channel = self.snowflake(Duration::ZERO);
        self.people.insert(id, Person { channel, ..make() });
        self.add_channel(channel, Where::Private { person: id });
        channel
    }

    /// Makes a text channel if it is not there.
    pub(crate) fn text_channel(&mut self, guild: u64, channel: u64) {
        if !self.channels.contains_key(&channel) {
            self.add_channel(channel, Where::Server { guild });
        }
    }

    fn add_channel(&mut self, id: u64, place: Where) {
        let changes = watch::Sender::new(self.version);
        self.channels.insert(id, Channel { place, hidden: false, changes });
    }

    /// The server that a channel is in.
    pub(crate) fn guild(&self, channel: u64) -> Option<u64> {
        match self.channels.get(&channel)?.place {
            Where::Server { guild } => Some(guild),
            Where::Private { .. } => None,
        }
    }

    /// Who wrote a message, as the API describes users.
    pub(crate) fn author(&self, message: &Message) -> Value {
        let person = if message.from_bot { None } else { self.people.get(&message.author) };
        person.map_or_else(|| self.bot.clone(), Person::json)
    }

    /// A message as the API describes it.
    pub(crate) fn message_json(&self, message: &Message) -> Value {
        message.json(&self.author(message))
    }
}
