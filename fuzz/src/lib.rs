//! What the targets share: a newcomer before two open rounds, and one step with whatever was heard.

use std::sync::LazyLock;

use panelbot::conversation::{Conversation, Situation, draft, latest, locale, step};
use panelbot::domain::message::{Heard, Incoming};
use panelbot::domain::{Address, Platform};
use panelbot::text::Catalog;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[path = "../../tests/it/support/situation.rs"]
mod situation;

pub use situation::now;

/// Takes one step with this, as someone new, and words all that it says.
pub fn hear(platform: Platform, heard: Heard) {
    let from = Address { platform, external_id: "1".to_owned() };
    hear_this(&Incoming {
        update_id: "1".to_owned(),
        from,
        locale: None,
        room: None,
        number: None,
        session: None,
        received_at: now(),
        heard,
    });
}

/// The same with a whole update.
pub fn hear_this(update: &Incoming) {
    let step = step(Conversation::default(), update, newcomer(update.from.platform));
    let said = step.replies.iter().map(|reply| reply.say.clone()).collect();
    let language = locale(&step.conversation, &step.situation);
    for say in latest(said, &step.conversation, &step.situation) {
        if let Some(words) = draft(&say, &step.conversation, &step.situation) {
            let _ = Catalog.fill(words, &language);
        }
    }
}

/// What serenity reads of an event; `None` for what it does not know. Its reading of pictures' names (of 32 or 34 bytes)
/// panics where they are not ASCII, which the program lives through; there is nothing of ours to try in those.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let event: Value = serde_json::from_slice(bytes).ok()?;
    if names_a_strange_picture(&event) {
        return None;
    }
    serde_json::from_slice(bytes).ok()
}

fn names_a_strange_picture(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_ascii() && [32, 34].contains(&text.len()),
        Value::Array(values) => values.iter().any(names_a_strange_picture),
        Value::Object(fields) => fields.values().any(names_a_strange_picture),
        _ => false,
    }
}

/// Read once: the files are not what is tested.
static NEWCOMER: LazyLock<Situation> = LazyLock::new(|| situation::newcomer(Platform::Telegram));

fn newcomer(platform: Platform) -> Situation {
    Situation { platform, ..NEWCOMER.clone() }
}
