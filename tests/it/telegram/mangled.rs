//! Nothing that can come in makes the reading of updates fall over.

use chrono::{DateTime, Utc};
use panelbot::channel::telegram::parse;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

/// Names and values that lead deep into the reading.
const NAMES: [&str; 24] = [
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
];

const WORDS: [&str; 9] = [
    "private",
    "kicked",
    "member",
    "/start@Bot abc",
    "/@@",
    "sv-SE",
    "å🎉\u{0}\u{202e}",
    "",
    "@/ @",
];

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        prop::sample::select(&WORDS[..]).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let name = prop::sample::select(&NAMES[..]).prop_map(str::to_owned);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(name, inner, 0..8)
                .prop_map(|fields| Value::from(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// An update as Telegram sends it.
fn sound() -> impl Strategy<Value = Value> {
    let from = json!({ "id": 7, "is_bot": false, "first_name": "Kim", "language_code": "sv" });
    let chat = json!({ "id": 7, "type": "private" });
    let said =
        json!({ "message_id": 3, "date": 1, "from": from, "chat": chat, "text": "/start@Bot abc" });
    let there = json!({ "message_id": 3, "date": 1, "from": from, "chat": chat,
        "location": { "latitude": 57.3, "longitude": 13.7 } });
    let query =
        json!({ "id": "q", "from": from, "message": said, "data": "v", "chat_instance": "c" });
    let change =
        json!({ "chat": chat, "from": from, "date": 1, "new_chat_member": { "status": "kicked" } });
    prop::sample::select(vec![
        json!({ "update_id": 1, "message": said }),
        json!({ "update_id": 1, "message": there }),
        json!({ "update_id": 1, "callback_query": query }),
        json!({ "update_id": 1, "my_chat_member": change }),
    ])
}

/// Puts `new` somewhere into `update`, by following `way`.
fn mangle(update: &mut Value, way: &[usize], new: Value) {
    let Some((step, rest)) = way.split_first() else {
        *update = new;
        return;
    };
    match update {
        Value::Object(fields) if !fields.is_empty() => {
            let index = step % fields.len();
            if let Some(field) = fields.values_mut().nth(index) {
                mangle(field, rest, new);
            }
        }
        other => *other = new,
    }
}

#[test]
fn twenty_thousand_mangled_updates_are_read_or_passed_over() {
    let mangled = (sound(), prop::collection::vec(any::<usize>(), 1..5), value()).prop_map(
        |(mut update, way, new)| {
            mangle(&mut update, &way, new);
            update
        },
    );
    let wild = prop_oneof![2 => mangled, 1 => value()];
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(20_000) });
    let outcome = runner.run(&wild, |update| {
        let parsed = parse(&update, DateTime::<Utc>::UNIX_EPOCH);
        if let Ok(parsed) = parsed {
            prop_assert_eq!(Some(parsed.update_id), update["update_id"].as_i64());
        }
        Ok(())
    });
    outcome.expect("no panic");
}
