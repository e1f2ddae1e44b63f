//! A person's own Telegram: what they do in the chat with the bot, and what it shows them.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::call::Body;
use super::chat::{Chat, Message};
use super::html::Formatted;
use super::keyboard::Action;
use super::{Inner, state::State};

/// What a person wanted to press is not on their screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotShown(
    /// The label or data that was looked for, and what is shown instead.
    pub String,
);

impl std::fmt::Display for NotShown {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NotShown {}

/// One person's hold on their chat with the bot.
#[derive(Clone)]
pub struct User {
    pub(super) inner: Arc<Inner>,
    id: i64,
}

impl User {
    pub(crate) fn new(inner: Arc<Inner>, id: i64) -> Self {
        Self { inner, id }
    }

    /// Telegram's user id.
    #[must_use]
    pub fn id(&self) -> i64 {
        self.id
    }

    /// Opens `t.me/BOT?start=CODE` and presses Start; an empty code is Start without a link.
    pub fn start(&self, code: &str) {
        self.say(if code.is_empty() { "/start".to_owned() } else { format!("/start {code}") });
    }

    /// Writes a text.
    pub fn say(&self, text: impl Into<String>) {
        let text = text.into();
        let mut extra = json!({});
        if text.starts_with('/') {
            let length = text.split_whitespace().next().unwrap_or("").len();
            extra["entities"] = json!([{ "type": "bot_command", "offset": 0, "length": length }]);
        }
        self.write(text, &extra);
    }

    /// Presses the inline button with this label on the newest message that shows it.
    ///
    /// # Errors
    /// When none does.
    pub fn press(&self, label: &str) -> Result<(), NotShown> {
        self.press_where(|_, shown, _| shown == label, label)
    }

    /// Presses the inline button with this callback data.
    ///
    /// # Errors
    /// When no message shows it.
    pub fn press_data(&self, data: &str) -> Result<(), NotShown> {
        self.press_where(|_, _, held| held == data, data)
    }

    /// Presses the button with this label on this message.
    ///
    /// # Errors
    /// When the message does not show it now.
    pub fn press_in(&self, message: i64, label: &str) -> Result<(), NotShown> {
        self.press_where(|in_message, shown, _| in_message.id == message && shown == label, label)
    }

    /// Presses a button on the oldest message that ever showed this label, as a client does that has not yet seen the
    /// message change.
    ///
    /// # Errors
    /// When there never was one.
    pub fn press_old(&self, label: &str) -> Result<(), NotShown> {
        self.with(|state, chat| {
            let found = state.chats[&chat].messages.iter().find_map(|message| {
                let button = message.ever.iter().find(|button| button.label == label)?;
                if let Action::Data(data) = &button.action {
                    Some((message.id, data.clone()))
                } else {
                    None
                }
            });
            let (message, data) =
                found.ok_or_else(|| NotShown(format!("no message ever showed {label:?}")))?;
            self.query(state, Some(message), &data);
            Ok(())
        })
    }

    /// Sends callback data that no button carries, on the bot's newest message, as an attacker does.
    pub fn forge_press(&self, data: &str) {
        self.with(|state, chat| {
            let message = state.chats[&chat].last().map(|message| message.id);
            self.query(state, message, data);
        });
    }

    fn press_where(
        &self,
        fits: impl Fn(&Message, &str, &str) -> bool,
        wanted: &str,
    ) -> Result<(), NotShown> {
        self.with(|state, chat| {
            let messages = &state.chats[&chat].messages;
            let found = messages.iter().rev().find_map(|message| {
                message.buttons.iter().flatten().find_map(|button| match &button.action {
                    Action::Data(data) if fits(message, &button.label, data) => {
                        Some((message.id, data.clone()))
                    }
                    _ => None,
                })
            });
            let shown = || {
                messages
                    .iter()
                    .rev()
                    .flat_map(Message::labels)
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
                    .join(" | ")
            };
            let (message, data) = found
                .ok_or_else(|| NotShown(format!("{wanted:?} is not shown; shown: {}", shown())))?;
            self.query(state, Some(message), &data);
            Ok(())
        })
    }

