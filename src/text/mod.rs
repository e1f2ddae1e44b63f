//! The words: every sentence that a person reads, as a typed key, filled in from `locales/`.

use crate::domain::Locale;
use crate::domain::message::Message;

/// A message whose texts are keys or staff's own words.
pub type Draft = Message<Phrase>;

/// A piece of text in a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Phrase {
    /// One of our sentences.
    Ours(Text),
    /// Words that staff or the panelist wrote, as they are.
    Own(String),
}

/// Every sentence of ours, with what is filled into it.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// Placeholder until the keys land.
    Placeholder,
}

/// The languages that are installed, and their sentences.
#[derive(Debug, Clone, Copy, Default)]
pub struct Catalog;

impl Catalog {
    /// The installed languages, Swedish first.
    #[must_use]
    pub fn languages(self) -> Vec<Locale> {
        todo!()
    }

    /// One sentence in one language.
    #[must_use]
    pub fn say(self, _text: &Text, _locale: &Locale) -> String {
        todo!()
    }

    /// A draft in one language.
    #[must_use]
    pub fn fill(self, draft: Draft, locale: &Locale) -> Message {
        draft.map(|phrase| match phrase {
            Phrase::Ours(text) => self.say(&text, locale),
            Phrase::Own(words) => words,
        })
    }
}
