//! Interactions and messages as Discord's gateway brings them.

use chrono::{DateTime, Utc};
use panelbot::channel::discord::{parse, parse_message};
use panelbot::domain::Platform;
use panelbot::domain::message::Incoming;
use rand::RngExt;
use rand::rngs::StdRng;
use serde_json::{Value, json};
use serenity::model::application::Interaction;
use serenity::model::channel::Message;

use super::deed::Deed;
use super::game::Adapter;
use super::mangle::mangle;
use super::words::wild;

/// Kinds of interactions.
const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const AUTOCOMPLETE: u8 = 4;
const MODAL: u8 = 5;

/// Flags of messages: for one person only, and a voice message.
const EPHEMERAL: u64 = 1 << 6;
const VOICE: u64 = 1 << 13;

/// What Discord's gateway brings: the event's name, and what it holds.
pub struct Discord;

impl Adapter for Discord {
    const PLATFORM: Platform = Platform::Discord;
    type Raw = (&'static str, Value);

    fn raw(&self, random: &mut StdRng, who: u64, deed: &Deed) -> Self::Raw {
        match deed {
            Deed::Press(data) if random.random_bool(0.1) => {
                let data = json!({ "component_type": 3, "custom_id": "s:1", "values": [data] });
                interaction(random, who, COMPONENT, &data)
            }
            Deed::Press(data) => {
                let data = json!({ "component_type": 2, "custom_id": data });
                interaction(random, who, COMPONENT, &data)
            }
            Deed::Pick(data, choices) => {
                let data = json!({ "component_type": 3, "custom_id": data, "values": choices });
                interaction(random, who, COMPONENT, &data)
            }
            Deed::Write(data, _) if random.random_bool(0.1) => {
                let data = json!({ "component_type": 2, "custom_id": format!("w:200:0:{data}") });
                interaction(random, who, COMPONENT, &data)
            }
            Deed::Write(data, text) => {
                let field = json!({ "type": 4, "id": 2, "custom_id": "text", "value": text });
                let row = json!({ "type": 1, "id": 1, "components": [field] });
                let data = json!({ "custom_id": data, "components": [row] });
                interaction(random, who, MODAL, &data)
            }
            Deed::Type(text) if text.starts_with('/') => command(random, who, text),
            Deed::Type(text) => message(random, who, &json!({ "content": text })),
            Deed::Share(latitude, longitude) => {
                message(random, who, &json!({ "content": format!("{latitude}, {longitude}") }))
            }
            Deed::Sticker => {
                let sticker = json!({ "id": "5", "name": "hej", "format_type": 1 });
                message(random, who, &json!({ "sticker_items": [sticker] }))
            }
            Deed::Voice => message(random, who, &json!({ "flags": VOICE })),
            Deed::Picture => message(random, who, &json!({})),
            Deed::Block | Deed::Unblock | Deed::Elsewhere => elsewhere(random, who),
        }
    }

    fn mangle(&self, random: &mut StdRng, (_, event): &mut Self::Raw) {
        mangle(random, event);
    }

    fn read(&self, (name, event): &Self::Raw, _who: u64, now: DateTime<Utc>) -> Option<Incoming> {
        if *name == "MESSAGE_CREATE" {
            return parse_message(&serde_json::from_value::<Message>(event.clone()).ok()?, now);
        }
        let parsed = parse(&serde_json::from_value::<Interaction>(event.clone()).ok()?, now);
        if let Some(window) = &parsed.window {
            assert!(parsed.incoming.is_none(), "a window is opened, and nothing is stored");
            assert_window(window);
        }
        parsed.incoming
    }
}

/// A window within Discord's limits.
/// <https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal>
fn assert_window(window: &Value) {
    let data = &window["data"];
    let length = |value: &Value| value.as_str().map_or(0, |text| text.encode_utf16().count());
    assert!((1..=45).contains(&length(&data["title"])), "{window}");
    assert!((1..=100).contains(&length(&data["custom_id"])), "{window}");
    let field = &data["components"][0]["components"][0];
    assert!((1..=45).contains(&length(&field["label"])), "{window}");
    assert!((1..=4000).contains(&field["max_length"].as_u64().unwrap_or(0)), "{window}");
}

fn user(who: u64) -> Value {
    json!({ "id": who.to_string(), "username": "kim", "discriminator": "0", "avatar": null,
        "global_name": "Kim", "public_flags": 0 })
}

/// The message that something is under: in a private chat, or in a server for one person or for all.
fn under(random: &mut StdRng, in_server: bool) -> Value {
    let for_one = in_server && random.random_bool(0.8);
    let mut below = text_message(random, 7);
    below["content"] = json!("**Vad tycker du?**");
    below["author"]["bot"] = json!(true);
    below["flags"] = json!(if for_one { EPHEMERAL } else { 0 });
    below
}

fn text_message(random: &mut StdRng, author: u64) -> Value {
    json!({ "id": random.random_range(1..u64::MAX).to_string(), "channel_id": "88", "author": user(author),
        "content": "", "timestamp": "2027-01-15T09:00:00.000000+00:00", "edited_timestamp": null,
        "tts": false, "mention_everyone": false, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": false, "type": 0, "flags": 0, "components": [] })
}

fn interaction(random: &mut StdRng, who: u64, kind: u8, data: &Value) -> (&'static str, Value) {
    let in_server = random.random_bool(0.2);
    let mut event = json!({ "id": random.random_range(1..u64::MAX).to_string(), "application_id": "9",
        "type": kind, "data": data, "channel_id": "88", "token": "aW50ZXJhY3Rpb24", "version": 1,
        "locale": if who.is_multiple_of(3) { "en-GB" } else { "sv-SE" }, "app_permissions": "0",
        "entitlements": [], "attachment_size_limit": 10_485_760 });
    if in_server {
        event["guild_id"] = json!("66");
        event["context"] = json!(0);
        event["authorizing_integration_owners"] = json!({ "0": "66" });
        event["channel"] = json!({ "id": "88", "type": 0, "name": "allmänt", "permissions": "0" });
        event["member"] = json!({ "user": user(who), "roles": [], "flags": 0, "deaf": false,
            "mute": false, "pending": false, "permissions": "0", "joined_at": null });
    } else {
        event["user"] = user(who);
        event["context"] = json!(1);
        event["authorizing_integration_owners"] = json!({ "1": who.to_string() });
        event["channel"] = json!({ "id": "88", "type": 1 });
    }
    if matches!(kind, COMPONENT | MODAL) {
        event["message"] = under(random, in_server);
    }
    ("INTERACTION_CREATE", event)
}

fn command(random: &mut StdRng, who: u64, text: &str) -> (&'static str, Value) {
    let (name, argument) = text[1..].split_once(' ').unwrap_or((&text[1..], ""));
    let option = json!({ "name": "code", "type": 3, "value": argument });
    let options = if argument.is_empty() { json!([]) } else { json!([option]) };
    let name = if name == "start" && !argument.is_empty() { "join" } else { name };
    let data = json!({ "id": "1", "name": name, "type": 1, "options": options });
    interaction(random, who, COMMAND, &data)
}

fn message(random: &mut StdRng, who: u64, holds: &Value) -> (&'static str, Value) {
    let mut message = text_message(random, who);
    message["channel_type"] = json!(1);
    let holds = holds.as_object().cloned().unwrap_or_default();
    for (name, value) in holds {
        message[&name] = value;
    }
    ("MESSAGE_CREATE", message)
}

/// What must not be taken for something that someone says to us.
fn elsewhere(random: &mut StdRng, who: u64) -> (&'static str, Value) {
    let content = wild(random);
    let (name, mut event) = message(random, who, &json!({ "content": content }));
    match random.random_range(0..4) {
        0 => event["guild_id"] = json!("66"),
        1 => event["author"]["bot"] = json!(true),
        2 => event["type"] = json!(7),
        _ => {
            let data = json!({ "id": "1", "name": "join", "type": 1, "options": [] });
            return interaction(random, who, AUTOCOMPLETE, &data);
        }
    }
    (name, event)
}
