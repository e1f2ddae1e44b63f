//! A panel in one language: its words and its addresses.

use chrono::{DateTime, Utc};

use super::sequel;
use crate::domain::{LocalText, Locale, Panel, Platform, Round};
use crate::service::{PublicRound, Standing};
use crate::text::{Catalog, Day, Figure, Text};
use crate::web::page::{Frame, Words};

/// A panel in one language.
#[derive(Debug, Clone)]
pub(super) struct Told<'a> {
    pub panel: &'a Panel,
    pub locale: Locale,
    pub base: &'a str,
}

impl<'a> Told<'a> {
    /// Staff's own words.
    pub fn own(&self, text: &'a LocalText) -> String {
        self.panel.say(text, &self.locale).to_owned()
    }

    /// A sentence of ours.
    pub fn say(&self, text: &Text) -> String {
        Catalog.say(text, &self.locale)
    }

    /// What stands around a page with this title.
    pub fn frame(&self, title: String) -> Frame {
        Frame { words: Words::new(Catalog, self.locale.clone()), title }
    }

    /// The day of a time where the panel is.
    pub fn day(&self, time: DateTime<Utc>) -> Day {
        Day::with_year(time, self.panel.time_zone)
    }

    /// The panel's own address, or that of something below it.
    pub fn url(&self, rest: &str) -> String {
        format!("{}/p/{}{rest}", self.base, self.panel.slug)
    }

    /// The address of a round's page.
    pub fn round_url(&self, round: &Round) -> String {
        self.url(&format!("/rounds/{}", round.number))
    }

    /// The address where a round is answered in the browser; `None` where it cannot be now.
    pub fn answering_url(&self, found: &PublicRound) -> Option<String> {
        let is_open = matches!(found.standing, Standing::Open { .. });
        (is_open && self.panel.uses(Platform::Browser)).then(|| format!("{}/", self.base))
    }

    /// The same page in each of the panel's languages: the tag, its own name, the address, whether it is this one.
    pub fn languages(&self, url: &str) -> Vec<Language> {
        let languages = self.panel.languages.iter().map(|locale| Language {
            tag: locale.to_string(),
            name: Catalog.own_name(locale),
            url: format!("{url}?lang={locale}"),
            here: *locale == self.locale,
        });
        languages.collect()
    }

    /// How far a round has come, and where the answer of those who decide is.
    pub fn stands(&self, found: &PublicRound) -> Vec<String> {
        let mut said = self.standing(&found.standing);
        said.extend(sequel::answer_stands(self, found));
        said.extend(sequel::corrected(self, found));
        said
    }

    /// How far a round has come, in a sentence or two.
    pub fn standing(&self, standing: &Standing) -> Vec<String> {
        let said = match standing {
            Standing::Open { until, at_least, .. } => {
                #[expect(clippy::cast_precision_loss, reason = "counts of people")]
                let count = Figure(*at_least as f64);
                let counter = (*at_least > 0).then_some(Text::PublicCounter { count });
                [Some(Text::PublicOpen { date: self.day(*until) }), counter]
            }
            Standing::Waiting { .. } => [Some(Text::PublicWaiting), None],
            Standing::Unanswered { .. } => [Some(Text::NobodyAnswered), None],
            Standing::Released { since, .. } => {
                [Some(Text::PublicReleased { date: self.day(*since) }), None]
            }
        };
        said.iter().flatten().map(|text| self.say(text)).collect()
    }
}

/// A link to the same page in another language.
#[derive(Debug, Clone)]
pub(super) struct Language {
    pub tag: String,
    pub name: String,
    pub url: String,
    pub here: bool,
}
