//! The words: every sentence that a person reads, as a typed key, filled in from `locales/`.
//!
//! A sentence is never put together from pieces: what varies is filled into the whole sentence by the language itself.

mod catalog;
mod fill;
mod key;
mod lexicon;
mod signed;

pub use catalog::Catalog;
pub use fill::{Day, Figure, Titles, yes_or_no};
pub use key::Text;
pub use lexicon::{Lexicon, lexicon};

use crate::domain::Locale;
use crate::domain::message::Message;

/// A message whose texts are keys or staff's own words.
pub type Draft = Message<Phrase>;

/// A piece of text in a draft.
#[derive(Debug, Clone, PartialEq)]
pub enum Phrase {
    /// One of our sentences.
    Ours(Text),
    /// One of our sentences, always in this language.
    OursIn(Locale, Text),
    /// Words that staff or the panelist wrote, as they are.
    Own(String),
}

impl From<Text> for Phrase {
    fn from(text: Text) -> Self {
        Self::Ours(text)
    }
}

impl From<&str> for Phrase {
    fn from(words: &str) -> Self {
        Self::Own(words.to_owned())
    }
}
