//! A person's chat in Telegram.

use super::screen::{Shown, Touch};
use crate::telegram::{Action, Chat, Message, User};

/// A person's chat in Telegram.
pub(crate) struct OnTelegram {
    pub(crate) user: User,
}

impl OnTelegram {
    /// The bot's messages.
    pub(crate) fn messages(&self) -> Vec<Shown> {
        self.user.look(|chat| {
            chat.messages.iter().filter(|message| message.from_bot).map(shown).collect()
        })
    }

    /// The button of the reply keyboard that shares the place.
    pub(crate) fn location_button(&self) -> Option<String> {
        self.user.look(|chat| {
            let mut buttons = chat.keyboard.as_ref()?.rows.iter().flatten();
            buttons.find(|button| button.asks_location).map(|button| button.label.clone())
        })
    }
}

fn shown(message: &Message) -> Shown {
    let buttons = message.buttons.iter().flatten();
    let pressable = buttons.clone().filter(|button| matches!(button.action, Action::Data(_)));
    let links = buttons.filter_map(|button| {
        if let Action::Url(url) = &button.action { Some(url.as_str()) } else { None }
    });
    Shown {
        id: message.id,
        changed: message.changed,
        text: message.text.clone(),
        touches: pressable
            .map(|button| Touch { label: button.label.clone(), tick: false })
            .collect(),
        links: format!("{} {}", message.source, links.collect::<Vec<_>>().join(" ")),
    }
}

/// When the panel last said or changed something; what the person writes does not count.
pub(crate) fn version(chat: &Chat) -> u64 {
    chat.messages
        .iter()
        .filter(|message| message.from_bot)
        .map(|message| message.changed)
        .max()
        .unwrap_or(0)
}
