//! Breaking texts into lines that fit.

use std::collections::HashMap;

use super::fonts;
use super::look::Face;
use super::wording::is_mark;

/// The space between two words, as a part of their size. Noto Sans has 0.26 in both weights.
const SPACE: f32 = 0.26;

/// Most lines that are made as long as each other.
const BALANCED_MAX: usize = 4;

/// What stands where a text has been cut.
const CUT: &str = "…";

/// How wide words are; each is measured once.
#[derive(Debug, Default)]
pub(super) struct Ruler {
    known: [HashMap<String, f32>; 2],
}

/// A line, and how wide it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    pub text: String,
    pub width: f32,
}

/// A word, or a part of one that was too long for a line.
#[derive(Debug, Clone)]
struct Piece {
    text: String,
    /// Whether it follows what is before it without a space.
    joined: bool,
}

impl Ruler {
    /// Measures every word of these texts at once.
    pub fn learn<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>, bold: bool) {
        let known = &mut self.known[usize::from(bold)];
        let mut words: Vec<&str> = texts.into_iter().flat_map(|text| text.split(' ')).collect();
        words.sort_unstable();
        words.dedup();
        words.retain(|word| !known.contains_key(*word));
        if words.is_empty() {
            return;
        }
        let widths = fonts::widths(&words, bold);
        known.extend(words.into_iter().map(ToOwned::to_owned).zip(widths));
    }

    /// How wide a text is on one line.
    pub fn width(&mut self, text: &str, face: Face) -> f32 {
        self.learn([text], face.bold);
        let words = text.split(' ').map(|word| self.word(word, face));
        let spaces = text.matches(' ').map(|_| SPACE * face.size);
        words.chain(spaces).sum()
    }

    fn word(&self, word: &str, face: Face) -> f32 {
        self.known[usize::from(face.bold)].get(word).copied().unwrap_or(0.0) * face.size
    }

    /// The text in at most `most` lines that are no wider than `room`; what does not fit is cut.
    pub fn lines(&mut self, text: &str, face: Face, room: f32, most: usize) -> Vec<Measured> {
        self.learn([text], face.bold);
        let mut pieces = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            if self.word(word, face) <= room {
                pieces.push(Piece { text: word.to_owned(), joined: false });
            } else {
                pieces.extend(self.parts(word, face, room));
            }
        }
        let mut lines = self.fill(&pieces, face, room);
        if lines.len() <= most {
            return self.balanced(lines, &pieces, face, room);
        }
        lines.truncate(most);
        if let Some(last) = lines.pop() {
            lines.push(self.cut(&last.text, face, room));
        }
        lines
    }

    /// As many lines, but about as long as each other, so that no word is left alone on the last. Lines that follow each
    /// other far down are read as they come.
    fn balanced(
        &mut self,
        lines: Vec<Measured>,
        pieces: &[Piece],
        face: Face,
        room: f32,
    ) -> Vec<Measured> {
        let widest = pieces.iter().map(|piece| self.word(&piece.text, face)).fold(0.0, f32::max);
        let mut best = lines;
        if (2..=BALANCED_MAX).contains(&best.len()) {
            for step in (5..10).rev() {
                #[expect(clippy::cast_precision_loss, reason = "below ten")]
                let narrower = room * step as f32 / 10.0;
                if narrower < widest {
                    break;
                }
                let lines = self.fill(pieces, face, narrower);
                if lines.len() > best.len() {
                    break;
                }
                best = lines;
            }
        }
        best
    }

    fn fill(&mut self, pieces: &[Piece], face: Face, room: f32) -> Vec<Measured> {
        let mut lines: Vec<Measured> = Vec::new();
        for piece in pieces {
            let width = self.word(&piece.text, face);
            let gap = if piece.joined { 0.0 } else { SPACE * face.size };
            match lines.last_mut() {
                Some(line) if line.width + gap + width <= room => {
                    if !piece.joined {
                        line.text.push(' ');
                    }
                    line.text.push_str(&piece.text);
                    line.width += gap + width;
                }
                _ => lines.push(Measured { text: piece.text.clone(), width }),
            }
        }
        lines
    }

    /// The line shortened until it fits with the sign that it has been cut.
    fn cut(&mut self, line: &str, face: Face, room: f32) -> Measured {
        let mut kept = letters(line);
        self.learn(kept.iter().copied(), face.bold);
        let mut over = self.width(&format!("{line}{CUT}"), face) - room;
        while over > 0.0 {
            let Some(letter) = kept.pop() else { break };
            // As if it stood alone; what comes of it is measured below.
            over -= self.word(letter, face).max(SPACE * face.size);
        }
        loop {
            let text = format!("{}{CUT}", kept.concat().trim_end());
            let width = self.width(&text, face);
            if width <= room || kept.pop().is_none() {
                return Measured { text, width };
            }
        }
    }

    /// A word that is wider than a line, in parts that are not. Letters may be wider or narrower joined than alone, so what
    /// comes out is measured, and halved until it fits.
    fn parts(&mut self, word: &str, face: Face, room: f32) -> Vec<Piece> {
        let letters = letters(word);
        self.learn(letters.iter().copied(), face.bold);
        let apart: f32 = letters.iter().map(|letter| self.word(letter, face)).sum();
        // Parts of about the same length.
        let full = (apart / (apart / room).ceil() * 1.08).min(room);
        let mut parts = vec![String::new()];
        let mut width = 0.0;
        for letter in letters {
            let wide = self.word(letter, face);
            if width + wide > full && width > 0.0 {
                parts.push(String::new());
                width = 0.0;
            }
            width += wide;
            if let Some(part) = parts.last_mut() {
                part.push_str(letter);
            }
        }
        let fitting: Vec<String> =
            parts.into_iter().flat_map(|part| self.halved(part, face, room)).collect();
        let piece = |(index, text)| Piece { text, joined: index > 0 };
        fitting.into_iter().enumerate().map(piece).collect()
    }

    fn halved(&mut self, part: String, face: Face, room: f32) -> Vec<String> {
        self.learn([part.as_str()], face.bold);
        let letters = letters(&part);
        if self.word(&part, face) <= room || letters.len() < 2 {
            return vec![part];
        }
        let (first, second) = letters.split_at(letters.len() / 2);
        let (first, second) = (first.concat(), second.concat());
        let mut halves = self.halved(first, face, room);
        halves.extend(self.halved(second, face, room));
        halves
    }
}

