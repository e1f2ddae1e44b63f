//! What must hold for a bulletin before anyone gets it.

use super::{Broadcast, BroadcastKind};
use crate::domain::check::{Fault, Problem};
use crate::domain::markup::Markup;
use crate::domain::{LocalText, Panel};

impl Broadcast {
    /// Everything that is wrong with what staff wrote, each with the key in the file where it stands.
    #[must_use]
    pub fn problems(&self, panel: &Panel) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut note = |key: String, fault| problems.push(Problem { key, fault });
        if self.text.is_empty() && self.kind == BroadcastKind::Bulletin {
            note("text".to_owned(), Fault::NoText);
        }
        let described = self.picture.iter().map(|text| ("picture_text", text));
        for (key, text) in std::iter::once(("text", &self.text)).chain(described) {
            for (locale, words) in text.iter() {
                if !panel.languages.contains(locale) {
                    note(format!("{key}.{locale}"), Fault::LanguageUnknown(locale.clone()));
                } else if Markup::parse(words).is_empty() && !self.text.is_empty() {
                    note(format!("{key}.{locale}"), Fault::NoText);
                }
            }
        }
        let own = panel.default_locale();
        if self.picture.as_ref().is_some_and(|text| text.get(own).is_none()) {
            note(format!("picture_text.{own}"), Fault::TextMissing(own.clone()));
        }
        for (locale, length) in self.too_long() {
            let fault = Fault::TextTooLong(length, self.text_max_chars());
            note(format!("text.{locale}"), fault);
        }
        problems
    }

    /// Each language of the panel that the text does not have, with the one that its readers get instead.
    #[must_use]
    pub fn fallbacks<'a>(
        &self,
        panel: &'a Panel,
    ) -> Vec<(&'a crate::domain::Locale, &'a crate::domain::Locale)> {
        let has = |text: &LocalText, locale| text.get(locale).is_some();
        let instead = panel.languages.iter().find(|locale| has(&self.text, locale));
        let missing = panel.languages.iter().filter(|locale| !has(&self.text, locale));
        missing.filter_map(|locale| Some((locale, instead?))).collect()
    }
}
