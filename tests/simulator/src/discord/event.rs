//! The events that tell a bot what people do, as Discord writes them.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::Inner;
use super::body::FILE_BYTES;
use super::faults::{LATE, Trouble};
use super::gateway::{PRIVATE_MESSAGES, SERVER_MESSAGES};
use super::interaction::{self, Interaction, Kind};
use super::message::Message;
use super::pane::{Pane, Spot};
use super::session::Frame;
use super::state::{State, Where};

/// What everyone may do in a text channel: see, send, embed, attach, react, use commands.
const PERMISSIONS: &str = "2248473465835073";

/// Something that a person does with the bot.
#[derive(Debug)]
pub(crate) struct Act {
    pub(crate) kind: Kind,
    pub(crate) data: Value,
    pub(crate) from: Option<Spot>,
}

impl Inner {
    /// Lets a person do something, and tells the bot. Gives back the interaction's number.
    pub(crate) fn interact(
        self: &Arc<Self>,
        state: &mut State,
        person: u64,
        channel: u64,
        act: &Act,
    ) -> u64 {
        let now = self.now();
        let id = state.snowflake(now);
        let token = interaction::token(id, state.seed);
        let event = state.interaction(id, &token, person, channel, act).to_string();
        state.interactions.add(Interaction {
            id,
            token,
            person,
            channel,
            kind: act.kind,
            created: now,
            from: act.from,
            first: None,
            original: None,
            unfilled: false,
            later: Vec::new(),
        });
        if let Some(known) = state.people.get_mut(&person) {
            known.latest.insert(channel, id);
        }
        state.touch();
        state.wake(person);
        self.deliver(state, event, now);
        id
    }

    fn deliver(self: &Arc<Self>, state: &mut State, event: String, now: Duration) {
        match state.faults.at_event() {
            Some(Trouble::Late) => {
                let inner = Arc::clone(self);
                tokio::spawn(async move {
                    tokio::time::sleep(LATE).await;
                    let now = inner.now();
                    inner.lock().gateway.event("INTERACTION_CREATE", &event, 0, now);
                });
                return;
            }
            Some(Trouble::Drop) => state.gateway.drop_all(4000, "Unknown error.", now),
            Some(Trouble::Reconnect) => state.gateway.tell(&Frame::op(7, &Value::Null)),
            Some(Trouble::Repeat) | None => {}
        }
        state.gateway.event("INTERACTION_CREATE", &event, 0, now);
    }
}

impl State {
    fn interaction(&self, id: u64, token: &str, person: u64, channel: u64, act: &Act) -> Value {
        let who = &self.people[&person];
        let kind = match act.kind {
            Kind::Command => 2,
            Kind::Component => 3,
            Kind::Modal => 5,
        };
        let mut event = json!({ "id": id.to_string(), "application_id": self.application.to_string(), "type": kind,
            "data": act.data, "channel_id": channel.to_string(), "token": token, "version": 1, "locale": who.locale,
            "app_permissions": PERMISSIONS, "entitlements": [], "entitlement_sku_ids": [],
            "attachment_size_limit": FILE_BYTES });
        let last = self.pane(Pane::public(channel)).last().map(|message| message.id.to_string());
        if let Some(guild) = self.guild(channel) {
            let guild = guild.to_string();
            event["guild_id"] = json!(guild);
            event["guild"] = json!({ "id": guild, "locale": "sv-SE", "features": [] });
            event["guild_locale"] = json!("sv-SE");
            event["member"] = self.member(person);
            event["context"] = json!(0);
            event["authorizing_integration_owners"] = json!({ "0": guild });
            event["channel"] = json!({ "id": channel.to_string(), "type": 0, "name": "allmänt", "guild_id": guild,
                "permissions": PERMISSIONS, "flags": 0, "nsfw": false, "parent_id": null, "position": 0,
                "rate_limit_per_user": 0, "topic": null, "last_message_id": last });
        } else {
            event["user"] = who.json();
            event["context"] = json!(1);
            event["authorizing_integration_owners"] = json!({ "1": person.to_string() });
            event["channel"] = json!({ "id": channel.to_string(), "type": 1, "flags": 0, "last_message_id": last });
        }
        if let Some(message) = act.from.and_then(|spot| self.at(spot)) {
            event["message"] = self.message_json(message);
        }
        event
    }

    fn member(&self, person: u64) -> Value {
        json!({ "user": self.people[&person].json(), "nick": null, "avatar": null, "roles": [], "flags": 0,
            "joined_at": self.time(Duration::ZERO), "premium_since": null, "deaf": false, "mute": false, "pending": false,
            "permissions": PERMISSIONS, "communication_disabled_until": null, "unusual_dm_activity_until": null })
    }

    /// Tells the bot of a message that everyone in its channel sees.
    pub(crate) fn tell_message(&mut self, message: &Message, now: Duration) {
        let place = self.channels.get(&message.channel).map(|channel| channel.place);
        let intents = match place {
            Some(Where::Server { .. }) => SERVER_MESSAGES,
            _ => PRIVATE_MESSAGES,
        };
        if !self.gateway.wants(intents) {
            return;
        }
        let mut event = self.message_json(message);
        event["channel_type"] = json!(1);
        if let Some(Where::Server { guild }) = place {
            event["guild_id"] = json!(guild.to_string());
            event["channel_type"] = json!(0);
            // Without the privileged intent a bot does not read what others write in servers.
            if !message.from_bot {
                event["content"] = json!("");
                let mut member = self.member(message.author);
                member.as_object_mut().map(|member| member.remove("user"));
                event["member"] = member;
            }
        }
        self.gateway.event("MESSAGE_CREATE", &event.to_string(), intents, now);
    }
}
