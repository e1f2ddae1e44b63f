//! Suggested themes: which words and pairs of words many answers share. Counted here, always the same way; nothing is
//! guessed and nothing leaves the machine.

use std::collections::{BTreeMap, BTreeSet};

use super::words::StopWords;

/// Fewest answers that share a word that is shown.
pub const FEWEST_ANSWERS: usize = 5;

/// Most suggestions.
pub const MOST: usize = 40;

/// A word or a pair of words that many answers share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// As most of them write it.
    pub words: String,
    /// How many answers have it, in any form.
    pub answers: usize,
}

/// How often each form of a word or pair stands in the answers, and in which answers.
#[derive(Default)]
struct Shared {
    forms: BTreeMap<String, usize>,
    answers: BTreeSet<usize>,
}

/// What these answers share, most first. Each is its words in order; a word's forms count together.
#[must_use]
pub fn suggest(answers: &[Vec<String>], stop_words: &StopWords) -> Vec<Suggestion> {
    let says = |word: &str| word.chars().any(char::is_alphabetic) && !stop_words.contains(word);
    let stems = stems(answers.iter().flatten().map(String::as_str).filter(|word| says(word)));
    let mut shared: BTreeMap<(&str, &str), Shared> = BTreeMap::new();
    for (no, words) in answers.iter().enumerate() {
        let stem = |word: &str| if says(word) { stems.get(word).copied() } else { None };
        let mut note = |key, form: String| {
            let one = shared.entry(key).or_default();
            *one.forms.entry(form).or_default() += 1;
            one.answers.insert(no);
        };
        for word in words {
            if let Some(stem) = stem(word) {
                note((stem, ""), word.clone());
            }
        }
        for pair in words.windows(2) {
            if let (Some(first), Some(second)) = (stem(&pair[0]), stem(&pair[1])) {
                note((first, second), pair.join(" "));
            }
        }
    }
    let whole = within_pairs(&shared);
    let mut found: Vec<Suggestion> = shared
        .into_iter()
        .filter(|((word, second), _)| !second.is_empty() || !whole.contains(word))
        .filter_map(|(_, shared)| shared.suggestion())
        .collect();
    found.sort_by(|a, b| b.answers.cmp(&a.answers).then_with(|| a.words.cmp(&b.words)));
    found.truncate(MOST);
    found
}

/// The words that hardly stand outside one pair: the pair says more.
fn within_pairs<'a>(shared: &BTreeMap<(&'a str, &'a str), Shared>) -> BTreeSet<&'a str> {
    let alone = |word: &'a str| shared.get(&(word, "")).map_or(0, |one| one.answers.len());
    let pairs = shared
        .iter()
        .filter(|((_, second), pair)| !second.is_empty() && pair.answers.len() >= FEWEST_ANSWERS);
    pairs
        .flat_map(|((first, second), pair)| [(*first, pair), (*second, pair)])
        .filter(|(word, pair)| pair.answers.len() * 5 >= alone(word) * 4)
        .map(|(word, _)| word)
        .collect()
}

impl Shared {
    fn suggestion(self) -> Option<Suggestion> {
        let answers = self.answers.len();
        let usual = self.forms.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        let (words, _) = usual.filter(|_| answers >= FEWEST_ANSWERS)?;
        Some(Suggestion { words, answers })
    }
}

/// For each word the shortest one that it seems to be a form of.
fn stems<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, &'a str> {
    let mut all: Vec<&str> = words.collect::<BTreeSet<_>>().into_iter().collect();
    all.sort_by_key(|word| (word.chars().count(), *word));
    let mut roots: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut stems = BTreeMap::new();
    for word in all {
        let near = roots.entry(beginning(word)).or_default();
        let root = near.iter().copied().rfind(|root| is_form(word, root));
        if root.is_none() {
            near.push(word);
        }
        stems.insert(word, root.unwrap_or(word));
    }
    stems
}

/// What all forms of a word have in common, however short it is.
fn beginning(word: &str) -> String {
    word.chars().take(2).collect()
}

/// Whether a word is a form of a root: the root with an ending, or, for long words, with another ending than the root's.
/// The shorter the root, the shorter the ending must be, so that *kö* is not *kött*.
fn is_form(word: &str, root: &str) -> bool {
    let same = word.chars().zip(root.chars()).take_while(|(a, b)| a == b).count();
    let (long, short) = (word.chars().count(), root.chars().count());
    let longest_ending = match short {
        0..=2 => 1,
        3 => 2,
        _ => 4,
    };
    (same == short && long - short <= longest_ending)
        || (same >= 5 && short - same <= 2 && long - same <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::words::{stop_words, words};

    fn told(answers: &[&str]) -> Vec<(String, usize)> {
        let answers: Vec<_> = answers.iter().map(|text| words(text)).collect();
        let found = suggest(&answers, &stop_words("är\noch\nden\nvi\nvill\nha\nmer\ni\nlång"));
        found.into_iter().map(|one| (one.words, one.answers)).collect()
    }

    #[test]
    fn forms_count_together_and_an_answer_counts_once() {
        let answers =
            ["Maten är kall", "kall mat, mat, mat", "maten!", "Vi vill ha mer mat", "mat och köer"];
        assert_eq!(told(&answers), [("mat".to_owned(), 5)]);
    }

    #[test]
    fn pairs_are_told_and_what_fewer_than_five_share_is_not() {
        let mut answers = vec!["vi vill ha vegetarisk mat"; 5];
        answers.extend(["kön är lång"; 4]);
        assert_eq!(told(&answers), [("vegetarisk mat".to_owned(), 5)]);
        answers.extend(["mat"; 2]);
        assert_eq!(told(&answers)[0], ("mat".to_owned(), 7), "it stands alone, too");
    }

    #[test]
    fn other_words_with_the_same_beginning_stay_apart() {
        for (word, root) in [("maten", "mat"), ("kön", "kö"), ("grönsakerna", "grönsak")] {
            assert!(is_form(word, root), "{word}");
        }
        assert!(is_form("flickorna", "flicka"));
        for (word, root) in [("kött", "kö"), ("matsal", "mat"), ("skolmaten", "skola")] {
            assert!(!is_form(word, root), "{word}");
        }
    }

    #[test]
    fn hostile_answers_are_counted_like_others() {
        let long = "a".repeat(4000);
        let answers = [long.as_str(), "\u{202e}\u{1b}[31m", "<b>x</b>", "12 34", ""];
        assert_eq!(told(&answers), []);
    }
}
