//! Recognising what stands on a button: with a mark in front, a number, or cut short.

/// Marks that show something as ticked.
const TICKED: [char; 9] = ['✓', '✔', '☑', '✅', '●', '◉', '🔘', '■', '🗹'];

/// The buttons that every question may have, in the languages a person may meet.
const SKIP: [&str; 4] = ["Hoppa över", "Hoppa över frågan", "Skip", "Skip this question"];
const DONT_KNOW: [&str; 5] = ["Vet inte", "Vet ej", "Don't know", "Don’t know", "I don't know"];
const OTHER: [&str; 5] = ["Något annat", "Annat", "Something else", "Other", "Annat, nämligen"];
const BACK: [&str; 4] = ["Tillbaka", "Bakåt", "Back", "Go back"];
const CHANGE: [&str; 4] = ["Ändra", "Ändra svar", "Change", "Change answer"];
const DONE: [&str; 4] = ["Klar", "Klart", "Done", "Ready"];
/// What stands on a button that opens a field begins so, in letters only.
const WRITE: [&str; 6] = ["skriv", "write", "delaplatsen", "sharetheplace", "vadärdet", "whatisit"];
const JOIN: [&str; 2] = ["Ja, koppla ihop", "Yes, join them"];
/// What is said when two places belong together, in letters only.
const JOINED: [&str; 4] =
    ["nuhördeihop", "belongtogethernow", "redanihopkopplat", "arejoinedalready"];
const ASIDE: [&str; 14] = [
    "Skicka",
    "Send",
    "Svenska",
    "English",
    "In English",
    "På svenska",
    "Språk",
    "Language",
    // Another mind about showing what was written.
    "Ni får visa det",
    "You may show it",
    "Visa det inte",
    "Don’t show it",
    // Somebody else has joined another place.
    "Det var inte jag",
    "It wasn't me",
];

/// What a button that belongs to no option is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Skip,
    DontKnow,
    Other,
    Back,
    Change,
    Done,
    Younger,
    Invite,
    /// Opens a field to write in.
    Write,
    /// Joins two places.
    Join,
    /// Something beside the matter, such as another language.
    Aside,
}

/// What a label means, if it is one of the usual ones.
pub(crate) fn meaning(label: &str) -> Option<Meaning> {
    let lists: [(&[&str], Meaning); 8] = [
        (&JOIN, Meaning::Join),
        (&SKIP, Meaning::Skip),
        (&DONT_KNOW, Meaning::DontKnow),
        (&OTHER, Meaning::Other),
        (&BACK, Meaning::Back),
        (&CHANGE, Meaning::Change),
        (&DONE, Meaning::Done),
        (&ASIDE, Meaning::Aside),
    ];
    let plain = plain(label);
    if plain.starts_with("jagäryngre")
        || plain.starts_with("imyounger")
        || plain.starts_with("iamyounger")
    {
        return Some(Meaning::Younger);
    }
    if plain.contains("bjudin") || plain.starts_with("invite") {
        return Some(Meaning::Invite);
    }
    if ["seminasvar", "seemyanswers"].iter().any(|words| plain.starts_with(words)) {
        return Some(Meaning::Aside);
    }
    if WRITE.iter().any(|words| plain.starts_with(words)) {
        return Some(Meaning::Write);
    }
    lists
        .iter()
        .find(|(words, _)| words.iter().any(|word| same(label, word)))
        .map(|(_, meaning)| *meaning)
}

/// Whether a text says that two places belong together now.
pub(crate) fn says_joined(text: &str) -> bool {
    let plain = plain(text);
    JOINED.iter().any(|words| plain.contains(words))
}

/// Letters and digits only, in lower case.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether the button shows this option: the same letters and digits, or the beginning of them before `…`, with or
/// without a number in front.
pub(crate) fn same(button: &str, option: &str) -> bool {
    let wanted = plain(option);
    let unnumbered = button.trim_start_matches(|char: char| !char.is_alphanumeric());
    let unnumbered = unnumbered
        .trim_start_matches(|char: char| char.is_ascii_digit())
        .strip_prefix(['.', ')', ':']);
    [Some(button), unnumbered].into_iter().flatten().any(|shown| {
        let cut = shown.trim_end().ends_with(['…', '.']) && !option.trim_end().ends_with('.');
        let shown = plain(shown);
        shown == wanted || (cut && shown.chars().count() >= 3 && wanted.starts_with(&shown))
    })
}

/// The point of a scale that a button stands for: the number it begins with.
pub(crate) fn point(button: &str) -> Option<i64> {
    let from = button.find(|char: char| char.is_ascii_digit())?;
    let negative = button[..from].ends_with(['-', '−']);
    let digits: String = button[from..].chars().take_while(char::is_ascii_digit).collect();
    let value: i64 = digits.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// Whether a button shows itself as ticked.
pub(crate) fn ticked(button: &str) -> bool {
    button.contains(TICKED)
}

/// Whether a button offers another language by its own name.
pub(crate) fn offers(button: &str, language: &str) -> bool {
    let name = match language {
        "sv" => "svenska",
        "en" => "english",
        _ => return false,
    };
    plain(button).ends_with(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_known_with_a_mark_a_number_or_cut_short() {
        for button in ["Ja, höj", "✓ Ja, höj", "1. Ja, höj", "☑ 1. ja, höj ", "Ja, h…"] {
            assert!(same(button, "Ja, höj"), "{button}");
        }
        for button in ["Nej, höj inte", "Höj", "…", "J…"] {
            assert!(!same(button, "Ja, höj"), "{button}");
        }
        assert!(same("16–29", "16–29") && !same("16–29", "29"));
    }

    #[test]
    fn usual_buttons_and_points_are_known() {
        assert_eq!(meaning("← Tillbaka"), Some(Meaning::Back));
        assert_eq!(meaning("Don’t know"), Some(Meaning::DontKnow));
        assert_eq!(meaning("✓ Klar"), Some(Meaning::Done));
        assert_eq!(meaning("Jag är yngre än 16"), Some(Meaning::Younger));
        assert_eq!(meaning("Visa det inte"), Some(Meaning::Aside));
        assert_eq!((meaning("Ja, höj"), meaning("Ja, det går bra")), (None, None));
        assert_eq!(
            [point("✓ 4"), point("−1"), point("5 mycket bra"), point("bra")],
            [Some(4), Some(-1), Some(5), None]
        );
    }
}
