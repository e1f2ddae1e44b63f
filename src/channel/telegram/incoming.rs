//! Updates as Telegram sends them, read into what a conversation can hear.
//!
//! Own structs, because teloxide's refuse or lose whole messages over a field that is newer than they are. They name
//! only what is needed here; all else is passed over. <https://core.telegram.org/bots/api#update>

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::domain::message::{Heard, Incoming, MessageRef, Unreadable};
use crate::domain::{Address, Locale, Platform};

/// One update, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// Telegram's number for it.
    pub update_id: i64,
    /// The button press that waits for a sign that it came through.
    pub press: Option<Press>,
    /// What it means to us; `None` for what is no part of a conversation.
    pub incoming: Option<Incoming>,
}

/// A press, for telling the person's app that it came through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// Telegram's id for it.
    pub query_id: String,
    /// The language that the person's app is set to.
    pub locale: Option<Locale>,
}

/// An update that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an update is not shaped as the Bot API says")]
pub struct Unparsable {
    /// Its number, where that much can be read.
    pub update_id: Option<i64>,
}

/// Reads one update.
///
/// # Errors
/// When it is not shaped as the Bot API says.
pub fn parse(update: &Value, received_at: DateTime<Utc>) -> Result<Parsed, Unparsable> {
    let known_id = update.get("update_id").and_then(Value::as_i64);
    let unparsable = Unparsable { update_id: known_id };
    let update_id = known_id.ok_or(unparsable)?;
    let update = Update::deserialize(update).map_err(|_| unparsable)?;
    let press = update
        .callback_query
        .as_ref()
        .map(|query| Press { query_id: query.id.clone(), locale: query.from.locale() });
    let number = update.message.as_ref().and_then(|message| message.number?.try_into().ok());
    let incoming = update.heard().map(|(chat, locale, heard)| Incoming {
        update_id: update_id.to_string(),
        from: Address { platform: Platform::Telegram, external_id: chat.to_string() },
        locale,
        room: None,
        number,
        session: None,
        received_at,
        heard,
    });
    Ok(Parsed { update_id, press, incoming })
}

#[derive(Deserialize)]
struct Update {
    message: Option<Message>,
    callback_query: Option<CallbackQuery>,
    my_chat_member: Option<ChatMemberUpdated>,
}

/// The chat, the language of the person's app, and what they did there.
type InChat = (i64, Option<Locale>, Heard);

