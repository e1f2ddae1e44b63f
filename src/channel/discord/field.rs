//! Fields to write in. A Discord message has none: a button opens a window with one (a modal).
//! <https://docs.discord.com/developers/components/reference#text-input>

use serde_json::{Value, json};

use super::markdown::{label, unescaped};
use crate::domain::message::{Input, OPEN_TEXT_MAX_CHARS};

/// Most characters of a window's title, and of what stands above its field.
const TITLE_MAX_CHARS: usize = 45;

/// Most characters of a number.
const NUMBER_MAX_CHARS: u16 = 40;

/// Most characters of a place.
const PLACE_MAX_CHARS: u16 = 200;

/// A window to answer with (`MODAL`).
/// <https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type>
const OPEN_WINDOW: u8 = 9;

/// The name of the only field in a window.
pub(super) const FIELD: &str = "text";

/// What a button that opens a window carries, `w:MOST:LONG:DATA`, so that opening it needs nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// Most characters.
    most: u16,
    /// Whether several lines are welcome.
    long: bool,
    /// What comes back with the words.
    data: String,
}

impl Field {
    /// The field that an input asks for, and what stands on its button.
    pub(super) fn of(input: &Input) -> Option<(Self, &str)> {
        let field = |data: &String, most, long| Self { most, long, data: data.clone() };
        match input {
            Input::Text { data, label, max_length, long, .. } => {
                Some((field(data, *max_length, *long), label))
            }
            Input::Number { data, label, .. } => {
                Some((field(data, NUMBER_MAX_CHARS, false), label))
            }
            Input::Location { data, label, .. } => {
                Some((field(data, PLACE_MAX_CHARS, false), label))
            }
            Input::None | Input::Menu { .. } => None,
        }
    }

    /// What its button carries.
    pub(super) fn encode(&self) -> String {
        format!("w:{}:{}:{}", self.most, u8::from(self.long), self.data)
    }

    /// The field that a button opens; `None` when the button is another. May be forged.
    pub(super) fn decode(custom_id: &str) -> Option<Self> {
        let (most, rest) = custom_id.strip_prefix("w:")?.split_once(':')?;
        let (long, data) = rest.split_once(':')?;
        let most = most.parse::<u16>().ok()?.clamp(1, OPEN_TEXT_MAX_CHARS);
        (!data.is_empty()).then(|| Self { most, long: long == "1", data: data.to_owned() })
    }

    /// The answer to a press on its button: a window. `content` is the text of the message with the button, `button`
    /// what stands on it.
    pub(super) fn window(&self, content: &str, button: Option<&str>) -> Value {
        let asked = heading(content);
        let button = button.unwrap_or_default();
        let title = asked.as_deref().unwrap_or(button);
        json!({ "type": OPEN_WINDOW, "data": {
            "custom_id": self.data,
            "title": label(title, TITLE_MAX_CHARS),
            "components": [{ "type": 1, "components": [{
                "type": 4,
                "custom_id": FIELD,
                "label": label(button, TITLE_MAX_CHARS),
                "style": if self.long { 2 } else { 1 },
                "min_length": 1,
                "max_length": self.most,
                "required": true,
            }] }],
        } })
    }
}

/// What stands on a field's button: the sentence without its full stop.
pub(super) fn on_button(sentence: &str) -> &str {
    sentence.trim().trim_end_matches('.')
}

/// The last heading of a message of ours: what it asks.
fn heading(content: &str) -> Option<String> {
    let line = |line: &str| {
        let heading = line.strip_prefix("**")?.strip_suffix("**")?;
        (!heading.is_empty()).then(|| unescaped(heading))
    };
    content.lines().rev().find_map(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::BUTTON_DATA_MAX_BYTES;

    #[test]
    fn a_button_carries_its_field_there_and_back_within_discords_limit() {
        let data = "x".repeat(BUTTON_DATA_MAX_BYTES);
        let field = Field { most: 4000, long: true, data };
        assert!(field.encode().len() <= super::super::components::CUSTOM_ID_MAX_CHARS);
        assert_eq!(Field::decode(&field.encode()), Some(field));
    }

    #[test]
    fn a_forged_button_opens_at_most_a_window_within_the_limits() {
        for forged in ["w:", "w:1:0:", "w:x:0:d", "w:70000:0:d", "w:1", "c.1", ""] {
            assert_eq!(Field::decode(forged), None, "{forged}");
        }
        let wide = Field::decode("w:65535:7:a:b").expect("a field");
        assert_eq!(wide, Field { most: 4000, long: false, data: "a:b".to_owned() });
        assert_eq!(Field::decode("w:0:1:d").expect("a field").most, 1);
    }

    #[test]
    fn a_window_is_named_after_what_was_asked() {
        let field = Field { most: 200, long: false, data: "d".to_owned() };
        let asked = format!("-# 2 av 5\n\n**Vad {} \\*nu\\*?**\n\n-# Skriv.", "x".repeat(50));
        let window = field.window(&asked, Some("Skriv ditt svar"));
        let title = window["data"]["title"].as_str().expect("a title");
        assert!(title.starts_with("Vad xxx") && title.ends_with('…'));
        assert_eq!(title.chars().count(), 45);
        assert_eq!(window["data"]["components"][0]["components"][0]["label"], "Skriv ditt svar");
        let plain = field.window("no heading", None);
        assert_eq!(plain["data"]["title"], "–");
        assert_eq!(field.window("**a \\*b\\***", None)["data"]["title"], "a *b*");
    }
}
