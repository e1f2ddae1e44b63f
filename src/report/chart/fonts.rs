//! The fonts that come with the program, and how wide words are in them.

use std::fmt::Write;
use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::{Database, ID, Weight};
use resvg::usvg::{FontResolver, Node, Options, Tree};

use super::svg::escaped;

/// The family that everything is set in; the others fill in what it lacks.
pub(super) const FAMILY: &str = "Noto Sans";

/// Each file, and the letters for which it stands in.
static FILES: [(&[u8], Script); 6] = [
    (include_bytes!("../fonts/NotoSans-Regular.ttf"), Script::European),
    (include_bytes!("../fonts/NotoSans-Bold.ttf"), Script::European),
    (include_bytes!("../fonts/NotoSansArabic-Regular.ttf"), Script::Arabic),
    (include_bytes!("../fonts/NotoSansArabic-Bold.ttf"), Script::Arabic),
    (include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"), Script::Hebrew),
    (include_bytes!("../fonts/NotoSansHebrew-Bold.ttf"), Script::Hebrew),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    European,
    Arabic,
    Hebrew,
}

impl Script {
    const fn of(letter: char) -> Self {
        match letter {
            '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Self::Hebrew,
            '\u{600}'..='\u{77f}' => Self::Arabic,
            _ => Self::European,
        }
    }
}

#[derive(Debug)]
struct Fonts {
    database: Arc<Database>,
    faces: Vec<(ID, Script)>,
}

/// Read once, at the first chart.
fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut database = Database::new();
        for (bytes, _) in FILES {
            database.load_font_data(bytes.to_vec());
        }
        database.set_serif_family(FAMILY);
        database.set_sans_serif_family(FAMILY);
        let scripts = FILES.iter().map(|(_, script)| *script);
        let faces = database.faces().map(|face| face.id).zip(scripts).collect();
        Fonts { database: Arc::new(database), faces }
    })
}

/// What SVG is read with: our fonts and no other.
pub(super) fn options() -> Options<'static> {
    Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::clone(&fonts().database),
        font_resolver: FontResolver {
            select_font: FontResolver::default_font_selector(),
            select_fallback: Box::new(|letter, tried, database| {
                let weight =
                    tried.first().and_then(|id| database.face(*id)).map(|face| face.weight);
                fallback(letter, weight.unwrap_or(Weight::NORMAL)).filter(|id| !tried.contains(id))
            }),
        },
        ..Options::default()
    }
}

/// The font of this weight that has the letter's script.
fn fallback(letter: char, weight: Weight) -> Option<ID> {
    let fonts = fonts();
    let wanted = Script::of(letter);
    let has_weight = |id: &ID| fonts.database.face(*id).is_some_and(|face| face.weight == weight);
    let mut candidates = fonts.faces.iter().filter(|(_, script)| *script == wanted);
    candidates.find(|(id, _)| has_weight(id)).map(|(id, _)| *id)
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

    /// The signs of a text that no font has.
    fn missing(text: &str) -> Vec<String> {
        let mut missing = Vec::new();
        for bold in [false, true] {
            for (_, text) in set(&[text], bold) {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                missing.extend(glyphs.filter(|glyph| glyph.id.0 == 0).map(|g| g.text.clone()));
            }
        }
        missing
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
            "Åäö ÅÄÖ éüß – ”citat” ’s … € § ½ − ±",
            "Čđšž Ðð Þþ Ææ Øø Łł ŋ ʼ ș ț ğ ı İ Ệệ ưƠ",
            "Ελληνικά: πόσοι απάντησαν;",
            "Українська: скільки відповіли? Ґґ Її Єє",
            "كم عدد الذين أجابوا؟ ٪ ٠١٢٣٤٥٦٧٨٩ ، « »",
            "فارسی: چند نفر پاسخ دادند؟ گچپژ ۰۱۲۳۴۵۶۷۸۹",
            "کوردی: چەند کەس وەڵامیان دایەوە؟ ێ ۆ ڕ ڵ",
            "עברית: כמה ענו? שָׁלוֹם",
        ] {
            assert_eq!(missing(sample), Vec::<String>::new(), "{sample}");
        }
        assert_eq!(missing("森"), ["森", "森"], "what is missing would be seen");
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
