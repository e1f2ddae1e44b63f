//! A draft of a press release, as plain text: it can be put into anything, and nothing in it can become markup.

use std::fmt::Write as _;

use super::MediaKit;
use crate::domain::Locale;
use crate::domain::markup::Markup;
use crate::report::chart::Chart;
use crate::report::method;
use crate::text::{Catalog, Text};

/// A text that grows, in one language.
struct Page<'a> {
    locale: &'a Locale,
    text: String,
}

impl Page<'_> {
    fn heading(&mut self, text: &Text) {
        let words = Catalog.say(text, self.locale);
        let _ = write!(self.text, "{words}\n{}\n\n", "-".repeat(words.chars().count()));
    }

    fn say(&mut self, text: &Text) {
        let words = Catalog.say(text, self.locale);
        self.paragraph(&words);
    }

    fn paragraph(&mut self, words: &str) {
        let words = words.trim();
        if !words.is_empty() {
            let _ = write!(self.text, "{words}\n\n");
        }
    }
}

impl MediaKit<'_> {
    /// The draft of a press release.
    #[must_use]
    pub fn press_release(&self, locale: &Locale) -> String {
        let mut page = Page { locale, text: String::new() };
        page.say(&Text::KitDraft);
        if let Some(asked) = self.asked(locale) {
            let _ = writeln!(page.text, "{asked}");
        }
        let headline = self.headline(locale);
        let _ = write!(page.text, "{headline}\n{}\n\n", "=".repeat(headline.chars().count()));
        page.paragraph(&self.lead(locale));
        page.paragraph(&self.answer(locale));
        self.answers(&mut page);
        self.promise(&mut page);
        self.outcome(&mut page);
        self.quotes(&mut page);
        page.heading(&Text::PublicMethod);
        let method = method(self.panel, self.round, self.result, locale);
        page.paragraph(&method.join("\n"));
        if let Some(url) = self.page {
            page.say(&Text::KitPage { url: url.to_owned() });
        }
        page.heading(&Text::KitContact);
        page.say(&Text::KitContactFill);
        page.text.trim_end().to_owned() + "\n"
    }

    fn answers(&self, page: &mut Page<'_>) {
        page.heading(&Text::BriefResult);
        for question in &self.result.questions {
            let chart = Chart::of_question(self.panel, self.round, question, page.locale);
            if let Some(chart) = chart {
                page.paragraph(&chart.text());
            }
        }
    }

    fn promise(&self, page: &mut Page<'_>) {
        let promise = &self.round.promise;
        let own = |text| self.panel.say(text, page.locale).to_owned();
        let (who, can_change) = (own(&promise.decided_by), own(&promise.can_change));
        let usage = own(&promise.usage);
        page.heading(&Text::BriefPromised);
        page.say(&Text::KitPromise { who, can_change });
        page.paragraph(&usage);
    }

    /// The statement, and the decisions that came later.
    fn outcome(&self, page: &mut Page<'_>) {
        if let Some(statement) = self.statement {
            page.heading(&Text::PublicStatement);
            let text = self.panel.say(&statement.text, page.locale);
            page.paragraph(&Markup::parse(text).plain());
        }
        if self.decisions.is_empty() {
            return;
        }
        page.heading(&Text::KitDecisions);
        for decision in self.decisions {
            let Some(latest) = decision.latest() else { continue };
            let status = latest.status.as_str().to_owned();
            let title = self.panel.say(&decision.title, page.locale).to_owned();
            page.say(&Text::DecisionHeading { status, title });
            page.paragraph(&Markup::parse(self.panel.say(&latest.text, page.locale)).plain());
        }
    }

    fn quotes(&self, page: &mut Page<'_>) {
        if self.quotes.is_empty() {
            return;
        }
        page.heading(&Text::BriefQuotes);
        page.say(&Text::BriefQuotesCare);
        for (no, question) in self.round.questions() {
            let theirs = self.quotes.iter().filter(|(of, _)| *of == no);
            for (place, (_, words)) in theirs.enumerate() {
                if place == 0 {
                    page.paragraph(self.panel.say(&question.text, page.locale));
                }
                page.say(&Text::BriefQuote { words: words.clone() });
            }
        }
    }
}
