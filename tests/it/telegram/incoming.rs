//! What each kind of update means to a conversation.

use chrono::{DateTime, Utc};
use panelbot::channel::telegram::{NOTICES, Parsed, Press, parse};
use panelbot::domain::{Address, Locale, Platform};
use serde_json::{Value, json};

use super::scene::shown;

fn kim() -> Value {
    json!({ "id": 7, "is_bot": false, "first_name": "Kim", "language_code": "sv-SE" })
}

fn private() -> Value {
    json!({ "id": 7, "type": "private", "first_name": "Kim" })
}

fn message(content: &Value) -> Value {
    let mut message =
        json!({ "message_id": 3, "date": 1_795_000_000, "from": kim(), "chat": private() });
    for (name, value) in content.as_object().expect("an object") {
        message[name] = value.clone();
    }
    json!({ "update_id": 42, "message": message })
}

fn press(content: &Value) -> Value {
    let mut query = json!({ "id": "q1", "from": kim(), "chat_instance": "1" });
    for (name, value) in content.as_object().expect("an object") {
        query[name] = value.clone();
    }
    json!({ "update_id": 42, "callback_query": query })
}

fn member(chat: &str, status: &str) -> Value {
    json!({ "update_id": 42, "my_chat_member": {
        "chat": { "id": 7, "type": chat }, "from": kim(), "date": 1,
        "old_chat_member": { "status": "member", "user": { "id": 1, "is_bot": true, "first_name": "B" } },
        "new_chat_member": { "status": status, "user": { "id": 1, "is_bot": true, "first_name": "B" }, "until_date": 0 },
    } })
}

fn read(update: &Value) -> Parsed {
    parse(update, DateTime::<Utc>::UNIX_EPOCH).expect("readable")
}

/// What was heard, in words: the real thing shows nothing of itself.
fn heard(update: &Value) -> String {
    let incoming = read(update).incoming;
    incoming.map_or_else(|| "nothing".to_owned(), |incoming| shown(&incoming.heard))
}

fn pressed(data: &str, message: Option<&str>) -> String {
    format!("pressed {data} in {message:?}")
}

#[test]
fn an_update_keeps_its_number_its_chat_and_the_language_of_the_app() {
    let incoming = read(&message(&json!({ "text": "hej" }))).incoming.expect("heard");
    assert_eq!(incoming.update_id, "42");
    assert_eq!(
        incoming.from,
        Address { platform: Platform::Telegram, external_id: "7".to_owned() }
    );
    assert_eq!(incoming.locale, Locale::parse("sv"));
    assert_eq!(incoming.received_at, DateTime::<Utc>::UNIX_EPOCH);
    assert_eq!(incoming.number, Some(3), "the number of the message");
}

#[test]
fn text_is_text_with_every_line_and_sign_and_whatever_entities_it_has() {
    let content = json!({ "text": "Ja!\n\n🎉 <b>", "entities": [{ "type": "date_time", "offset": 0, "length": 3, "unix_time": 1 }] });
    assert_eq!(heard(&message(&content)), "Ja!\n\n🎉 <b>");
    assert_eq!(heard(&message(&json!({ "text": "hej", "rich": { "new": [] } }))), "hej");
}

#[test]
fn a_command_loses_the_bots_name_and_keeps_its_code() {
    for (sent, meant) in [
        ("/start", "/start"),
        ("/start abc_-9", "/start abc_-9"),
        ("/start@PanelBot abc", "/start abc"),
        ("/help@PanelBot", "/help"),
        ("mail me@example.org", "mail me@example.org"),
        ("a /help@PanelBot", "a /help@PanelBot"),
        ("/@", "/"),
    ] {
        assert_eq!(heard(&message(&json!({ "text": sent }))), meant, "{sent}");
    }
}

#[test]
fn a_place_is_a_place_also_when_it_has_a_name() {
    let place = "57.36 13.74";
    let location = json!({ "latitude": 57.36, "longitude": 13.74, "live_period": 60 });
    assert_eq!(heard(&message(&json!({ "location": location }))), place);
    let venue = json!({ "location": location, "title": "Torget", "address": "Storgatan" });
    assert_eq!(heard(&message(&json!({ "location": location, "venue": venue }))), place);
}

#[test]
fn what_cannot_be_read_is_told_apart_by_kind() {
    for (field, kind) in [
        ("sticker", "Sticker"),
        ("animation", "Sticker"),
        ("dice", "Sticker"),
        ("voice", "Voice"),
        ("video_note", "Voice"),
        ("photo", "Other"),
        ("video", "Other"),
        ("document", "Other"),
        ("audio", "Other"),
        ("contact", "Other"),
        ("poll", "Other"),
        ("checklist", "Other"),
        ("something_of_next_year", "Other"),
    ] {
        assert_eq!(heard(&message(&json!({ field: {} }))), kind, "{field}");
    }
    let gif = json!({ "animation": {}, "document": {} });
    assert_eq!(heard(&message(&gif)), "Sticker");
}

