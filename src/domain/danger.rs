//! Words that may mean that somebody is in danger: what has one is read first.

use super::words::{lines, words};

/// Such words, of all languages: people write in any.
#[derive(Debug, Clone, Default)]
pub struct DangerWords(Vec<Vec<Part>>);

/// One word of an entry.
#[derive(Debug, Clone)]
struct Part {
    letters: String,
    /// Whether any ending may follow.
    open: bool,
}

impl DangerWords {
    /// Adds a list: one word or several in a row a line, `*` where any ending may follow, `#` before what is only for the
    /// reader.
    pub fn add(&mut self, file: &str) {
        self.0.extend(lines(file).map(entry).filter(|parts| !parts.is_empty()));
    }

    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether words of an answer may mean danger.
    #[must_use]
    pub fn are_in(&self, words: &[String]) -> bool {
        (0..words.len()).any(|start| self.0.iter().any(|entry| begins(&words[start..], entry)))
    }
}

fn begins(words: &[String], entry: &[Part]) -> bool {
    let fits = |(word, part): (&String, &Part)| {
        if part.open { word.starts_with(&part.letters) } else { *word == part.letters }
    };
    entry.len() <= words.len() && words.iter().zip(entry).all(fits)
}

fn entry(line: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for piece in line.split_whitespace() {
        let open = piece.ends_with('*');
        let letters = words(piece);
        let last = letters.len();
        let part = |(no, letters)| Part { letters, open: open && no + 1 == last };
        parts.extend(letters.into_iter().enumerate().map(part));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stems_and_words_in_a_row_are_found() {
        let mut danger = DangerWords::default();
        danger.add("# to be read\nsjälvmord*\nvill dö # the verb\nself-harm*\ndöda*\n\n");
        assert_eq!(danger.len(), 4);
        let found = |text: &str| danger.are_in(&words(text));
        for text in ["Tänker på SJÄLVMORD.", "självmordstankar", "jag vill\ndö nu", "self harming"]
        {
            assert!(found(text), "{text}");
        }
        for text in ["", "jag vill dölja", "vill inte dö", "själv mord", "odödlig", "selfharm"]
        {
            assert!(!found(text), "{text}");
        }
    }
}
