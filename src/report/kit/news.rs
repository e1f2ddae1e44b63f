//! A paragraph for the newsletter.

use super::MediaKit;
use crate::domain::Locale;
use crate::text::{Catalog, Text};

impl MediaKit<'_> {
    /// The headline, and one paragraph below it, as plain text.
    #[must_use]
    pub fn newsletter(&self, locale: &Locale) -> String {
        let page = self.page.map(|url| Text::KitPage { url: url.to_owned() });
        let page = page.map(|text| Catalog.say(&text, locale));
        let each = Catalog.say(&Text::ChartEach, locale);
        let sentences = [self.lead(locale), self.answer(locale), each].into_iter().chain(page);
        let paragraph = sentences.collect::<Vec<_>>().join(" ");
        format!("{}\n\n{paragraph}\n", self.headline(locale))
    }
}
