//! Who answers: a body with its decision, or a person.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::length::LINE_MAX_CHARS;
use crate::domain::reading::fold;
use crate::domain::visible::without_turns;
use crate::domain::{LocalText, Locale};

/// Who answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Signature {
    /// A body, such as a board, that has decided what it answers.
    Body {
        /// What it is called.
        name: LocalText,
        /// When it decided.
        decided_on: NaiveDate,
        /// The paragraph of its minutes, such as `§ 14`.
        paragraph: String,
        /// The number in its registry, such as `KS 2027/12`.
        registry: String,
    },
    /// A person.
    Person {
        /// Their name.
        name: String,
        /// What they are.
        role: LocalText,
        /// Their party; may be empty.
        party: String,
    },
}

impl Signature {
    /// The day of the decision that it is of, where that comes after this day.
    #[must_use]
    pub fn decided_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Body { decided_on, .. } => (*decided_on > day).then_some(*decided_on),
            Self::Person { .. } => None,
        }
    }

    /// Whether it is of those who were promised to answer: they are named in it, or it in them, in a language that both
    /// have; a person also by what they are.
    #[must_use]
    pub fn is_of(&self, promised: &LocalText) -> bool {
        let alike = |one: &str, other: &str| {
            let (one, other) = (fold(one), fold(other));
            !one.is_empty() && !other.is_empty() && (one.contains(&other) || other.contains(&one))
        };
        promised.iter().any(|(locale, who)| match self {
            Self::Body { name, .. } => name.get(locale).is_some_and(|name| alike(name, who)),
            Self::Person { name, role, .. } => {
                alike(name, who) || role.get(locale).is_some_and(|role| alike(role, who))
            }
        })
    }

    /// A signature from one line, as it is written in a chat: `Anna Ek, kommunalråd, S` or `Kommunfullmäktige, 2027-06-03,
    /// § 14, KS 2027/12`. What stands there holds in the language given. `None` when it is neither.
    #[must_use]
    pub fn parse(line: &str, locale: &Locale) -> Option<Self> {
        let line = without_turns(line);
        let line = line.trim();
        if line.chars().count() > LINE_MAX_CHARS || line.chars().any(char::is_control) {
            return None;
        }
        let parts: Vec<&str> = line.split(',').map(str::trim).collect();
        if parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        let here = |words: &str| LocalText::from_iter([(locale.clone(), words.to_owned())]);
        match parts.as_slice() {
            [name, date, paragraph, registry] => Some(Self::Body {
                name: here(name),
                decided_on: date.parse().ok()?,
                paragraph: (*paragraph).to_owned(),
                registry: (*registry).to_owned(),
            }),
            [name, role, rest @ ..] if rest.len() <= 1 && role.parse::<NaiveDate>().is_err() => {
                Some(Self::Person {
                    name: (*name).to_owned(),
                    role: here(role),
                    party: rest.first().copied().unwrap_or_default().to_owned(),
                })
            }
            _ => None,
        }
    }

    /// Who it is, in the language given or the first of the panel's that there is.
    #[must_use]
    pub fn who<'a>(&'a self, locale: &Locale, languages: &[Locale]) -> &'a str {
        match self {
            Self::Body { name, .. } => name.pick(locale, languages),
            Self::Person { name, .. } => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_promised_is_known_by_name_or_role_in_any_letters_and_nobody_else() {
        let sv = Locale::parse("sv").expect("a language");
        let is_of = |line: &str, promised: &str| {
            let promised = LocalText::from_iter([(sv.clone(), promised.to_owned())]);
            Signature::parse(line, &sv).expect("a signature").is_of(&promised)
        };
        let body = "Kommunfullmäktige, 2027-06-03, § 14, KS 2027/12";
        assert!(is_of(body, "Kommunfullmäktige"));
        assert!(is_of(body, "kommunfullmäktige i Gnosjö"));
        assert!(!is_of(body, "Kultur- och fritidsutskottet"));
        assert!(is_of("Anna Ek, kommunalråd, S", "Anna Ek, kommunalråd"));
        assert!(is_of("Anna Ek, kommunalråd, S", "Kommunalrådet"));
        assert!(!is_of("Anna Ek, kommunalråd, S", "Kommunfullmäktige"));
    }

    #[test]
    fn a_line_is_a_person_or_a_body_or_neither() {
        let sv = Locale::parse("sv").expect("a language");
        let read = |line: &str| Signature::parse(line, &sv);
        assert!(matches!(
            read("Kommunfullmäktige, 2027-06-03, § 14, KS 2027/12"),
            Some(Signature::Body { paragraph, .. }) if paragraph == "§ 14"
        ));
        assert!(matches!(
            read("Anna Ek, kommunalråd, S"),
            Some(Signature::Person { party, .. }) if party == "S"
        ));
        assert!(matches!(read("Anna Ek, kommunalråd"), Some(Signature::Person { .. })));
        for neither in [
            "",
            "Anna Ek",
            "Anna Ek,",
            "Kommunfullmäktige, 2027-06-03",
            "Kommunfullmäktige, i går, § 14, KS 2027/12",
            "a, b, c, d, e",
            "Anna\nEk, kommunalråd",
        ] {
            assert_eq!(read(neither), None, "{neither}");
        }
        assert_eq!(read(&format!("Anna, {}", "x".repeat(200))), None);
    }
}
