//! What can be filled into a sentence, each kind written as the language writes it.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use fluent_templates::fluent_bundle::FluentValue;

use super::{Catalog, Text};
use crate::domain::Locale;

/// A value that a sentence can hold.
pub(super) trait Fill {
    /// The value as the language writes it.
    fn fill(&self, catalog: Catalog, locale: &Locale) -> FluentValue<'static>;
}

impl Fill for String {
    fn fill(&self, _: Catalog, _: &Locale) -> FluentValue<'static> {
        FluentValue::from(self.clone())
    }
}

impl Fill for u32 {
    fn fill(&self, _: Catalog, _: &Locale) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

/// A calendar day where the panel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    of_month: u32,
    month: u32,
    /// Named only when it is another year than the present one.
    year: Option<i32>,
}

impl Day {
    /// The day that `time` falls on in `zone`, seen from `now`.
    #[must_use]
    pub fn new(time: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> Self {
        let local = time.with_timezone(&zone);
        let this_year = now.with_timezone(&zone).year();
        let year = (local.year() != this_year).then_some(local.year());
        Self { of_month: local.day(), month: local.month(), year }
    }

    /// The day that `time` falls on in `zone`, with its year: for what is kept.
    #[must_use]
    pub fn with_year(time: DateTime<Utc>, zone: Tz) -> Self {
        let local = time.with_timezone(&zone);
        Self { of_month: local.day(), month: local.month(), year: Some(local.year()) }
    }

    /// A date with its year: for what is kept.
    #[must_use]
    pub fn dated(date: NaiveDate) -> Self {
        Self { year: Some(date.year()), ..Self::of(date) }
    }

    /// A day without its year.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self { of_month: date.day(), month: date.month(), year: None }
    }
}

impl Day {
    /// The day as the language writes it.
    pub(super) fn written(self, catalog: Catalog, locale: &Locale) -> String {
        let Self { of_month: day, month, year } = self;
        let text = match year {
            None => Text::Date { day, month },
            Some(year) => Text::DateWithYear { day, month, year: year.to_string() },
        };
        catalog.say(&text, locale)
    }
}

impl Fill for Day {
    fn fill(&self, catalog: Catalog, locale: &Locale) -> FluentValue<'static> {
        FluentValue::from(self.written(catalog, locale))
    }
}

/// What rounds or answers are called: a list, each within the language's own quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titles(pub Vec<String>);

impl Fill for Titles {
    fn fill(&self, catalog: Catalog, locale: &Locale) -> FluentValue<'static> {
        let quoted =
            |title: &String| catalog.say(&Text::StatementQuoted { title: title.clone() }, locale);
        let quoted: Vec<String> = self.0.iter().map(quoted).collect();
        FluentValue::from(listed(quoted, catalog, locale))
    }
}

/// A list as the language writes it: "A", "A and B", "A, B and C".
fn listed(items: Vec<String>, catalog: Catalog, locale: &Locale) -> String {
    let count = items.len();
    let next = |earlier: String, (place, next): (usize, String)| match place {
        0 => next,
        _ if place + 1 == count => catalog.say(&Text::ListLast { earlier, last: next }, locale),
        _ => catalog.say(&Text::ListNext { earlier, next }, locale),
    };
    items.into_iter().enumerate().fold(String::new(), next)
}

/// The word by which sentences in `locales/` tell whether something holds.
#[must_use]
pub fn yes_or_no(holds: bool) -> String {
    if holds { "yes" } else { "no" }.to_owned()
}

/// A number written out with the language's own decimal sign and grouping.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure(pub f64);

impl Figure {
    /// The number as the language writes it.
    pub(super) fn written(self, catalog: Catalog, locale: &Locale) -> String {
        let decimal = catalog.say(&Text::DecimalSign, locale);
        let group = catalog.say(&Text::GroupSign, locale);
        write_number(self.0, &decimal, &group)
    }
}

impl Fill for Figure {
    fn fill(&self, catalog: Catalog, locale: &Locale) -> FluentValue<'static> {
        FluentValue::from(self.written(catalog, locale))
    }
}

/// `1234.5` as `1 234,5`: groups from five digits up, as both Swedish and English readers accept.
fn write_number(number: f64, decimal: &str, group: &str) -> String {
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut written = String::from(if number < 0.0 { "−" } else { "" });
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len() - index;
        if index > 0 && left.is_multiple_of(3) && whole.len() > 4 {
            written.push_str(group);
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push_str(decimal);
        written.push_str(fraction);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{listed, write_number};
    use crate::domain::Locale;
    use crate::text::Catalog;

    #[test]
    fn a_list_has_a_word_before_its_last_in_every_language() {
        let list = |tag: &str, items: &[&str]| {
            let items = items.iter().map(|item| (*item).to_owned()).collect();
            listed(items, Catalog, &Locale::parse(tag).expect("a language"))
        };
        assert_eq!(list("sv", &[]), "");
        assert_eq!(list("sv", &["A"]), "A");
        assert_eq!(list("sv", &["A", "B"]), "A och B");
        assert_eq!(list("sv", &["A", "B", "C", "D"]), "A, B, C och D");
        assert_eq!(list("en", &["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn numbers_are_written_with_the_languages_own_signs() {
        assert_eq!(write_number(1500.0, ",", "\u{a0}"), "1500");
        assert_eq!(write_number(12_500.5, ",", "\u{a0}"), "12\u{a0}500,5");
        assert_eq!(write_number(-3.5, ".", ","), "−3.5");
        assert_eq!(write_number(1_000_000.0, ".", ","), "1,000,000");
    }
}
