//! Reads what a form of the chat page posts. All of it may be forged, missing or enormous.

use crate::domain::Locale;
use crate::domain::message::{BUTTON_DATA_MAX_BYTES, CHOICES_MAX, Heard};

/// Most ticked options that are read: every option, and a few more for "other" and the like.
const PICKED_MAX: usize = CHOICES_MAX + 5;

/// Longest `once` value that is taken for one.
const ONCE_MAX_CHARS: usize = 128;

/// The fields that say something, in no order.
const SAYING: [&str; 7] = ["press", "menu", "choice", "field", "text", "lat", "lon"];

/// The fields that the page fills in for itself.
const OWN: [&str; 2] = ["once", "lang"];

/// What a form posted, name by name, in the order of the page.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

/// What was posted is content: it never shows in a log.
impl std::fmt::Debug for Fields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fields").finish_non_exhaustive()
    }
}

impl From<Vec<(String, String)>> for Fields {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }
}

impl Fields {
    /// The first value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field of ours with its value, for posting the same once more.
    #[must_use]
    pub fn again(&self) -> Vec<(String, String)> {
        let ours = |name: &str| SAYING.contains(&name) || OWN.contains(&name);
        self.0.iter().filter(|(name, _)| ours(name)).cloned().collect()
    }

    /// The language of the page that the form stood on.
    #[must_use]
    pub fn locale(&self) -> Option<Locale> {
        self.get("lang").and_then(Locale::parse)
    }

    /// The random value that the page gave its forms: letters, digits and hyphens.
    #[must_use]
    pub fn once(&self) -> Option<&str> {
        let plain = |once: &&str| {
            once.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
        };
        self.get("once").filter(|once| (1..=ONCE_MAX_CHARS).contains(&once.len())).filter(plain)
    }

    /// All that the person says with the form, for telling one saying from another.
    #[must_use]
    pub fn said(&self) -> String {
        let said = self.0.iter().filter(|(name, _)| SAYING.contains(&name.as_str()));
        said.fold(String::new(), |said, (name, value)| {
            said + name + "=" + &value.len().to_string() + ":" + value + "\n"
        })
    }

    /// What the person typed, if they typed anything.
    #[must_use]
    pub fn typed(&self) -> Option<String> {
        self.get("text").map(clean).filter(|text| !text.trim().is_empty())
    }
}

/// What the person did; `None` when the form says nothing at all.
#[must_use]
pub fn heard(fields: &Fields) -> Option<Heard> {
    if let Some(data) = fields.get("menu") {
        let choices = fields.all("choice").take(PICKED_MAX).map(cut).collect();
        return Some(Heard::Picked { data: cut(data), choices, message: None });
    }
    if let Some(data) = fields.get("press") {
        return Some(Heard::Pressed { data: cut(data), message: None });
    }
    if let Some((latitude, longitude)) = place(fields) {
        return Some(Heard::Location { latitude, longitude });
    }
    let text = fields.typed()?;
    Some(match fields.get("field") {
        Some(data) => Heard::Written { data: cut(data), text, message: None },
        None => Heard::Text(text),
    })
}

/// The degrees that the page's script filled in.
fn place(fields: &Fields) -> Option<(f64, f64)> {
    let degrees = |name| fields.get(name)?.trim().parse::<f64>().ok().filter(|d| d.is_finite());
    Some((degrees("lat")?, degrees("lon")?))
}

/// A button's data. Ours is never longer, so what is cut away was forged.
fn cut(data: &str) -> String {
    let end = (0..=BUTTON_DATA_MAX_BYTES.min(data.len())).rev().find(|i| data.is_char_boundary(*i));
    data[..end.unwrap_or(0)].to_owned()
}

/// Typed words with the line breaks that forms send as CR LF made into LF, and without control characters, which no
/// keyboard sends and not every database keeps.
fn clean(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields(pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect())
    }

    #[test]
    fn a_press_and_a_whole_menu_are_told_apart() {
        let press = heard(&fields(&[("once", "a"), ("press", "p1")]));
        assert!(matches!(press, Some(Heard::Pressed { data, .. }) if data == "p1"));
        let menu = heard(&fields(&[("choice", "c1"), ("choice", "c2"), ("menu", "m")]));
        let Some(Heard::Picked { data, choices, .. }) = menu else { panic!("not a menu") };
        assert_eq!((data.as_str(), choices), ("m", vec!["c1".to_owned(), "c2".to_owned()]));
    }

    #[test]
    fn a_menu_sent_with_nothing_ticked_still_says_so() {
        let Some(Heard::Picked { choices, .. }) = heard(&fields(&[("menu", "m")])) else {
            panic!("not a menu")
        };
        assert!(choices.is_empty());
    }

    #[test]
    fn typed_words_keep_their_line_breaks_and_lose_control_characters() {
        let typed = heard(&fields(&[("text", "en\r\ntvå\rtre\0🙂")]));
        assert!(matches!(typed, Some(Heard::Text(text)) if text == "en\ntvå\ntre🙂"));
    }

    #[test]
    fn what_is_written_in_a_questions_own_field_belongs_to_it() {
        let written = heard(&fields(&[("field", "w.1"), ("text", "hej")]));
        assert!(matches!(written, Some(Heard::Written { data, .. }) if data == "w.1"));
    }

    #[test]
    fn a_place_needs_both_figures_and_nonsense_is_no_place() {
        let shared = heard(&fields(&[("lat", "57.3"), ("lon", "13.1")]));
        assert!(matches!(shared, Some(Heard::Location { latitude, .. }) if latitude > 57.0));
        assert!(heard(&fields(&[("lat", "57.3")])).is_none());
        assert!(heard(&fields(&[("lat", "NaN"), ("lon", "inf")])).is_none());
    }

    #[test]
    fn an_empty_form_says_nothing() {
        assert!(heard(&fields(&[])).is_none());
        assert!(heard(&fields(&[("text", " \r\n ")])).is_none());
    }

    #[test]
    fn forged_data_is_cut_between_letters_and_forged_choices_are_counted() {
        let long = "å".repeat(4000);
        let Some(Heard::Pressed { data, .. }) = heard(&fields(&[("press", &long)])) else {
            panic!("not a press")
        };
        assert_eq!(data.len(), BUTTON_DATA_MAX_BYTES);
        let many = std::iter::repeat_n(("choice".to_owned(), "c".to_owned()), 5000);
        let many = Fields(many.chain([("menu".to_owned(), "m".to_owned())]).collect());
        let Some(Heard::Picked { choices, .. }) = heard(&many) else { panic!("not a menu") };
        assert_eq!(choices.len(), PICKED_MAX);
    }

    #[test]
    fn only_a_short_plain_once_is_taken() {
        assert_eq!(fields(&[("once", "a1-b2")]).once(), Some("a1-b2"));
        assert_eq!(fields(&[("once", "a b")]).once(), None);
        assert_eq!(fields(&[("once", "")]).once(), None);
        assert_eq!(fields(&[("once", &"x".repeat(129))]).once(), None);
    }
}
