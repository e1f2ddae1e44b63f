//! Channels and the messages in them.

use std::time::Duration;

use serde_json::{Value, json};

use super::draft::{Draft, number};
use super::form::{At, Form};
use super::message::Message;
use super::pane::{Pane, Spot};
use super::person::Person;
use super::refusal::Refusal;
use super::state::{State, Where};

/// For how long a nonce is remembered. Discord says "a few minutes".
const NONCE_LIVES: Duration = Duration::from_mins(5);
/// How far back a nonce is looked for.
const NONCES: usize = 100;

impl State {
    /// An empty message of the bot.
    pub(crate) fn new_message(&mut self, pane: Pane, now: Duration) -> Message {
        Message {
            id: self.snowflake(now),
            from_bot: true,
            author: self.application,
            text: String::new(),
            source: String::new(),
            rows: Vec::new(),
            attachments: Vec::new(),
            ephemeral: pane.only.is_some(),
            thinking: false,
            edits: 0,
            changed: self.touch(),
            channel: pane.channel,
            flags: 0,
            components: json!([]),
            embeds: json!([]),
            ever: Vec::new(),
            nonce: None,
            at: self.time(now),
            sent: now,
            edited: None,
            by: None,
        }
    }

    /// `POST /users/@me/channels`.
    pub(crate) fn open_channel(&mut self, body: &Value, now: Duration) -> Result<Value, Refusal> {
        let recipient = number(&body["recipient_id"]);
        let recipient = recipient.filter(|id| self.people.contains_key(id));
        let invalid = || Refusal::new(400, 50033, "Invalid Recipient(s)");
        let person = recipient.ok_or_else(invalid)?;
        if !self.people[&person].open {
            self.limiter.open(now)?;
        }
        let known = self.people.get_mut(&person).ok_or_else(invalid)?;
        known.open = true;
        let channel = known.channel;
        Ok(self.private_json(channel, person))
    }

    fn private_json(&self, channel: u64, person: u64) -> Value {
        let last = self.pane(Pane::public(channel)).last().map(|message| message.id.to_string());
        json!({ "id": channel.to_string(), "type": 1, "flags": 0, "last_message_id": last,
            "recipients": [self.people[&person].json()] })
    }

    /// A channel that the bot can see.
    fn seen(&self, channel: u64) -> Result<Where, Refusal> {
        let found = self.channels.get(&channel).ok_or_else(Refusal::unknown_channel)?;
        if found.hidden {
            return Err(Refusal::new(403, 50001, "Missing Access"));
        }
        match found.place {
            Where::Private { person } if !self.people[&person].open => {
                Err(Refusal::unknown_channel())
            }
            place => Ok(place),
        }
    }

    /// A channel in which the bot can write.
    fn writable(&self, channel: u64) -> Result<(), Refusal> {
        let Where::Private { person } = self.seen(channel)? else {
            return Ok(());
        };
        match &self.people[&person] {
            Person { closed: true, .. } => {
                Err(Refusal::new(403, 50007, "Cannot send messages to this user"))
            }
            Person { alone: true, .. } => {
                let words = "Cannot send messages to this user due to having no mutual guilds";
                Err(Refusal::new(403, 50278, words))
            }
            _ => Ok(()),
        }
    }

    /// `GET /channels/{channel}`.
    pub(crate) fn channel(&self, channel: u64) -> Result<Value, Refusal> {
        Ok(match self.seen(channel)? {
            Where::Private { person } => self.private_json(channel, person),
            Where::Server { guild } => {
                json!({ "id": channel.to_string(), "type": 0, "guild_id": guild.to_string(),
                "name": "allmänt", "position": 0, "permission_overwrites": [], "topic": null, "nsfw": false,
                "last_message_id": null, "parent_id": null, "rate_limit_per_user": 0, "flags": 0 })
            }
        })
    }

