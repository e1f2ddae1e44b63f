//! Updates as Telegram sends them.

use chrono::{DateTime, Utc};
use panelbot::channel::telegram::{NOTICES, parse};
use panelbot::domain::Platform;
use panelbot::domain::message::Incoming;
use rand::RngExt;
use rand::rngs::StdRng;
use serde_json::{Value, json};

use super::deed::Deed;
use super::game::Adapter;
use super::mangle::mangle;
use super::words::word;

/// Telegram's updates.
pub struct Telegram;

impl Adapter for Telegram {
    const PLATFORM: Platform = Platform::Telegram;
    type Raw = Value;

    fn raw(&self, random: &mut StdRng, who: u64, deed: &Deed) -> Value {
        let mut update = match deed {
            Deed::Press(data) | Deed::Pick(data, _) => pressed(random, who, data),
            Deed::Write(_, text) | Deed::Type(text) => said(random, who, "text", json!(text)),
            Deed::Share(latitude, longitude) => {
                let place = json!({ "latitude": latitude, "longitude": longitude });
                said(random, who, "location", place)
            }
            Deed::Sticker => said(random, who, "sticker", json!({ "file_id": "s" })),
            Deed::Voice => said(random, who, "voice", json!({ "file_id": "v", "duration": 1 })),
            Deed::Picture => said(random, who, "photo", json!([{ "file_id": "p" }])),
            Deed::Block => changed(who, "kicked"),
            Deed::Unblock => changed(who, "member"),
            Deed::Elsewhere => elsewhere(random, who),
        };
        update["update_id"] = json!(random.random::<u32>());
        update
    }

    fn mangle(&self, random: &mut StdRng, raw: &mut Value) {
        mangle(random, raw);
    }

    fn read(&self, raw: &Value, _who: u64, now: DateTime<Utc>) -> Option<Incoming> {
        let parsed = parse(raw, now).ok()?;
        assert_eq!(Some(parsed.update_id), raw["update_id"].as_i64());
        let incoming = parsed.incoming?;
        assert_eq!(incoming.update_id, parsed.update_id.to_string());
        Some(incoming)
    }
}

fn user(who: u64) -> Value {
    let language = if who.is_multiple_of(3) { "en-GB" } else { "sv" };
    json!({ "id": who, "is_bot": false, "first_name": "Kim", "language_code": language })
}

fn chat(who: u64) -> Value {
    json!({ "id": who, "type": "private", "first_name": "Kim" })
}

fn said(random: &mut StdRng, who: u64, field: &str, what: Value) -> Value {
    let id = random.random_range(1..90_000);
    let mut message =
        json!({ "message_id": id, "date": 1_800_000_000, "from": user(who), "chat": chat(who) });
    message[field] = what;
    json!({ "message": message })
}

fn pressed(random: &mut StdRng, who: u64, data: &str) -> Value {
    let id = random.random_range(1..90_000);
    let sent_at = if random.random_bool(0.05) { 0 } else { 1_800_000_000 };
    let message = json!({ "message_id": id, "date": sent_at, "chat": chat(who), "text": "…" });
    json!({ "callback_query": {
        "id": random.random::<u64>().to_string(),
        "from": user(who),
        "message": message,
        "chat_instance": "1",
        "data": data,
    } })
}

fn changed(who: u64, status: &str) -> Value {
    let member = json!({ "status": status, "user": user(1) });
    json!({ "my_chat_member": {
        "chat": chat(who), "from": user(who), "date": 1_800_000_000, "new_chat_member": member,
    } })
}

/// What must not be taken for something that someone says to us.
fn elsewhere(random: &mut StdRng, who: u64) -> Value {
    let mut update = said(random, who, "text", json!("1"));
    match random.random_range(0..4) {
        0 => update["message"]["chat"] = json!({ "id": -5, "type": "supergroup" }),
        1 => update["message"]["from"]["is_bot"] = json!(true),
        2 => update = json!({ "edited_message": update["message"] }),
        _ => {
            let notice = word(random, NOTICES);
            update = said(random, who, notice, json!(true));
        }
    }
    update
}