#[test]
fn what_nobody_said_is_nothing() {
    for field in NOTICES {
        assert_eq!(heard(&message(&json!({ *field: {} }))), "nothing", "{field}");
    }
}

#[test]
fn every_service_message_of_the_official_description_is_known() {
    let Some(folder) = std::env::var_os("PANELBOT_SPECS") else { return };
    let file = std::path::Path::new(&folder).join("telegram-bot-api.json");
    let spec: Value =
        serde_json::from_slice(&std::fs::read(file).expect("the description")).expect("JSON");
    let fields = spec["types"]["Message"]["fields"].as_array().expect("fields");
    for field in fields {
        let (name, words) = (field["name"].as_str(), field["description"].as_str());
        if words.is_some_and(|words| words.contains("Service message")) {
            assert!(name.is_some_and(|name| NOTICES.contains(&name)), "{name:?}");
        }
    }
}

#[test]
fn a_press_says_what_it_carries_and_in_which_message() {
    let update = press(
        &json!({ "data": "v1", "message": { "message_id": 9, "date": 5, "chat": private() } }),
    );
    assert_eq!(heard(&update), pressed("v1", Some("9")));
    let expected = Press { query_id: "q1".to_owned(), locale: Locale::parse("sv") };
    assert_eq!(read(&update).press, Some(expected));
}

#[test]
fn a_press_in_a_message_too_old_to_be_seen_names_no_message() {
    let old = json!({ "message_id": 9, "date": 0, "chat": private() });
    assert_eq!(heard(&press(&json!({ "data": "v1", "message": old }))), pressed("v1", None));
    let update = press(&json!({ "data": "v1" }));
    assert_eq!(heard(&update), pressed("v1", None));
    let from = read(&update).incoming.map(|incoming| incoming.from.external_id);
    assert_eq!(from.as_deref(), Some("7"));
}

#[test]
fn a_press_that_means_nothing_to_us_still_gets_its_sign() {
    let group = json!({ "message_id": 9, "date": 5, "chat": { "id": -5, "type": "supergroup" } });
    for update in [
        press(&json!({ "game_short_name": "g" })),
        press(&json!({ "data": "v1", "message": group })),
        press(
            &json!({ "data": "v1", "inline_message_id": "i", "from": { "id": 8, "is_bot": true } }),
        ),
    ] {
        let read = read(&update);
        assert!(read.incoming.is_none(), "{update}");
        assert!(read.press.is_some(), "{update}");
    }
}

#[test]
fn blocking_and_coming_back_are_heard_in_private_chats_only() {
    assert_eq!(heard(&member("private", "kicked")), "blocked");
    assert_eq!(heard(&member("private", "member")), "unblocked");
    assert_eq!(heard(&member("private", "left")), "nothing");
    assert_eq!(heard(&member("supergroup", "kicked")), "nothing");
}

#[test]
fn groups_channels_edits_bots_and_unknown_kinds_are_nothing() {
    let said =
        json!({ "message_id": 3, "date": 1, "text": "hej", "from": kim(), "chat": private() });
    let in_chat = |chat: Value| message(&json!({ "text": "hej", "chat": chat }));
    for update in [
        in_chat(json!({ "id": -5, "type": "group", "title": "g" })),
        in_chat(json!({ "id": -5, "type": "supergroup", "title": "g" })),
        message(&json!({ "text": "hej", "from": { "id": 8, "is_bot": true, "first_name": "B" } })),
        json!({ "update_id": 42, "edited_message": said }),
        json!({ "update_id": 42, "channel_post": said }),
        json!({ "update_id": 42, "business_message": said }),
        json!({ "update_id": 42, "message_reaction": { "chat": private() } }),
        json!({ "update_id": 42, "poll": { "id": "1" } }),
        json!({ "update_id": 42, "something_of_next_year": 1 }),
        json!({ "update_id": 42 }),
    ] {
        let read = read(&update);
        assert!(read.incoming.is_none() && read.press.is_none(), "{update}");
    }
}

#[test]
fn what_is_not_shaped_as_telegram_says_names_its_number_and_nothing_else() {
    for (update, id) in [
        (json!({ "update_id": 42, "message": 5 }), Some(42)),
        (message(&json!({ "text": 5 })), Some(42)),
        (json!({ "update_id": 42, "callback_query": { "id": 5 } }), Some(42)),
        (json!({ "update_id": "x" }), None),
        (json!([]), None),
        (json!(null), None),
    ] {
        let refused = parse(&update, DateTime::<Utc>::UNIX_EPOCH).expect_err("not readable");
        assert_eq!(refused.update_id, id, "{update}");
        assert_eq!(refused.to_string(), "an update is not shaped as the Bot API says");
    }
}
