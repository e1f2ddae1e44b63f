//! A paragraph for the newsletter.

use super::MediaKit;
use crate::domain::Locale;
use crate::text::{Catalog, Text};

impl MediaKit<'_> {
    /// What was asked, the headline, and one paragraph below it, as plain text.
    #[must_use]
    pub fn newsletter(&self, locale: &Locale) -> String {
        let page = self.page.map(|url| Text::KitPage { url: url.to_owned() });
        let page = page.map(|text| Catalog.say(&text, locale));
        let is_few = self.result.turnout.is_few();
        let each = if is_few { Text::KitFew } else { Text::ChartEach };
        let each = Catalog.say(&each, locale);
        let sentences = [self.lead(locale), self.answer(locale), each].into_iter().chain(page);
        let paragraph = sentences.collect::<Vec<_>>().join(" ");
        let asked = self.asked(locale).map_or_else(String::new, |asked| asked + "\n");
        format!("{asked}{}\n\n{paragraph}\n", self.headline(locale))
    }
}
