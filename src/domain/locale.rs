//! Languages, and text that exists in several of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "ckb", "dv", "fa", "he", "ps", "ur", "yi"];

/// A language tag in lower case, such as `sv` or `en`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Locale(String);

impl Locale {
    /// Takes a tag as platforms write it (`sv`, `sv-SE`, `en_GB`) and keeps the language.
    ///
    /// Returns `None` when it is not two or three letters.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        let letters = language.chars().all(|c| c.is_ascii_alphabetic());
        (letters && (2..=3).contains(&language.len())).then(|| Self(language.to_ascii_lowercase()))
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        RIGHT_TO_LEFT.contains(&self.as_str())
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One text written by staff, in each language it has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalText(BTreeMap<Locale, String>);

impl LocalText {
    /// The text in `locale`, or in the first of `fallback` that has it, or empty.
    #[must_use]
    pub fn pick<'a>(&'a self, locale: &Locale, fallback: &[Locale]) -> &'a str {
        std::iter::once(locale)
            .chain(fallback)
            .find_map(|wanted| self.0.get(wanted))
            .map_or("", String::as_str)
    }

    /// The text in exactly this language.
    #[must_use]
    pub fn get(&self, locale: &Locale) -> Option<&str> {
        self.0.get(locale).map(String::as_str)
    }

    /// True when no language has any text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// Each language with its text.
    pub fn iter(&self) -> impl Iterator<Item = (&Locale, &str)> {
        self.0.iter().map(|(locale, text)| (locale, text.as_str()))
    }
}

impl FromIterator<(Locale, String)> for LocalText {
    fn from_iter<I: IntoIterator<Item = (Locale, String)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}
