//! The installed languages and their sentences, compiled in from `locales/`.

use fluent_templates::{LanguageIdentifier, Loader, static_loader};

use super::{Day, Draft, Figure, Phrase, Text};
use crate::domain::Locale;
use crate::domain::message::Message;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "sv",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// The languages that are installed, and their sentences.
#[derive(Debug, Clone, Copy, Default)]
pub struct Catalog;

impl Catalog {
    /// The installed languages: Swedish first, then by name.
    #[must_use]
    pub fn languages(self) -> Vec<Locale> {
        let mut languages: Vec<Locale> =
            LOCALES.locales().filter_map(|tag| Locale::parse(tag.language.as_str())).collect();
        languages.sort_by_key(|locale| (locale.as_str() != "sv", locale.clone()));
        languages
    }

    /// One sentence in one language; in Swedish when the language lacks it.
    #[must_use]
    pub fn say(self, text: &Text, locale: &Locale) -> String {
        LOCALES.lookup_with_args(&identifier(locale), text.key(), &text.filled(self, locale))
    }

    /// A number as the language writes it.
    #[must_use]
    pub fn number(self, number: Figure, locale: &Locale) -> String {
        number.written(self, locale)
    }

    /// A day as the language writes it.
    #[must_use]
    pub fn day(self, day: Day, locale: &Locale) -> String {
        day.written(self, locale)
    }

    /// The language's own name for itself; its tag when it is not installed.
    #[must_use]
    pub fn own_name(self, locale: &Locale) -> String {
        if self.languages().contains(locale) {
            self.say(&Text::LanguageName, locale)
        } else {
            locale.to_string()
        }
    }

    /// A draft in one language.
    #[must_use]
    pub fn fill(self, draft: Draft, locale: &Locale) -> Message {
        draft.map(|phrase| match phrase {
            Phrase::Ours(text) => self.say(&text, locale),
            Phrase::OursIn(language, text) => self.say(&text, &language),
            Phrase::Own(words) => words,
        })
    }

    /// The spellings of a sentence that lists several, such as the words for *skip*: one a line.
    #[must_use]
    pub fn spellings(self, text: &Text, locale: &Locale) -> Vec<String> {
        let lines = self.say(text, locale);
        lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }
}

fn identifier(locale: &Locale) -> LanguageIdentifier {
    locale.as_str().parse().unwrap_or_default()
}
