//! Words as they can be drawn.

use crate::domain::Locale;
use crate::domain::visible::without_turns;

/// Most marks over or under one letter.
const MARKS_MAX: usize = 4;

/// The space where no line is broken.
const NO_BREAK: char = '\u{a0}';

/// A text on one line of single spaces, without what the fonts cannot draw and nobody needs: pictographs, towers of
/// marks, and what would turn the text around it.
pub(super) fn drawable(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut marks = 0;
    for sign in without_turns(text).chars() {
        marks = if is_mark(sign) { marks + 1 } else { 0 };
        if marks <= MARKS_MAX && !is_pictograph(sign) {
            kept.push(match sign {
                // The fonts lack the minus sign, and this looks the same.
                '\u{2212}' => '\u{2013}',
                _ if sign.is_control() => ' ',
                _ => sign,
            });
        }
    }
    let breaks = |sign: char| sign.is_whitespace() && sign != NO_BREAK;
    kept.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a sign belongs to the letter before it.
pub(super) const fn is_mark(sign: char) -> bool {
    matches!(
        sign,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5c7}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{6d6}'..='\u{6ed}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{200c}'..='\u{200f}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Emoji and what joins them.
const fn is_pictograph(sign: char) -> bool {
    matches!(
        sign,
        '\u{1f000}'..='\u{1faff}'
            | '\u{2600}'..='\u{27bf}'
            | '\u{2b00}'..='\u{2bff}'
            | '\u{2300}'..='\u{23ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{200d}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// Whether a text has letters that are read from right to left.
fn has_right_to_left(text: &str) -> bool {
    text.chars().any(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
    )
}

/// Whether a text is read from right to left in a chart of this language.
pub(super) fn runs_left(text: &str, locale: &Locale) -> bool {
    locale.is_right_to_left() && has_right_to_left(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_drawn_is_left_out() {
        assert_eq!(drawable("👍 Ja,\n\thöj"), "Ja, höj");
        assert_eq!(drawable("47\u{a0}% \u{2003} av"), "47\u{a0}% av");
        assert_eq!(drawable("❤\u{fe0f}"), "");
        assert_eq!(drawable("−2"), "–2");
        assert_eq!(drawable("\u{202e}bra\u{0}!"), "bra !");
        assert_eq!(
            drawable(&format!("a{}b", "\u{301}".repeat(90))),
            "a\u{301}\u{301}\u{301}\u{301}b"
        );
        assert_eq!(drawable("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }

    #[test]
    fn a_swedish_text_in_an_arabic_chart_is_still_read_from_the_left() {
        let arabic = Locale::parse("ar").expect("a language");
        assert!(runs_left("نعم 2027", &arabic));
        assert!(!runs_left("Ja 2027", &arabic));
        assert!(!runs_left("نعم", &Locale::parse("sv").expect("a language")));
    }
}
