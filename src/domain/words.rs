//! Open text as words: the same ones however its letters are put together, in any script.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::Locale;
use super::visible::is_invisible;

/// The words that a language is full of and that say nothing of the matter.
pub type StopWords = BTreeSet<String>;

/// The words of a text, in small letters and in order. What shows nothing inside a word is left out, and so is an
/// apostrophe; whatever else is neither letter nor digit ends the word.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() || is_combining_mark(c) {
            word.push(c);
        } else if !is_invisible(c) && !matches!(c, '\'' | '’') && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// A list of stop words from its file: one a line, `#` before what is only for the reader.
#[must_use]
pub fn stop_words(file: &str) -> StopWords {
    lines(file).flat_map(words).collect()
}

/// The lines of a list of words that are not empty or for the reader only.
pub(super) fn lines(file: &str) -> impl Iterator<Item = &str> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}

/// The language that a text seems to be in: the one of which it has most stop words; `None` when no language has most.
#[must_use]
pub fn language<'a>(
    words: &[String],
    lists: &'a BTreeMap<Locale, StopWords>,
) -> Option<&'a Locale> {
    let hits = |list: &StopWords| words.iter().filter(|word| list.contains(*word)).count();
    let mut counts: Vec<(usize, &Locale)> =
        lists.iter().map(|(locale, list)| (hits(list), locale)).collect();
    counts.sort_by_key(|(hits, _)| std::cmp::Reverse(*hits));
    let [(most, locale), rest @ ..] = counts.as_slice() else { return None };
    let leads = *most > 0 && rest.first().is_none_or(|(second, _)| second < most);
    leads.then_some(*locale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_written() {
        assert_eq!(words("Maten är KALL, maten!"), ["maten", "är", "kall", "maten"]);
        assert_eq!(words("a\u{308}r e\u{301}n"), ["är", "én"], "composed");
        assert_eq!(
            words("själv\u{ad}mord \u{200b}nu"),
            ["självmord", "nu"],
            "nothing hides inside"
        );
        assert_eq!(words("don't ta-bort 7b ＭＡＴ"), ["dont", "ta", "bort", "7b", "mat"]);
        assert_eq!(words("الطعام بارد"), ["الطعام", "بارد"]);
        assert_eq!(words(" \n…"), Vec::<String>::new());
    }

    #[test]
    fn a_language_is_told_by_its_small_words() {
        let lists: BTreeMap<_, _> =
            [("sv", "och\ndet # pronomen\när"), ("en", "and\nthe\nis\ndet")]
                .into_iter()
                .filter_map(|(tag, file)| Some((Locale::parse(tag)?, stop_words(file))))
                .collect();
        let told = |text: &str| language(&words(text), &lists).map(Locale::as_str);
        assert_eq!(told("Det är gott och varmt"), Some("sv"));
        assert_eq!(told("the food is cold"), Some("en"));
        assert_eq!((told("Pizza!"), told("det")), (None, None));
    }
}
