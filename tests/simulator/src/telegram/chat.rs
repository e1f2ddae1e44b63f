//! One private chat as the person's own Telegram shows it: messages, buttons, keyboard, notices.

use serde_json::{Value, json};
use tokio::sync::watch;

use super::call::Body;
use super::keyboard::{Button, ReplyKeyboard};
use super::media::Kind;

/// Who a simulated user is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Telegram's user id, which is the private chat's id too.
    pub id: i64,
    /// The name shown.
    pub first_name: String,
    /// The language of the person's Telegram, such as `sv`; not every client tells it.
    pub language_code: Option<String>,
    /// Another bot, not a person.
    pub is_bot: bool,
}

impl Profile {
    pub(crate) fn json(&self) -> Value {
        let mut user =
            json!({ "id": self.id, "is_bot": self.is_bot, "first_name": self.first_name });
        if let Some(code) = &self.language_code {
            user["language_code"] = json!(code);
        }
        user
    }

    pub(crate) fn chat_json(&self) -> Value {
        json!({ "id": self.id, "type": "private", "first_name": self.first_name })
    }
}

/// A message in a chat.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its number in this chat, from 1.
    pub id: i64,
    /// Sent by the bot (else by the person).
    pub from_bot: bool,
    /// What a person reads: text or caption without formatting.
    pub text: String,
    /// What the bot sent, with its HTML.
    pub source: String,
    /// The inline buttons shown under it now, row by row.
    pub buttons: Vec<Vec<Button>>,
    /// The photo or document it carries.
    pub media: Option<Kind>,
    /// How many times the bot has edited it.
    pub edits: u32,
    /// The chat's version when this message last changed; see [`Chat::version`].
    pub changed: u64,
    pub(crate) ever: Vec<Button>,
    pub(crate) entities: Vec<Value>,
    pub(crate) extra: Value,
    pub(crate) date: i64,
    pub(crate) edit_date: Option<i64>,
}

impl Message {
    /// The labels of the inline buttons shown now, in order.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        self.buttons.iter().flatten().map(|button| button.label.as_str()).collect()
    }
}

/// A private chat between one user and the bot.
#[derive(Debug)]
pub struct Chat {
    /// Whose chat it is.
    pub profile: Profile,
    /// The person has pressed Start or written, so the bot may write.
    pub started: bool,
    /// The person has blocked the bot.
    pub blocked: bool,
    /// What is shown, oldest first; deleted messages are gone.
    pub messages: Vec<Message>,
    /// The keyboard that takes the place of typing, if one is shown.
    pub keyboard: Option<ReplyKeyboard>,
    /// What was shown at the top of the screen in answer to presses, oldest first.
    pub notices: Vec<String>,
    /// Counts every change of the chat.
    pub version: u64,
    pub(crate) next_message: i64,
    pub(crate) changes: watch::Sender<u64>,
}

impl Chat {
    pub(crate) fn new(profile: Profile) -> Self {
        Self {
            profile,
            started: false,
            blocked: false,
            messages: Vec::new(),
            keyboard: None,
            notices: Vec::new(),
            version: 0,
            next_message: 1,
            changes: watch::Sender::new(0),
        }
    }

    /// The message with this number, if it is still there.
    #[must_use]
    pub fn message(&self, id: i64) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }

    /// The newest message from the bot.
    #[must_use]
    pub fn last(&self) -> Option<&Message> {
        self.messages.iter().rev().find(|message| message.from_bot)
    }

    /// The next version, for what changes now.
    pub(crate) fn touch(&mut self) -> u64 {
        self.version += 1;
        self.version
    }

    /// Wakes those who wait for this chat.
    pub(crate) fn announce(&self) {
        self.changes.send_replace(self.version);
    }

    pub(crate) fn add(&mut self, from_bot: bool, body: Body, date: i64) -> &mut Message {
        let changed = self.touch();
        let id = self.next_message;
        self.next_message += 1;
        self.messages.push(Message {
            id,
            from_bot,
            text: body.read.text,
            source: body.source,
            buttons: Vec::new(),
            media: None,
            edits: 0,
            changed,
            ever: Vec::new(),
            entities: body.read.entities,
            extra: Value::Null,
            date,
            edit_date: None,
        });
        let last = self.messages.len() - 1;
        &mut self.messages[last]
    }

    /// The message as the Bot API describes it.
    pub(crate) fn json(&self, message: &Message, bot: &Value) -> Value {
        let from = if message.from_bot { bot.clone() } else { self.profile.json() };
        let mut body = json!({ "message_id": message.id, "date": message.date, "chat": self.profile.chat_json(), "from": from });
        let (text, entities) = if message.media.is_some() {
            ("caption", "caption_entities")
        } else {
            ("text", "entities")
        };
        if !message.text.is_empty() {
            body[text] = json!(message.text);
        }
        if !message.entities.is_empty() {
            body[entities] = json!(message.entities);
        }
        if let Some(date) = message.edit_date {
            body["edit_date"] = json!(date);
        }
        if !message.buttons.is_empty() {
            body["reply_markup"] = json!({ "inline_keyboard": buttons_json(&message.buttons) });
        }
        if let Some(extra) = message.extra.as_object() {
            for (key, value) in extra {
                body[key] = value.clone();
            }
        }
        body
    }
}

fn buttons_json(rows: &[Vec<Button>]) -> Value {
    use super::keyboard::Action;
    let one = |button: &Button| match &button.action {
        Action::Data(data) => json!({ "text": button.label, "callback_data": data }),
        Action::Url(url) => json!({ "text": button.label, "url": url }),
        Action::Other => json!({ "text": button.label, "copy_text": { "text": button.label } }),
    };
    rows.iter().map(|row| row.iter().map(one).collect::<Value>()).collect()
}