impl Update {
    fn heard(self) -> Option<InChat> {
        match self {
            Self { message: Some(message), .. } => message.heard(),
            Self { callback_query: Some(query), .. } => query.heard(),
            Self { my_chat_member: Some(change), .. } => change.heard(),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
struct User {
    id: i64,
    #[serde(default)]
    is_bot: bool,
    language_code: Option<String>,
}

impl User {
    fn locale(&self) -> Option<Locale> {
        self.language_code.as_deref().and_then(Locale::parse)
    }
}

#[derive(Deserialize)]
struct Chat {
    id: i64,
    r#type: String,
}

impl Chat {
    fn is_private(&self) -> bool {
        self.r#type == "private"
    }
}

#[derive(Deserialize)]
struct Message {
    #[serde(rename = "message_id")]
    number: Option<i64>,
    from: Option<User>,
    chat: Chat,
    text: Option<String>,
    location: Option<Location>,
    /// Whatever else it holds: only the names are looked at.
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[derive(Deserialize)]
struct Location {
    latitude: f64,
    longitude: f64,
}

impl Message {
    fn heard(self) -> Option<InChat> {
        let from = self.from.filter(|from| self.chat.is_private() && !from.is_bot)?;
        let heard = match (self.text, self.location) {
            (Some(text), _) => Heard::Text(without_bot_name(text)),
            (None, Some(Location { latitude, longitude })) => {
                Heard::Location { latitude, longitude }
            }
            (None, None) => Heard::Unreadable(unreadable(&self.rest)?),
        };
        Some((self.chat.id, from.locale(), heard))
    }
}

#[derive(Deserialize)]
struct CallbackQuery {
    id: String,
    from: User,
    message: Option<PressedMessage>,
    data: Option<String>,
}

/// The message with the button, or, with `date` 0, what is left of it when it is too old to be seen.
#[derive(Deserialize)]
struct PressedMessage {
    message_id: i64,
    chat: Chat,
    #[serde(default)]
    date: i64,
}

impl CallbackQuery {
    fn heard(self) -> Option<InChat> {
        let elsewhere = self.message.as_ref().is_some_and(|message| !message.chat.is_private());
        if self.from.is_bot || elsewhere {
            return None;
        }
        let chat = self.message.as_ref().map_or(self.from.id, |message| message.chat.id);
        let visible = self.message.filter(|message| message.date != 0);
        let message = visible.map(|message| MessageRef(message.message_id.to_string()));
        Some((chat, self.from.locale(), Heard::Pressed { data: self.data?, message }))
    }
}

#[derive(Deserialize)]
struct ChatMemberUpdated {
    chat: Chat,
    from: User,
    new_chat_member: ChatMember,
}

#[derive(Deserialize)]
struct ChatMember {
    status: String,
}

impl ChatMemberUpdated {
    fn heard(self) -> Option<InChat> {
        if !self.chat.is_private() {
            return None;
        }
        let heard = match self.new_chat_member.status.as_str() {
            "kicked" => Heard::Blocked,
            "member" => Heard::Unblocked,
            _ => return None,
        };
        Some((self.chat.id, self.from.locale(), heard))
    }
}

/// `/help@OurBot` as `/help`: apps write the bot's name after a command in some places.
fn without_bot_name(text: String) -> String {
    let command = text.split_whitespace().next().filter(|word| word.starts_with('/'));
    match command.and_then(|command| Some((command, command.split_once('@')?.0))) {
        Some((command, bare)) => text.replacen(command, bare, 1),
        None => text,
    }
}

/// What a message without text or place is; `None` for the app's own notices, which nobody said.
fn unreadable(fields: &Map<String, Value>) -> Option<Unreadable> {
    let has = |names: &[&str]| names.iter().any(|name| fields.contains_key(*name));
    if has(&["sticker", "animation", "dice"]) {
        Some(Unreadable::Sticker)
    } else if has(&["voice", "video_note"]) {
        Some(Unreadable::Voice)
    } else if has(NOTICES) {
        None
    } else {
        Some(Unreadable::Other)
    }
}

/// Fields of a message that tell of something that happened, instead of holding something that was said.
/// <https://core.telegram.org/bots/api#message>, "Service message"
pub const NOTICES: &[&str] = &[
    "boost_added",
    "channel_chat_created",
    "chat_background_set",
    "chat_owner_changed",
    "chat_owner_left",
    "chat_shared",
    "checklist_tasks_added",
    "checklist_tasks_done",
    "connected_website",
    "delete_chat_photo",
    "direct_message_price_changed",
    "forum_topic_closed",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "gift",
    "gift_upgrade_sent",
    "giveaway_completed",
    "giveaway_created",
    "group_chat_created",
    "left_chat_member",
    "managed_bot_created",
    "message_auto_delete_timer_changed",
    "migrate_from_chat_id",
    "migrate_to_chat_id",
    "new_chat_members",
    "new_chat_photo",
    "new_chat_title",
    "paid_message_price_changed",
    "passport_data",
    "pinned_message",
    "poll_option_added",
    "poll_option_deleted",
    "proximity_alert_triggered",
    "refunded_payment",
    "successful_payment",
    "suggested_post_approval_failed",
    "suggested_post_approved",
    "suggested_post_declined",
    "suggested_post_paid",
    "suggested_post_refunded",
    "supergroup_chat_created",
    "unique_gift",
    "users_shared",
    "video_chat_ended",
    "video_chat_participants_invited",
    "video_chat_scheduled",
    "video_chat_started",
    "web_app_data",
    "write_access_allowed",
];