    /// `GET /channels/{channel}/messages`, newest first.
    pub(crate) fn messages(&self, channel: u64, query: &str) -> Result<Value, Refusal> {
        self.seen(channel)?;
        let given = |name: &str| {
            let found =
                query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            found.and_then(|text| text.parse::<u64>().ok())
        };
        let limit = given("limit").unwrap_or(50);
        let mut form = Form::default();
        form.hold((1..=100).contains(&limit), At::top().key("limit"), "Must be between 1 and 100.");
        form.done()?;
        let (before, after) = (given("before").unwrap_or(u64::MAX), given("after").unwrap_or(0));
        let limit = usize::try_from(limit).unwrap_or(100);
        let all = self.pane(Pane::public(channel)).iter();
        let fits = |message: &&Message| message.id < before && message.id > after;
        Ok(all.rev().filter(fits).take(limit).map(|message| self.message_json(message)).collect())
    }

    fn public(&self, channel: u64, message: u64) -> Result<&Message, Refusal> {
        self.seen(channel)?;
        let spot = Spot { pane: Pane::public(channel), id: message };
        self.at(spot).ok_or_else(Refusal::unknown_message)
    }

    /// `GET /channels/{channel}/messages/{message}`.
    pub(crate) fn message(&self, channel: u64, message: u64) -> Result<Value, Refusal> {
        self.public(channel, message).map(|message| self.message_json(message))
    }

    /// `POST /channels/{channel}/messages`.
    pub(crate) fn send(
        &mut self,
        channel: u64,
        draft: Draft,
        now: Duration,
    ) -> Result<Value, Refusal> {
        self.writable(channel)?;
        if let Some(twin) = self.twin(channel, &draft, now) {
            return Ok(self.message_json(twin));
        }
        let pane = Pane::public(channel);
        let mut message = self.new_message(pane, now);
        message.flags = draft.flags;
        message.nonce.clone_from(&draft.nonce);
        message.fill(draft);
        if message.is_empty() {
            return Err(Refusal::empty_message());
        }
        self.tell_message(&message, now);
        let json = self.message_json(&message);
        self.put(pane, message);
        Ok(json)
    }

    /// The message that was sent with the same nonce a moment ago, where the bot asks that there be one only.
    fn twin(&self, channel: u64, draft: &Draft, now: Duration) -> Option<&Message> {
        let nonce = draft.nonce.as_ref().filter(|_| draft.enforce_nonce)?;
        let recent = self.pane(Pane::public(channel)).iter().rev().take(NONCES);
        let same = |message: &&Message| {
            message.from_bot
                && message.nonce.as_ref() == Some(nonce)
                && now < message.sent + NONCE_LIVES
        };
        recent.into_iter().find(same)
    }

    /// `PATCH /channels/{channel}/messages/{message}`.
    pub(crate) fn edit(
        &mut self,
        channel: u64,
        message: u64,
        draft: Draft,
        now: Duration,
    ) -> Result<Value, Refusal> {
        if !self.public(channel, message)?.from_bot {
            let words = "Cannot edit a message authored by another user";
            return Err(Refusal::new(403, 50005, words).violation());
        }
        self.writable(channel)?;
        self.change(Spot { pane: Pane::public(channel), id: message }, draft, now)
    }

    /// Changes a message of the bot.
    pub(crate) fn change(
        &mut self,
        spot: Spot,
        draft: Draft,
        now: Duration,
    ) -> Result<Value, Refusal> {
        let (version, time) = (self.touch(), self.time(now));
        let message = self.at_mut(spot)?;
        let mut changed = message.clone();
        changed.fill(draft);
        if changed.is_empty() {
            return Err(Refusal::empty_message());
        }
        changed.edits += 1;
        changed.changed = version;
        changed.edited = Some(time);
        *message = changed;
        self.changed(spot.pane);
        self.at(spot).map(|message| self.message_json(message)).ok_or_else(Refusal::unknown_message)
    }

    /// `DELETE /channels/{channel}/messages/{message}`.
    pub(crate) fn delete(&mut self, channel: u64, message: u64) -> Result<Value, Refusal> {
        let place = self.seen(channel)?;
        if !self.public(channel, message)?.from_bot {
            return Err(match place {
                Where::Private { .. } => {
                    Refusal::new(403, 50003, "Cannot execute action on a DM channel").violation()
                }
                Where::Server { .. } => Refusal::new(403, 50013, "Missing Permissions").violation(),
            });
        }
        self.take(Spot { pane: Pane::public(channel), id: message })?;
        Ok(Value::Null)
    }
}
