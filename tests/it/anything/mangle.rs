//! Breaking JSON at a random place.

use rand::RngExt;
use rand::rngs::StdRng;
use serde_json::{Map, Value, json};

use super::words::{wild, word};

/// Names that lead deep into the reading of updates.
const NAMES: [&str; 32] = [
    "update_id",
    "message",
    "callback_query",
    "my_chat_member",
    "edited_message",
    "from",
    "chat",
    "text",
    "location",
    "latitude",
    "longitude",
    "id",
    "type",
    "data",
    "message_id",
    "date",
    "is_bot",
    "language_code",
    "new_chat_member",
    "status",
    "entities",
    "sticker",
    "voice",
    "gift",
    "user",
    "member",
    "guild_id",
    "channel",
    "custom_id",
    "values",
    "components",
    "content",
];

/// Puts something else somewhere into the value, or takes something away.
pub fn mangle(random: &mut StdRng, json: &mut Value) {
    if random.random_bool(0.02) {
        *json = value(random, 4);
        return;
    }
    match json {
        Value::Object(fields) if !fields.is_empty() && random.random_bool(0.9) => {
            let at = random.random_range(0..fields.len());
            let name = fields.keys().nth(at).cloned().unwrap_or_default();
            match random.random_range(0..10) {
                0 => {
                    fields.remove(&name);
                }
                1 => {
                    let moved = fields.remove(&name).unwrap_or_default();
                    fields.insert(word(random, &NAMES).to_owned(), moved);
                }
                2 => {
                    fields.insert(word(random, &NAMES).to_owned(), value(random, 3));
                }
                _ => mangle(random, &mut fields[&name]),
            }
        }
        Value::Array(items) if !items.is_empty() && random.random_bool(0.9) => {
            let at = random.random_range(0..items.len());
            match random.random_range(0..6) {
                0 => {
                    items.remove(at);
                }
                1 => items.resize(random.random_range(1..200), items[at].clone()),
                _ => mangle(random, &mut items[at]),
            }
        }
        other => *other = value(random, 3),
    }
}

/// Any value, at most so deep.
fn value(random: &mut StdRng, depth: usize) -> Value {
    match random.random_range(0..if depth == 0 { 9 } else { 13 }) {
        0 => Value::Null,
        1 => json!(random.random::<bool>()),
        2 => json!(random.random_range(0..200)),
        3 => json!(random.random::<i64>()),
        4 => json!(random.random::<u64>()),
        5 => json!(random.random_range(-1e9..1e9)),
        6 => json!(word(random, &["private", "kicked", "member", "1", "sv-SE", "button"])),
        7 => json!(random.random::<u64>().to_string()),
        8 => json!(wild(random)),
        9 | 10 => {
            let length = random.random_range(0..4);
            (0..length).map(|_| value(random, depth - 1)).collect()
        }
        _ => {
            let length = random.random_range(0..6);
            let field = |_| (word(random, &NAMES).to_owned(), value(random, depth - 1));
            Value::Object((0..length).map(field).collect::<Map<_, _>>())
        }
    }
}
