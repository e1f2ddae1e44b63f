//! Where words are found while one message is worded.

use crate::conversation::{Button, Conversation, Situation};
use crate::domain::message::{Action, Button as Key};
use crate::domain::{LocalText, Locale, Panel, Platform};
use crate::text::{Day, Phrase, Text};

/// Where words are found while one message is worded.
pub(super) struct Wording<'a> {
    pub(super) conversation: &'a Conversation,
    pub(super) situation: &'a Situation,
    pub(super) locale: Locale,
}

/// How someone gets to know of the next questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// They wait here to be looked at.
    Shown,
    /// We write.
    Written,
    /// They are announced in the panel's own server, for everyone.
    Announced,
    /// By asking for them: nothing of ours can reach the person here.
    Asked,
}

impl Wording<'_> {
    /// A panel's text in the reader's language.
    pub(super) fn own(&self, panel: &Panel, text: &LocalText) -> Phrase {
        Phrase::from(panel.say(text, &self.locale))
    }

    /// The same as plain words, to be filled into a sentence of ours.
    pub(super) fn words(&self, panel: &Panel, text: &LocalText) -> String {
        panel.say(text, &self.locale).to_owned()
    }

    pub(super) fn day(&self, panel: &Panel, time: chrono::DateTime<chrono::Utc>) -> Day {
        Day::new(time, panel.time_zone, self.situation.now)
    }

    /// How the person gets to know of the next questions here.
    pub(super) fn way_to_next(&self) -> Next {
        let panel = self.conversation.panel.and_then(|panel| self.situation.panel(panel));
        match self.situation.platform {
            Platform::Browser | Platform::Terminal => Next::Shown,
            Platform::Discord if !self.situation.has_room => {
                let announced = panel.is_some_and(|panel| panel.server_channel().is_some());
                if announced { Next::Announced } else { Next::Asked }
            }
            Platform::Telegram | Platform::Discord | Platform::Email => Next::Written,
        }
    }

    /// Whether there are menus here; see [`Situation::has_menus`](crate::conversation::Situation).
    pub(super) const fn has_menus(&self) -> bool {
        self.situation.has_menus()
    }
}

/// A button that opens an address.
pub(super) fn link(label: Text, url: String) -> Key<Phrase> {
    Key { label: label.into(), action: Action::Open(url), ticked: false }
}

/// A button of ours.
pub(super) fn key(label: Text, button: &Button) -> Key<Phrase> {
    named(label.into(), button)
}

/// A button with any label.
pub(super) fn named(label: Phrase, button: &Button) -> Key<Phrase> {
    Key { label, action: button.action(), ticked: false }
}
