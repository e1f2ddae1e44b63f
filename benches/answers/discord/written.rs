//! What Discord writes.

use std::fmt::Write as _;
use std::net::SocketAddr;

use super::{APPLICATION, FIRST_EVENT, FIRST_ROOM, room, user};
use crate::crowd::Press;
use crate::round::OPTIONS;

/// The first frame on a connection to the gateway.
pub const HELLO: &str = r#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}}"#;

/// The answer to a heartbeat.
pub const HEARD: &str = r#"{"t":null,"s":null,"op":11,"d":null}"#;

/// What each message says.
const CONTENT: &str =
    "**Fråga 1: hur väl tycker du att kommunen sköter det som du bryr dig mest om?**";

/// Where the gateway is.
pub fn way(gateway: SocketAddr) -> String {
    format!(
        r#"{{"url":"ws://{gateway}","shards":1,"session_start_limit":{{"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":1}}}}"#
    )
}

/// An event that is still to be numbered.
pub fn event(kind: &str, data: &str) -> String {
    format!(r#""t":"{kind}","op":0,"d":{data}"#)
}

/// An event as a frame.
pub fn numbered(number: u64, event: &str) -> String {
    format!(r#"{{"s":{number},{event}}}"#)
}

/// The event that tells a bot that it is logged in.
pub fn ready() -> String {
    let bot = bot();
    event(
        "READY",
        &format!(
            r#"{{"v":10,"user":{bot},"guilds":[],"session_id":"bench","resume_gateway_url":"","session_type":"normal","shard":[0,1],"application":{{"id":"{APPLICATION}","flags":0}},"private_channels":[],"relationships":[],"presences":[],"user_settings":{{}}}}"#
        ),
    )
}

/// The event that tells of a press.
pub fn press(press: &Press) -> String {
    let (person, user, room) = (press.person, user(press.person), room(press.person));
    let (id, data, token) = (number(press.number), press.button(), token(person));
    let message = message(press.message, person);
    event(
        "INTERACTION_CREATE",
        &format!(
            r#"{{"id":"{id}","application_id":"{APPLICATION}","type":3,"data":{{"custom_id":"{data}","component_type":2,"id":3}},"channel_id":"{room}","channel":{{"id":"{room}","type":1,"flags":0,"last_message_id":"{id}"}},"user":{{"id":"{user}","username":"kim","global_name":"Kim","discriminator":"0","avatar":null,"avatar_decoration_data":null,"public_flags":0,"bot":false}},"token":"{token}","version":1,"locale":"sv-SE","app_permissions":"2248473465835073","entitlements":[],"entitlement_sku_ids":[],"attachment_size_limit":10485760,"context":1,"authorizing_integration_owners":{{"1":"{user}"}},"message":{message}}}"#
        ),
    )
}

/// A message with a question; which one it is, is all the same to the program.
pub fn message(message: i64, person: usize) -> String {
    let (id, room, bot) = (number(message), room(person), bot());
    let mut rows = String::new();
    for option in 0..OPTIONS {
        let comma = if option == 0 { "" } else { "," };
        let (label, place) = (option + 1, option * 2 + 1);
        let _ = write!(
            rows,
            r#"{comma}{{"type":1,"id":{place},"components":[{{"type":2,"id":{},"style":2,"label":"Det är svar nummer {label}","custom_id":"c.00000000000000000000000000000000.0.{option}"}}]}}"#,
            place + 1
        );
    }
    format!(
        r#"{{"id":"{id}","channel_id":"{room}","channel_type":1,"type":0,"content":"{CONTENT}","author":{bot},"timestamp":"2026-11-01T12:00:00.000000+00:00","edited_timestamp":null,"tts":false,"mention_everyone":false,"mentions":[],"mention_roles":[],"attachments":[],"embeds":[],"components":[{rows}],"pinned":false,"flags":4,"application_id":"{APPLICATION}","webhook_id":"{APPLICATION}"}}"#
    )
}

fn bot() -> String {
    format!(
        r#"{{"id":"{APPLICATION}","username":"panelbot","global_name":null,"discriminator":"0","avatar":null,"avatar_decoration_data":null,"public_flags":0,"bot":true}}"#
    )
}

/// What happens is numbered in the order in which it happens.
fn number(of: i64) -> u64 {
    FIRST_EVENT + u64::try_from(of).unwrap_or(0)
}

/// What lets the bot answer this person: about as long as Discord's.
fn token(person: usize) -> String {
    format!("{person:0200}")
}

/// Whom a token leads to.
pub fn holder(token: &str) -> usize {
    token.parse().unwrap_or(usize::MAX)
}

/// Whose private chat it is.
pub fn host(room: &str) -> usize {
    let number = room.parse::<u64>().ok().and_then(|room| room.checked_sub(FIRST_ROOM));
    number.and_then(|number| usize::try_from(number).ok()).unwrap_or(usize::MAX)
}
