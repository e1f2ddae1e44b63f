//! A modal: a small form over the chat.

use serde_json::{Value, json};

use super::components::{Select, words};
use super::pane::Spot;

/// A modal as the person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modal {
    /// What the bot is told when it is sent.
    pub custom_id: String,
    /// What stands at its top.
    pub title: String,
    /// What can be filled in, in order. Text to read only is not among them.
    pub parts: Vec<Part>,
}

/// One thing to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What the bot knows it by.
    pub custom_id: String,
    /// What stands over it.
    pub label: String,
    /// What stands under the label.
    pub description: Option<String>,
    /// It cannot be left empty.
    pub required: bool,
    /// What it takes.
    pub takes: Taken,
    pub(crate) labelled: bool,
    pub(crate) numbers: (u64, u64),
}

/// What a part of a modal takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    /// A text.
    Text {
        /// Several lines.
        long: bool,
        /// Characters at least.
        least: usize,
        /// Characters at most.
        most: usize,
        /// What is written in it from the start.
        value: String,
        /// What stands in it while it is empty.
        placeholder: String,
    },
    /// Something from a list.
    Pick(Select),
}

/// A modal that is open on a person's screen.
#[derive(Debug, Clone)]
pub(crate) struct Open {
    pub(crate) modal: Modal,
    pub(crate) channel: u64,
    /// The message whose component opened it.
    pub(crate) from: Option<Spot>,
    /// The interaction that it was sent with.
    pub(crate) sent: Option<u64>,
}

impl Modal {
    /// Reads a modal that has been checked.
    pub(crate) fn read(data: &Value) -> Self {
        let rows = data["components"].as_array().into_iter().flatten().enumerate();
        let parts = rows.filter_map(|(index, row)| Part::read(row, index as u64 * 2 + 1)).collect();
        Self { custom_id: words(&data["custom_id"]), title: words(&data["title"]), parts }
    }
}

impl Part {
    fn read(row: &Value, number: u64) -> Option<Self> {
        let labelled = row["type"] == 18;
        let inner = match row["type"].as_u64()? {
            18 => &row["component"],
            1 => &row["components"][0],
            _ => return None,
        };
        let label = if labelled { &row["label"] } else { &inner["label"] };
        let size = |name: &str| inner[name].as_u64().and_then(|n| usize::try_from(n).ok());
        let takes = if inner["type"] == 4 {
            Taken::Text {
                long: inner["style"] == 2,
                least: size("min_length").unwrap_or(0),
                most: size("max_length").unwrap_or(4000),
                value: words(&inner["value"]),
                placeholder: words(&inner["placeholder"]),
            }
        } else {
            Taken::Pick(Select::read(inner))
        };
        let given =
            |part: &Value, other: u64| part["id"].as_u64().filter(|id| *id > 0).unwrap_or(other);
        Some(Self {
            custom_id: words(&inner["custom_id"]),
            label: words(label),
            description: row["description"].as_str().map(str::to_owned),
            required: inner["required"].as_bool().unwrap_or(true),
            takes,
            labelled,
            numbers: (given(row, number), given(inner, number + 1)),
        })
    }

    /// What Discord's own client holds a person to. `Err` tells what is wrong.
    pub(crate) fn check(&self, value: &str) -> Result<(), String> {
        let length = value.chars().count();
        if length == 0 && self.required {
            return Err(format!("{:?} must be filled in", self.label));
        }
        match &self.takes {
            Taken::Text { least, most, .. }
                if length > 0 && !(*least..=*most).contains(&length) =>
            {
                Err(format!("{:?} takes {least} to {most} characters, not {length}", self.label))
            }
            Taken::Pick(select) if length > 0 => select.values(&[value]).map(|_| ()),
            _ => Ok(()),
        }
    }

    /// The part as it is sent in.
    pub(crate) fn json(&self, value: &str) -> Value {
        let (outer, inner) = self.numbers;
        let part = match &self.takes {
            Taken::Text { .. } => {
                json!({ "type": 4, "id": inner, "custom_id": self.custom_id, "value": value })
            }
            Taken::Pick(select) => {
                let values = if value.is_empty() {
                    Vec::new()
                } else {
                    select.values(&[value]).unwrap_or_default()
                };
                json!({ "type": 3, "id": inner, "custom_id": self.custom_id, "values": values })
            }
        };
        if self.labelled {
            json!({ "type": 18, "id": outer, "component": part })
        } else {
            json!({ "type": 1, "id": outer, "components": [part] })
        }
    }

    /// What stands in it before anything is written.
    pub(crate) fn start(&self) -> &str {
        match &self.takes {
            Taken::Text { value, .. } => value,
            Taken::Pick(_) => "",
        }
    }
}
