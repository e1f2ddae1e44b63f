//! Changing a message that was sent.

use std::time::Duration;

use serde_json::Value;

use super::call::Body;
use super::chat::Message;
use super::keyboard::{Button, Markup};
use super::refusal::Refusal;
use super::state::State;

impl State {
    /// Edits the text, the caption or only the buttons.
    pub(super) fn edit(
        &mut self,
        id: i64,
        number: i64,
        body: Option<Body>,
        caption: bool,
        markup: Option<Markup>,
        now: Duration,
    ) -> Result<Value, Refusal> {
        let date = self.date(now);
        let bot = self.me();
        let chat = self.reachable(id)?;
        let version = chat.version + 1;
        let message = chat
            .messages
            .iter_mut()
            .find(|message| message.id == number)
            .ok_or_else(|| Refusal::bad("message to edit not found"))?;
        if !message.from_bot {
            return Err(Refusal::bad("message can't be edited"));
        }
        if body.is_some() && caption != message.media.is_some() {
            return Err(Refusal::bad(if caption {
                "there is no caption in the message to edit"
            } else {
                "there is no text in the message to edit"
            }));
        }
        let rows = match markup {
            Some(Markup::Inline(rows)) => rows,
            _ => Vec::new(),
        };
        let same_text = body.as_ref().is_none_or(|body| {
            body.read.text == message.text && body.read.entities == message.entities
        });
        if same_text && rows == message.buttons {
            let words = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
            return Err(Refusal::bad(words));
        }
        change(message, body, rows);
        message.edit_date = Some(date);
        message.changed = version;
        chat.version = version;
        chat.announce();
        Ok(chat.message(number).map_or(Value::Null, |message| chat.json(message, &bot)))
    }
}

fn change(message: &mut Message, body: Option<Body>, rows: Vec<Vec<Button>>) {
    if let Some(body) = body {
        message.text = body.read.text;
        message.entities = body.read.entities;
        message.source = body.source;
    }
    for button in rows.iter().flatten() {
        if !message.ever.contains(button) {
            message.ever.push(button.clone());
        }
    }
    message.buttons = rows;
    message.edits += 1;
}