/// The letters of a text, each with its marks.
fn letters(text: &str) -> Vec<&str> {
    let starts = text.char_indices().filter(|(_, sign)| !is_mark(*sign)).map(|(at, _)| at);
    let mut bounds: Vec<usize> = starts.chain([text.len()]).collect();
    if let Some(first) = bounds.first_mut() {
        *first = 0;
    }
    bounds
        .windows(2)
        .map(|bound| &text[bound[0]..bound[1]])
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::look::LABEL;
    use super::*;

    fn lines(text: &str, room: f32, most: usize) -> Vec<String> {
        let lines = Ruler::default().lines(text, LABEL, room, most);
        assert!(lines.iter().all(|line| line.width <= room), "{lines:?}");
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_text_is_broken_between_words() {
        let text = "Mer pengar till skolan och äldreomsorgen i hela kommunen";
        let lines = lines(text, 200.0, 9);
        assert!(lines.len() >= 2);
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_and_no_letter_is_lost() {
        let text = "Sjukvårdsförsäkringsersättningsbestämmelserna".repeat(3);
        assert_eq!(lines(&text, 150.0, 99).concat(), text);
        let arabic = "المسؤوليات".repeat(8);
        assert_eq!(lines(&arabic, 150.0, 99).concat(), arabic);
    }

    #[test]
    fn what_does_not_fit_is_cut_and_says_so() {
        let cut = lines(&"mycket text ".repeat(40), 200.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…'));
    }
}
