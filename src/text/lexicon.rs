//! Words about words, compiled in from `locales/`: those that may mean danger, and those that say nothing of the matter.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::Locale;
use crate::domain::danger::DangerWords;
use crate::domain::words::{StopWords, stop_words};

/// Each language with its words that may mean danger and its stop words.
const LISTS: [(&str, &str, &str); 2] = [
    (
        "sv",
        include_str!("../../locales/sv/danger.txt"),
        include_str!("../../locales/sv/stopwords.txt"),
    ),
    (
        "en",
        include_str!("../../locales/en/danger.txt"),
        include_str!("../../locales/en/stopwords.txt"),
    ),
];

/// The lists of every installed language.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Words that may mean that somebody is in danger.
    pub danger: DangerWords,
    /// By language, the words that it is full of.
    pub stop_words: BTreeMap<Locale, StopWords>,
}

/// The lists of every installed language, read once.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    static READ: OnceLock<Lexicon> = OnceLock::new();
    READ.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        for (tag, danger, stops) in LISTS {
            lexicon.danger.add(danger);
            if let Some(locale) = Locale::parse(tag) {
                lexicon.stop_words.insert(locale, stop_words(stops));
            }
        }
        lexicon
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::words::words;
    use crate::text::Catalog;

    #[test]
    fn every_installed_language_has_its_lists() {
        let mut installed = Catalog.languages();
        installed.sort();
        let listed: Vec<Locale> = lexicon().stop_words.keys().cloned().collect();
        assert_eq!(listed, installed);
        assert!(LISTS.iter().all(|(_, danger, stops)| danger.len() > 300 && stops.len() > 300));
    }

    #[test]
    fn what_may_mean_danger_is_found_and_what_is_said_of_food_is_not() {
        for text in [
            "Jag har självmordstankar",
            "jag VILL DÖ",
            "min pappa slår mig",
            "jag skär mig ibland",
            "I don’t want to live",
            "he hit me",
            "Thinking of suicide.",
        ] {
            assert!(lexicon().danger.are_in(&words(text)), "{text}");
        }
        for text in [
            "Maten är dödstråkig och kall",
            "Slå ihop köerna",
            "skolskjutsen kommer alltid för sent",
            "biblioteket är hotat, och simhallen är hotad",
            "skär brödet tunnare",
            "the queue kills my appetite",
            "Mordor-burgare var kul",
        ] {
            assert!(!lexicon().danger.are_in(&words(text)), "{text}");
        }
    }
}
