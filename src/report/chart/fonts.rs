//! The fonts that come with the program, and how wide words are in them.

use std::fmt::Write;
use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::Database;
use resvg::usvg::{FontResolver, Node, Options, Tree};

use super::svg::escaped;

/// The family that everything is set in.
pub(super) const FAMILY: &str = "Noto Sans";

/// Both weights, each with every script that the languages need.
static FILES: [&[u8]; 2] =
    [include_bytes!("../fonts/NotoSans-Regular.ttf"), include_bytes!("../fonts/NotoSans-Bold.ttf")];

/// Read once, at the first chart.
fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let read = || {
        let mut database = Database::new();
        for bytes in FILES {
            database.load_font_data(bytes.to_vec());
        }
        database.set_serif_family(FAMILY);
        database.set_sans_serif_family(FAMILY);
        Arc::new(database)
    };
    Arc::clone(FONTS.get_or_init(read))
}

/// What SVG is read with: our fonts and no other.
pub(super) fn options() -> Options<'static> {
    let font_resolver = FontResolver {
        select_font: FontResolver::default_font_selector(),
        select_fallback: Box::new(|_, _, _| None),
    };
    let font_family = FAMILY.to_owned();
    Options { font_family, fontdb: fonts(), font_resolver, ..Options::default() }
}

/// How wide each word is, as a part of the size it is set in. Shaped as it is drawn.
pub(super) fn widths(words: &[&str], bold: bool) -> Vec<f32> {
    const SIZE: f32 = 100.0;
    let mut widths = vec![0.0; words.len()];
    for (id, text) in set(words, bold) {
        if let Some(width) = widths.get_mut(id) {
            *width = text.bounding_box().width() / SIZE;
        }
    }
    widths
}

/// The words as they are drawn, each with its place in the list. One that shows nothing is left out.
fn set(words: &[&str], bold: bool) -> Vec<(usize, resvg::usvg::Text)> {
    let weight = if bold { "700" } else { "400" };
    let mut svg = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" font-family="{FAMILY}" font-size="100" font-weight="{weight}">"#
    );
    for (id, word) in words.iter().enumerate() {
        let _ = write!(svg, r#"<text id="{id}" xml:space="preserve">{}</text>"#, escaped(word));
    }
    svg.push_str("</svg>");
    let Ok(tree) = Tree::from_str(&svg, &options()) else { return Vec::new() };
    let texts = tree.root().children().iter().filter_map(|node| match node {
        Node::Text(text) => Some((text.id().parse().ok()?, text.as_ref().clone())),
        _ => None,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a sign is seen by itself: neither a space nor a mark on the letter before it.
    fn stands_alone(sign: char) -> bool {
        let marks = ['\u{300}'..='\u{36f}', '\u{591}'..='\u{5c7}', '\u{64b}'..='\u{65f}'];
        !sign.is_whitespace() && !marks.iter().any(|marks| marks.contains(&sign))
    }

    /// The signs of a text that no font has.
    fn missing(text: &str) -> Vec<String> {
        let signs: Vec<String> =
            text.chars().filter(|sign| stands_alone(*sign)).map(String::from).collect();
        let words: Vec<&str> = signs.iter().map(String::as_str).collect();
        let lacking = |bold| {
            let mut lacking: Vec<bool> = vec![true; words.len()];
            for (place, text) in set(&words, bold) {
                let mut glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                let place: usize = place;
                lacking[place] = !glyphs.any(|glyph| glyph.id.0 != 0);
            }
            lacking
        };
        let places = lacking(false).into_iter().zip(lacking(true)).zip(&signs);
        places.filter(|((one, other), _)| *one || *other).map(|(_, sign)| sign.clone()).collect()
    }

    #[test]
    fn every_letter_of_our_own_sentences_is_in_the_fonts() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
        let mut files = 0;
        for language in std::fs::read_dir(folder).expect("the languages") {
            for file in std::fs::read_dir(language.expect("a language").path()).expect("its files")
            {
                let words = std::fs::read_to_string(file.expect("a file").path()).expect("text");
                let mut letters: Vec<char> = words.chars().filter(|c| !c.is_control()).collect();
                letters.sort_unstable();
                letters.dedup();
                let letters: String = letters.into_iter().collect();
                assert_eq!(missing(&letters), Vec::<String>::new(), "{letters}");
                files += 1;
            }
        }
        assert!(files > 20);
    }

    #[test]
    fn languages_that_people_here_read_are_in_the_fonts() {
        for sample in [
            "Åäö ÅÄÖ éüß – ”citat” ’s … € § ½ ±",
            "Čđšž Ðð Þþ Ææ Øø Łł ŋ ʼ ș ț ğ ı İ Ệệ ưƠ",
            "Ελληνικά: πόσοι απάντησαν;",
            "Українська: скільки відповіли? Ґґ Її Єє",
            "50 öre (0,5 %)… كم عدد الذين أجابوا؟ ٪ ٠١٢٣٤٥٦٧٨٩ ، « »",
            "فارسی: چند نفر پاسخ دادند؟ گچپژ ۰۱۲۳۴۵۶۷۸۹",
            "کوردی: چەند کەس وەڵامیان دایەوە؟ ێ ۆ ڕ ڵ",
            "עברית: כמה ענו? שָׁלוֹם",
        ] {
            assert_eq!(missing(sample), Vec::<String>::new(), "{sample}");
        }
        assert_eq!(missing("森"), ["森"], "what is missing would be seen");
    }

    #[test]
    fn bold_words_are_set_in_bold_in_every_script() {
        for word in ["Ja", "نعم", "כן"] {
            let id = |bold| {
                let texts = set(&[word], bold);
                texts[0].1.layouted()[0].positioned_glyphs[0].font
            };
            assert_ne!(id(false), id(true), "{word}");
        }
    }

    #[test]
    fn arabic_letters_join() {
        let widths = widths(&["سلام", "س", "ل", "ا", "م"], false);
        let apart: f32 = widths[1..].iter().sum();
        assert!(widths[0] < apart * 0.95, "{widths:?}");
    }
}
