//! What interactions and messages mean, read from JSON as Discord sends it.

use chrono::DateTime;
use panelbot::channel::discord::{Parsed, parse, parse_message};
use panelbot::domain::message::{Heard, Unreadable};
use panelbot_simulator::discord::APPLICATION_ID;
use serde_json::{Value, json};

use crate::telegram::scene::shown;

fn user() -> Value {
    json!({ "id": "7", "username": "kim", "discriminator": "0", "global_name": "Kim", "avatar": null })
}

fn message(content: &str, flags: u64) -> Value {
    json!({ "id": "55", "channel_id": "66", "author": user(), "content": content, "type": 0, "flags": flags,
        "timestamp": "2026-01-01T00:00:00Z", "edited_timestamp": null, "tts": false, "mention_everyone": false,
        "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "components": [], "pinned": false })
}

/// An interaction in the private chat with the bot.
fn interaction(kind: u64, data: &Value) -> Value {
    json!({ "id": "99", "application_id": APPLICATION_ID.to_string(), "type": kind, "data": data, "token": "t.o-k_en",
        "version": 1, "channel_id": "66", "channel": { "id": "66", "type": 1 }, "user": user(), "locale": "sv-SE",
        "entitlements": [], "context": 1, "attachment_size_limit": 10_485_760 })
}

fn component(data: &Value) -> Value {
    let mut interaction = interaction(3, data);
    interaction["message"] = message("**Vad \\*tycker\\* du?**", 0);
    interaction
}

/// The same in a server.
fn in_server(mut interaction: Value) -> Value {
    interaction["guild_id"] = "1".into();
    interaction["context"] = 0.into();
    interaction["channel"]["type"] = 0.into();
    interaction["member"] = json!({ "user": user(), "roles": [], "joined_at": "2026-01-01T00:00:00Z", "deaf": false,
        "mute": false, "flags": 0, "permissions": "0", "guild_id": "1" });
    interaction
}

fn read(interaction: Value) -> Parsed {
    let interaction = serde_json::from_value(interaction).expect("an interaction");
    parse(&interaction, DateTime::UNIX_EPOCH)
}

fn heard(interaction: Value) -> String {
    read(interaction)
        .incoming
        .map_or_else(|| "nothing".to_owned(), |incoming| shown(&incoming.heard))
}

#[test]
fn a_command_is_what_would_be_typed() {
    let code = json!([{ "name": "code", "type": 3, "value": " ABC " }]);
    let join = json!({ "id": "3", "name": "join", "type": 1, "options": code });
    let parsed = read(interaction(2, &join));
    let incoming = parsed.incoming.expect("something heard");
    assert_eq!(shown(&incoming.heard), "/join ABC");
    assert_eq!((incoming.update_id.as_str(), incoming.room.as_deref()), ("99", Some("66")));
    assert_eq!(incoming.locale.map(|locale| locale.to_string()).as_deref(), Some("sv"));
    assert_eq!(heard(interaction(2, &json!({ "id": "3", "name": "help", "type": 1 }))), "/help");
    let on_a_user = json!({ "id": "3", "name": "help", "type": 2, "target_id": "7" });
    assert_eq!(heard(interaction(2, &on_a_user)), "nothing");
}

#[test]
fn a_press_carries_its_data_and_its_message() {
    let press = json!({ "custom_id": "c.1", "component_type": 2 });
    assert_eq!(heard(component(&press)), "pressed c.1 in Some(\"55\")");
    let opening = read(component(&press)).opening.expect("a door");
    assert!(!opening.in_server && opening.message.is_some());
    assert_eq!(format!("{opening:?}"), "Opening { in_server: false, .. }");
}

#[test]
fn a_message_that_others_see_is_not_changed() {
    let press = json!({ "custom_id": "c.1", "component_type": 2 });
    let public = in_server(component(&press));
    assert_eq!(heard(public.clone()), "pressed c.1 in None");
    let parsed = read(public.clone());
    assert_eq!(parsed.incoming.expect("something heard").room, None);
    let opening = parsed.opening.expect("a door");
    assert!(opening.in_server && opening.message.is_none() && opening.room.is_none());
    let mut own = public;
    own["message"] = message("", 64);
    assert_eq!(heard(own), "pressed c.1 in Some(\"55\")");
}

#[test]
fn a_private_chat_with_somebody_else_is_no_chat_with_us() {
    let mut elsewhere = interaction(2, &json!({ "id": "3", "name": "help", "type": 1 }));
    elsewhere["context"] = 2.into();
    let parsed = read(elsewhere);
    assert_eq!(parsed.incoming.expect("something heard").room, None);
    assert!(parsed.opening.expect("a door").in_server);
}

#[test]
fn a_menu_of_one_question_is_picked_and_one_of_buttons_is_pressed() {
    let pick = json!({ "custom_id": "d.1", "component_type": 3, "values": ["i.1", "i.2"] });
    let parsed = read(component(&pick)).incoming.expect("something heard");
    assert!(
        matches!(parsed.heard, Heard::Picked { data, choices, .. } if data == "d.1" && choices.len() == 2)
    );
    let press = json!({ "custom_id": "s:0", "component_type": 3, "values": ["c.1"] });
    assert_eq!(heard(component(&press)), "pressed c.1 in Some(\"55\")");
    let nothing = json!({ "custom_id": "s:0", "component_type": 3, "values": [] });
    assert_eq!(heard(component(&nothing)), "nothing");
}

#[test]
fn a_field_opens_a_window_and_what_is_written_there_belongs_to_its_message() {
    let press = json!({ "custom_id": "w:200:0:w.1", "component_type": 2 });
    let parsed = read(component(&press));
    assert!(parsed.incoming.is_none() && parsed.opening.is_some());
    let window = parsed.window.expect("a window");
    assert_eq!(window["data"]["title"], "Vad *tycker* du?");
    assert_eq!(window["data"]["custom_id"], "w.1");
    let input = json!({ "type": 4, "custom_id": "text", "value": "Mer gröt" });
    let data = json!({ "custom_id": "w.1", "components": [{ "type": 1, "components": [input] }] });
    let mut modal = interaction(5, &data);
    modal["message"] = message("", 0);
    assert_eq!(heard(modal), "wrote Mer gröt in w.1");
    let empty = interaction(5, &json!({ "custom_id": "w.1", "components": [] }));
    assert_eq!(heard(empty), "wrote  in w.1");
}

#[test]
fn bots_and_tokens_that_lead_elsewhere_end_here() {
    let mut bot = interaction(2, &json!({ "id": "3", "name": "help", "type": 1 }));
    bot["user"]["bot"] = true.into();
    assert_eq!(read(bot), Parsed::default());
    for token in ["", "a/../b", "a?b", "a b", "å"] {
        let mut elsewhere = interaction(2, &json!({ "id": "3", "name": "help", "type": 1 }));
        elsewhere["token"] = token.into();
        assert!(read(elsewhere).opening.is_none(), "{token}");
    }
}

#[test]
fn what_is_typed_in_private_is_heard_and_nothing_else() {
    let read = |message: Value| {
        let message = serde_json::from_value(message).expect("a message");
        parse_message(&message, DateTime::UNIX_EPOCH).map(|incoming| incoming.heard)
    };
    assert_eq!(read(message("hej", 0)), Some(Heard::Text("hej".to_owned())));
    assert_eq!(read(message(" ", 1 << 13)), Some(Heard::Unreadable(Unreadable::Voice)));
    assert_eq!(read(message("", 0)), Some(Heard::Unreadable(Unreadable::Other)));
    let mut sticker = message("", 0);
    sticker["sticker_items"] = json!([{ "id": "4", "name": "Hej", "format_type": 1 }]);
    assert_eq!(read(sticker), Some(Heard::Unreadable(Unreadable::Sticker)));
    let with = |key: &str, value: Value| {
        let mut changed = message("hej", 0);
        changed[key] = value;
        changed
    };
    assert_eq!(read(with("guild_id", "1".into())), None);
    assert_eq!(read(with("webhook_id", "1".into())), None);
    assert_eq!(read(with("type", 6.into())), None);
    let mut bot = user();
    bot["bot"] = true.into();
    assert_eq!(read(with("author", bot)), None);
}
