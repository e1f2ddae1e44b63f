//! Reading a typed answer: the number or the words of an option, a figure, open text.

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::joined::joined;
use super::visible::{is_visible, without_turns};
use super::{AnswerValue, ChoiceNo, LocalText, Locale, Place, Question, QuestionKind};

/// Why what was typed is not an answer to the question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Misread {
    /// It is none of the options, or no number.
    NotUnderstood,
    /// It fits more than one option.
    Ambiguous,
    /// The number is outside the bounds.
    OutOfRange {
        /// Lowest allowed.
        min: Option<f64>,
        /// Highest allowed.
        max: Option<f64>,
    },
    /// It is longer than allowed.
    TooLong {
        /// Most characters.
        max: u16,
    },
    /// Fewer or more options than allowed.
    WrongCount {
        /// Fewest.
        min: u8,
        /// Most.
        max: u8,
    },
}

/// Reads `text` as an answer to `question`; `order` is how the respondent sees the options, and `joins` are the words,
/// folded, that stand between two of several, such as *and*.
///
/// # Errors
/// Says why it is not one.
pub fn read(
    question: &Question,
    order: &[ChoiceNo],
    locale: &Locale,
    joins: &BTreeSet<String>,
    text: &str,
) -> Result<AnswerValue, Misread> {
    match &question.kind {
        QuestionKind::SingleChoice { .. } => {
            option(question, order, locale, text).map(|choice| choices(vec![choice]))
        }
        QuestionKind::MultipleChoice { min, max, .. } => {
            let chosen = several(question, order, locale, joins, text)?;
            if !(usize::from(*min)..=usize::from(*max)).contains(&chosen.len()) {
                return Err(Misread::WrongCount { min: *min, max: *max });
            }
            Ok(choices(chosen))
        }
        QuestionKind::Scale { from, to, .. } => scale_point(text, *from, *to),
        QuestionKind::Number { min, max, unit } => {
            let figure = without_unit(text, unit.iter().map(|(_, unit)| unit));
            let number = number(&figure).ok_or(Misread::NotUnderstood)?;
            within(number, *min, *max).map(AnswerValue::Number)
        }
        QuestionKind::OpenText { max_length } => bounded(text, *max_length).map(AnswerValue::Text),
        QuestionKind::Location { .. } => match option(question, order, locale, text) {
            Ok(area) => Ok(AnswerValue::Place(Place::Area(area))),
            Err(_) => {
                bounded(text, PLACE_MAX_CHARS).map(|words| AnswerValue::Place(Place::Words(words)))
            }
        },
    }
}

/// Most characters of a place in words, or of "other, namely …".
pub const PLACE_MAX_CHARS: u16 = 200;

/// Reads "other, namely …".
///
/// # Errors
/// When it is empty or longer than [`PLACE_MAX_CHARS`].
pub fn other(text: &str) -> Result<String, Misread> {
    bounded(text, PLACE_MAX_CHARS)
}

/// One line in someone's own words: a line break in it is a space.
///
/// # Errors
/// When it is empty or too long.
pub fn line(text: &str, max: u16) -> Result<String, Misread> {
    let plain = text.replace(char::is_control, " ");
    bounded(&plain.split_whitespace().collect::<Vec<_>>().join(" "), max)
}

fn choices(chosen: Vec<ChoiceNo>) -> AnswerValue {
    AnswerValue::Choices { chosen, other: None }
}

fn bounded(text: &str, max: u16) -> Result<String, Misread> {
    let text = without_turns(text).trim().to_owned();
    if !is_visible(&text) {
        return Err(Misread::NotUnderstood);
    }
    if text.chars().count() > usize::from(max) {
        return Err(Misread::TooLong { max });
    }
    Ok(text)
}

fn scale_point(text: &str, from: i32, to: i32) -> Result<AnswerValue, Misread> {
    let (min, max) = (Some(f64::from(from)), Some(f64::from(to)));
    let number = within(number(text).ok_or(Misread::NotUnderstood)?, min, max)?;
    (from..=to)
        .find(|point| (f64::from(*point) - number).abs() < f64::EPSILON)
        .map(AnswerValue::Scale)
        .ok_or(Misread::NotUnderstood)
}

fn within(number: f64, min: Option<f64>, max: Option<f64>) -> Result<f64, Misread> {
    let low = min.is_some_and(|least| number < least);
    let high = max.is_some_and(|most| number > most);
    if low || high { Err(Misread::OutOfRange { min, max }) } else { Ok(number) }
}

/// The options named, by number or words, each once: split at commas, semicolons and line breaks, and at the words that
/// join where an option stands on either side; numbers also at spaces.
fn several(
    question: &Question,
    order: &[ChoiceNo],
    locale: &Locale,
    joins: &BTreeSet<String>,
    text: &str,
) -> Result<Vec<ChoiceNo>, Misread> {
    let one = |text: &str| option(question, order, locale, text);
    let some = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        one(part)
            .map(|choice| vec![choice])
            .or_else(|why| joined(&words, joins, order.len(), &|text| one(text).ok()).ok_or(why))
    };
    let mut chosen = some(text).or_else(|_| {
        let only_numbers = text.chars().all(|c| digit(c).is_some() || " ,;\n".contains(c));
        text.split(|c: char| ",;\n".contains(c) || (only_numbers && c == ' '))
            .filter(|part| !part.trim().is_empty())
            .map(some)
            .collect::<Result<Vec<_>, _>>()
            .map(|parts| parts.concat())
    })?;
    chosen.sort_unstable();
    chosen.dedup();
    Ok(chosen)
}