    fn query(&self, state: &mut State, message: Option<i64>, data: &str) {
        let now = self.inner.now();
        let bot = state.me();
        let chat = &state.chats[&self.id];
        let id = format!("{}{:010}", self.id, state.presses.len() + 1);
        let gone = json!({ "chat": chat.profile.chat_json(), "message_id": message.unwrap_or(1), "date": 0 });
        let shown = message
            .and_then(|number| chat.message(number))
            .map_or(gone, |message| chat.json(message, &bot));
        let from = chat.profile.json();
        let body = json!({ "id": id, "from": from, "message": shown, "chat_instance": format!("-{}", self.id), "data": data });
        state.presses.insert(id, (self.id, now));
        state.updates.push("callback_query", &body, now);
    }

    /// Presses a button of the reply keyboard: sends its label, or the place when it asks for that.
    ///
    /// # Errors
    /// When no such button is shown.
    pub fn press_reply(&self, label: &str, latitude: f64, longitude: f64) -> Result<(), NotShown> {
        let found = self.look(|chat| {
            let buttons = chat.keyboard.as_ref()?.rows.iter().flatten();
            buttons.clone().find(|button| button.label == label).cloned()
        });
        let button =
            found.ok_or_else(|| NotShown(format!("the keyboard does not show {label:?}")))?;
        self.with(|state, chat| {
            if let Some(chat) = state
                .chats
                .get_mut(&chat)
                .filter(|chat| chat.keyboard.as_ref().is_some_and(|keys| keys.one_time))
            {
                chat.keyboard = None;
            }
        });
        if button.asks_location {
            self.send_location(latitude, longitude);
        } else {
            self.say(button.label);
        }
        Ok(())
    }

    pub(super) fn write(&self, text: String, extra: &Value) {
        self.with(|state, id| {
            let now = self.inner.now();
            let (date, bot) = (state.date(now), state.me());
            let Some(chat) = state.chats.get_mut(&id) else {
                return;
            };
            chat.started = true;
            let body =
                Body { source: text.clone(), read: Formatted { text, entities: Vec::new() } };
            let message = chat.add(false, body, date);
            message.extra = extra.clone();
            let message = message.clone();
            chat.announce();
            let body = chat.json(&message, &bot);
            state.updates.push("message", &body, now);
        });
    }

    pub(super) fn with<T>(&self, act: impl FnOnce(&mut State, i64) -> T) -> T {
        let done = act(&mut self.inner.lock(), self.id);
        self.inner.queue.send_modify(|version| *version += 1);
        done
    }

    /// Looks at the chat as it is now.
    pub fn look<T>(&self, look: impl FnOnce(&Chat) -> T) -> T {
        look(&self.inner.lock().chats[&self.id])
    }

    /// Everything that the chat shows, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.look(|chat| chat.messages.clone())
    }

    /// The bytes of the picture or file that a message carries, as the bot brought them.
    #[must_use]
    pub fn file(&self, message: &Message) -> Option<Vec<u8>> {
        let photo = message.extra["photo"][0]["file_id"].as_str();
        let id = photo.or(message.extra["document"]["file_id"].as_str())?;
        self.inner.lock().files.get(id).map(|kept| kept.bytes.to_vec())
    }

    /// Waits until the chat shows what is looked for, and gives it. `None` when the time is up first.
    pub async fn wait_for<T>(
        &self,
        timeout: Duration,
        mut look: impl FnMut(&Chat) -> Option<T>,
    ) -> Option<T> {
        let mut changes = self.look(|chat| chat.changes.subscribe());
        let waiting = async {
            loop {
                changes.mark_unchanged();
                if let Some(found) = self.look(&mut look) {
                    return Some(found);
                }
                changes.changed().await.ok()?;
            }
        };
        tokio::time::timeout(timeout, waiting).await.ok().flatten()
    }

    /// Waits for a message from the bot, changed after this version of the chat, that contains a text.
    pub async fn wait_for_text(
        &self,
        after: u64,
        text: &str,
        timeout: Duration,
    ) -> Option<Message> {
        self.wait_for(timeout, |chat| {
            chat.messages
                .iter()
                .rev()
                .find(|message| {
                    message.from_bot && message.changed > after && message.text.contains(text)
                })
                .cloned()
        })
        .await
    }
}
