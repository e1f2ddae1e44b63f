//! Where words are found while one message is worded.

use crate::conversation::{Conversation, Situation};
use crate::domain::{LocalText, Locale, Panel, Platform};
use crate::text::{Day, Phrase};

/// Where words are found while one message is worded.
pub(super) struct Wording<'a> {
    pub(super) conversation: &'a Conversation,
    pub(super) situation: &'a Situation,
    pub(super) locale: Locale,
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

    /// Whether what is new waits here to be looked at, rather than being sent.
    pub(super) const fn is_shown_here(&self) -> bool {
        matches!(self.situation.platform, Platform::Browser | Platform::Terminal)
    }

    /// Whether there are menus here; see [`Situation::has_menus`](crate::conversation::Situation).
    pub(super) const fn has_menus(&self) -> bool {
        self.situation.has_menus()
    }
}
