//! Passages of a text, and hiding them before it is shown to anyone.

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::visible::is_invisible;

/// What stands where something is hidden.
pub const HIDDEN: &str = "[…]";

/// A part of a text, counted in characters. It holds none of the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Passage {
    /// The first character, from 0.
    pub start: usize,
    /// The first character after it.
    pub end: usize,
}

impl Passage {
    /// All of a text.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self { start: 0, end: text.chars().count() }
    }

    /// Its words in the text.
    #[must_use]
    pub fn of(self, text: &str) -> String {
        text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).collect()
    }

    /// Whether it lies within one of these.
    #[must_use]
    pub fn is_within(self, others: &[Self]) -> bool {
        others.iter().any(|other| other.start <= self.start && self.end <= other.end)
    }
}

/// Every place where these words stand in a text: in small or capital letters, with any space between them.
#[must_use]
pub fn find(text: &str, words: &str) -> Vec<Passage> {
    let (text, words) = (signs(text), signs(words.trim()));
    if words.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while at + words.len() <= text.len() {
        let here = &text[at..at + words.len()];
        if here.iter().zip(&words).all(|(a, b)| a.looks == b.looks) {
            found.push(Passage { start: here[0].start, end: here[here.len() - 1].end });
            at += words.len();
        } else {
            at += 1;
        }
    }
    found
}

/// The same passages in order, those that touch as one.
#[must_use]
pub fn joined(mut passages: Vec<Passage>) -> Vec<Passage> {
    passages.retain(|passage| passage.start < passage.end);
    passages.sort_unstable();
    let mut joined: Vec<Passage> = Vec::with_capacity(passages.len());
    for passage in passages {
        match joined.last_mut() {
            Some(last) if passage.start <= last.end => last.end = last.end.max(passage.end),
            _ => joined.push(passage),
        }
    }
    joined
}

/// The text with [`HIDDEN`] in the place of each passage; they are in order and apart.
#[must_use]
pub fn masked(text: &str, passages: &[Passage]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = passages.iter().peekable();
    for (at, c) in text.chars().enumerate() {
        while rest.next_if(|passage| passage.end <= at).is_some() {}
        match rest.peek() {
            Some(passage) if passage.start == at => shown.push_str(HIDDEN),
            Some(passage) if passage.start < at => {}
            _ => shown.push(c),
        }
    }
    shown
}

/// What a reader sees as one sign, and how it looks.
struct Sign {
    start: usize,
    end: usize,
    looks: String,
}

fn signs(text: &str) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    for (at, c) in text.chars().enumerate() {
        let space = c.is_whitespace();
        if let Some(last) = signs.last_mut() {
            let grows = is_combining_mark(c) && last.looks != " ";
            if grows {
                last.looks.push(c);
            }
            if grows || is_invisible(c) || (space && last.looks == " ") {
                last.end = at + 1;
                continue;
            }
        } else if is_invisible(c) {
            continue;
        }
        let looks = if space { " ".to_owned() } else { c.to_string() };
        signs.push(Sign { start: at, end: at + 1, looks });
    }
    for sign in &mut signs {
        sign.looks = sign.looks.nfkc().flat_map(char::to_lowercase).collect();
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str, words: &str) -> String {
        masked(text, &joined(find(text, words)))
    }

    #[test]
    fn every_place_of_the_words_is_hidden_however_it_is_written() {
        assert_eq!(hidden("Kalle och KALLE", "kalle"), "[…] och […]");
        assert_eq!(hidden("ring A\u{30a}sa  Berg!", "åsa berg"), "ring […]!");
        assert_eq!(hidden("Ka\u{200b}lle\u{202c} hej", "Kalle"), "[…] hej");
        assert_eq!(hidden("hej", "kalle"), "hej");
        assert_eq!((hidden("hej", " "), hidden("", "hej")), ("hej".to_owned(), String::new()));
    }

    #[test]
    fn passages_that_touch_are_one() {
        let passage = |start, end| Passage { start, end };
        let passages =
            vec![passage(4, 6), passage(0, 2), passage(5, 9), passage(2, 3), passage(7, 7)];
        assert_eq!(joined(passages), [passage(0, 3), passage(4, 9)]);
        assert_eq!(masked("abcdefghij", &[passage(0, 3), passage(4, 9)]), "[…]d[…]j");
        assert_eq!(masked("å😀", &[Passage::whole("å😀")]), "[…]");
        assert_eq!(masked("", &[Passage::whole("")]), "");
        assert_eq!(passage(1, 3).of("abcd"), "bc");
        assert!(
            passage(1, 3).is_within(&[passage(0, 3)]) && !passage(1, 4).is_within(&[passage(0, 3)])
        );
    }
}
