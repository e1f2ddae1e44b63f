//! Buttons and selects under a message, as a person sees them.

use serde_json::{Value, json};

/// A row under a message: up to five buttons, or one select.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Buttons, from the left.
    Buttons(Vec<Button>),
    /// A list to pick from.
    Select(Select),
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What stands on it.
    pub label: String,
    /// What the bot is told when it is pressed; none for a link.
    pub custom_id: Option<String>,
    /// Where a link goes.
    pub url: Option<String>,
    /// 1 blurple, 2 grey, 3 green, 4 red, 5 link.
    pub style: u64,
    /// Grey and dead.
    pub disabled: bool,
}

/// A list to pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// What the bot is told when something is picked.
    pub custom_id: String,
    /// What stands in it before anything is picked.
    pub placeholder: String,
    /// What can be picked.
    pub options: Vec<Choice>,
    /// How many must be picked at least.
    pub least: usize,
    /// How many can be picked at most.
    pub most: usize,
    /// Grey and dead.
    pub disabled: bool,
}

/// One thing to pick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What stands on it.
    pub label: String,
    /// What the bot is told.
    pub value: String,
    /// What stands under the label.
    pub description: Option<String>,
    /// It is picked already.
    pub default: bool,
}

impl Select {
    /// The values of the options with these labels or values, in the list's order. `Err` tells what is wrong.
    pub(crate) fn values(&self, wanted: &[&str]) -> Result<Vec<String>, String> {
        let fits = |choice: &Choice, text: &str| choice.label == text || choice.value == text;
        if let Some(missing) =
            wanted.iter().find(|text| !self.options.iter().any(|choice| fits(choice, text)))
        {
            let labels: Vec<&str> = self.options.iter().map(|o| o.label.as_str()).collect();
            return Err(format!("{missing:?} cannot be picked; there is: {}", labels.join(" | ")));
        }
        if !(self.least..=self.most).contains(&wanted.len()) {
            return Err(format!("{} picked, {} to {} can be", wanted.len(), self.least, self.most));
        }
        let picked = |choice: &&Choice| wanted.iter().any(|text| fits(choice, text));
        Ok(self.options.iter().filter(picked).map(|choice| choice.value.clone()).collect())
    }

    /// Reads a select that has been checked.
    pub(crate) fn read(part: &Value) -> Self {
        let count = |name: &str| part[name].as_u64().and_then(|n| usize::try_from(n).ok());
        let options = part["options"].as_array().into_iter().flatten().map(Choice::read).collect();
        Self {
            custom_id: words(&part["custom_id"]),
            placeholder: words(&part["placeholder"]),
            options,
            least: count("min_values").unwrap_or(1),
            most: count("max_values").unwrap_or(1),
            disabled: part["disabled"].as_bool().unwrap_or(false),
        }
    }
}

impl Choice {
    fn read(option: &Value) -> Self {
        Self {
            label: words(&option["label"]),
            value: words(&option["value"]),
            description: option["description"].as_str().map(str::to_owned),
            default: option["default"].as_bool().unwrap_or(false),
        }
    }
}

impl Button {
    fn read(part: &Value) -> Self {
        let emoji = part["emoji"]["name"].as_str();
        let label = match (emoji, part["label"].as_str()) {
            (Some(emoji), Some(label)) => format!("{emoji} {label}"),
            (one, other) => one.or(other).unwrap_or("").to_owned(),
        };
        Self {
            label,
            custom_id: part["custom_id"].as_str().map(str::to_owned),
            url: part["url"].as_str().map(str::to_owned),
            style: part["style"].as_u64().unwrap_or(1),
            disabled: part["disabled"].as_bool().unwrap_or(false),
        }
    }
}

pub(crate) fn words(value: &Value) -> String {
    value.as_str().unwrap_or("").to_owned()
}

/// Reads components that have been checked.
pub(crate) fn read(components: &Value) -> Vec<Row> {
    let row = |row: &Value| {
        let parts = row["components"].as_array().map_or(&[][..], Vec::as_slice);
        match parts.first() {
            Some(part) if part["type"] == 3 => Row::Select(Select::read(part)),
            _ => Row::Buttons(parts.iter().map(Button::read).collect()),
        }
    };
    components.as_array().into_iter().flatten().map(row).collect()
}

/// Gives every component the number that Discord gives it, in order, where the bot gave none.
pub(crate) fn number(components: &mut Value) {
    let mut next = 1;
    let mut give = |part: &mut Value| {
        if part["id"].as_u64().unwrap_or(0) == 0 {
            part["id"] = json!(next);
        }
        next += 1;
    };
    for row in components.as_array_mut().into_iter().flatten() {
        give(row);
        for part in row["components"].as_array_mut().into_iter().flatten() {
            give(part);
        }
    }
}