/// The one option that the text names: by its number as shown, its own words, or the same words folded.
fn option(
    question: &Question,
    order: &[ChoiceNo],
    locale: &Locale,
    text: &str,
) -> Result<ChoiceNo, Misread> {
    let shown: Vec<(ChoiceNo, &LocalText)> = order
        .iter()
        .filter_map(|no| question.choice(*no).map(|choice| (*no, &choice.label)))
        .collect();
    pick(&shown, locale, text)
}

/// The one of the labels, in the order they are shown, that the text names: by its number, its own words, or the same
/// words folded, first in the reader's language and then in any other.
///
/// # Errors
/// When it names none, or several.
pub fn pick<T: Copy>(
    labels: &[(T, &LocalText)],
    locale: &Locale,
    text: &str,
) -> Result<T, Misread> {
    let folded = fold(text);
    let exact = |label: &str| label.trim().to_lowercase() == text.trim().to_lowercase();
    let alike = |label: &str| !folded.is_empty() && fold(label) == folded;
    for found in [
        named(labels, |language, label| language == locale && exact(label)),
        named(labels, |language, label| language == locale && alike(label)),
        named(labels, |_, label| alike(label)),
    ] {
        match found.as_slice() {
            [] => {}
            [one] => return Ok(*one),
            _ => return Err(Misread::Ambiguous),
        }
    }
    let number = number(text);
    (1..)
        .map(f64::from)
        .zip(labels)
        .take(labels.len())
        .find(|(shown, _)| number == Some(*shown))
        .map(|(_, (value, _))| *value)
        .ok_or(Misread::NotUnderstood)
}

fn named<T: Copy>(labels: &[(T, &LocalText)], fits: impl Fn(&Locale, &str) -> bool) -> Vec<T> {
    labels
        .iter()
        .filter(|(_, label)| label.iter().any(|(language, words)| fits(language, words)))
        .map(|(value, _)| *value)
        .collect()
}

/// Text as it is compared: without case, accents, width, doubled spaces and closing punctuation.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain: String =
        text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', '!', '?', ',', '…']).to_owned()
}

/// A number as people write it: `3`, `-2`, `3,5`, `3.5`, `1 500`, `١٢`. Nothing else may stand beside it.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (sign, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text),
    };
    let ascii: String =
        text.chars().map(|c| digit(c).or_else(|| separator(c))).collect::<Option<String>>()?;
    let (whole, fraction) = ascii.split_once('.').unwrap_or((&ascii, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let whole = ungrouped(whole)?;
    (is_digits(&whole) && is_digits(fraction) && whole.len() <= 15)
        .then(|| format!("{whole}.{fraction}").parse::<f64>().ok())
        .flatten()
        // There is no less than nothing: -0 is 0.
        .map(|number| sign * number + 0.0)
}

/// Takes the spaces out of `1 500 000`; `None` when they do not stand between thousands.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split(' ');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.is_empty() || ((1..=3).contains(&first.len()));
    (grouped && rest.iter().all(|group| group.len() == 3)).then(|| whole.replace(' ', ""))
}

fn separator(c: char) -> Option<char> {
    match c {
        ',' | '.' | '٫' | '，' => Some('.'),
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => Some(' '),
        _ => None,
    }
}

/// The zero of each script whose digits are read; the other nine follow it. Unicode, category Nd.
const ZEROS: [char; 18] =
    ['0', '٠', '۰', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '０'];

fn digit(c: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}

/// The text without the unit, the unit's first word, or that word shortened (kr for kronor), at its end.
fn without_unit<'a>(text: &str, units: impl Iterator<Item = &'a str>) -> String {
    let lower = text.trim().to_lowercase();
    let (figure, word) = lower.split_at(lower.trim_end_matches(|c: char| !c.is_numeric()).len());
    let said = word.trim().trim_end_matches('.');
    let fits = |unit: &str| {
        let unit = unit.to_lowercase();
        let first = unit.split_whitespace().next().unwrap_or_default();
        said == unit || is_shortened(said, first)
    };
    if !said.is_empty() && units.into_iter().any(fits) { figure.to_owned() } else { lower }
}

/// Whether this is a word with some of its letters left out, but not the first: kr for kronor, min for minuter.
fn is_shortened(short: &str, word: &str) -> bool {
    let mut letters = word.chars();
    short.chars().next() == word.chars().next()
        && short.chars().all(|c| c.is_alphabetic() && letters.any(|letter| letter == c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, expected) in [
            ("3", 3.0),
            (" 12 ", 12.0),
            ("3,5", 3.5),
            ("3.5", 3.5),
            ("1 500", 1500.0),
            ("-2", -2.0),
            ("١٢", 12.0),
            ("１２", 12.0),
            ("१२", 12.0),
        ] {
            assert_eq!(number(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn minus_nought_is_nought() {
        for text in ["-0", "−0,0"] {
            assert!(
                number(text).is_some_and(|read| read == 0.0 && read.is_sign_positive()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_only_holds_a_number_is_not_one() {
        for text in ["12 out of 10", "5️⃣", "👍", "②", "3,5,1", "", "-", "1 50", "1e3", "inf", "٫"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn folding_forgets_case_accents_and_width() {
        assert_eq!(fold("  Höj,  MEN mindre! "), fold("hoj, men mindre"));
        assert_eq!(fold("ＪＡ"), "ja");
    }

    #[test]
    fn a_unit_at_the_end_does_no_harm() {
        for said in ["150 kronor", "150 Kronor i månaden", "150 kr", "150kr.", "150 k"] {
            assert_eq!(
                without_unit(said, ["kronor i månaden"].into_iter()).trim(),
                "150",
                "{said}"
            );
        }
        for said in ["150", "150 dollar", "150 rk", "150 kr till"] {
            assert_eq!(without_unit(said, ["kronor"].into_iter()), said);
        }
        assert_eq!(without_unit("20 €", ["€"].into_iter()).trim(), "20");
    }
}
