//! What can be seen of a text, and what only changes how the text around it looks.

use std::ops::RangeInclusive;

/// Characters that show nothing: Unicode's `Default_Ignorable_Code_Point`, and the blank pattern of Braille.
/// <https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt>
const INVISIBLE: [RangeInclusive<char>; 18] = [
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{202a}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fff8}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
];

/// Whether anything of a text can be seen.
#[must_use]
pub fn is_visible(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || c.is_control() || is_invisible(c);
    !text.chars().all(blank)
}

/// Whether a character shows nothing by itself.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    INVISIBLE.iter().any(|range| range.contains(&c))
}

/// The text without what embeds it in, or overrides, a direction of writing: that would turn whatever stands after it.
/// Marks, which turn only what is next to them, are needed in some languages and stay.
/// <https://www.unicode.org/reports/tr9/#Directional_Formatting_Codes>
#[must_use]
pub fn without_turns(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_nothing_is_not_visible() {
        for text in ["", " \n", "\u{200b}\u{200b}", "\u{202e}", "\u{2800}", "\u{feff} \u{ad}"] {
            assert!(!is_visible(text), "{text:?}");
        }
        for text in ["a", ".", "😀", "❤\u{fe0f}", "\u{200b}ja", "سلام\u{200f}"] {
            assert!(is_visible(text), "{text:?}");
        }
    }

    #[test]
    fn nothing_turns_the_text_after_it() {
        assert_eq!(without_turns("\u{202e}bra\u{2066}!\u{2069}"), "bra!");
        assert_eq!(without_turns("سلام\u{200f}"), "سلام\u{200f}");
    }
}
