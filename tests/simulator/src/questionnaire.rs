//! The files of a panel and a round, read as a person needs them: to recognise a question and know its options.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A text per language code.
pub type Texts = BTreeMap<String, String>;

/// A panel's file.
#[derive(Debug, Clone, Deserialize)]
pub struct Panel {
    /// Its languages, its own first.
    pub languages: Vec<String>,
    /// `join_first` or `answer_first`.
    pub entry: String,
    /// What everyone agrees to.
    pub consent: Consent,
    /// The age floor of each channel by its name.
    #[serde(default)]
    pub channels: BTreeMap<String, Channel>,
    /// What is asked about people.
    #[serde(default)]
    pub background: Vec<Variable>,
}

/// What everyone agrees to.
#[derive(Debug, Clone, Deserialize)]
pub struct Consent {
    /// The words.
    pub text: Texts,
}

/// A channel that the panel uses.
#[derive(Debug, Clone, Deserialize)]
pub struct Channel {
    /// The lowest age, in years.
    #[serde(default)]
    pub minimum_age: u32,
}

/// A background variable.
#[derive(Debug, Clone, Deserialize)]
pub struct Variable {
    /// Its name in the file.
    pub id: String,
    /// The question.
    pub text: Texts,
    /// The possible answers.
    pub categories: Vec<Category>,
}

/// A category of a background variable.
#[derive(Debug, Clone, Deserialize)]
pub struct Category {
    /// Its name in the file.
    pub id: String,
    /// What stands on the button.
    pub label: Texts,
    /// False for those whom the panel is not for.
    #[serde(default = "yes")]
    pub eligible: bool,
    /// Youngest and oldest, in years.
    pub ages: Option<(u32, u32)>,
}

/// A round's file.
#[derive(Debug, Clone, Deserialize)]
pub struct Round {
    /// The questions in order.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Debug, Clone, Deserialize)]
pub struct Question {
    /// Its name in the file.
    pub id: String,
    /// `single_choice`, `multiple_choice`, `scale`, `number`, `open_text` or `location`.
    pub kind: String,
    /// What is asked.
    pub text: Texts,
    /// The options of a choice.
    #[serde(default)]
    pub options: Vec<Choice>,
    /// The areas of a location.
    #[serde(default)]
    pub areas: Vec<Choice>,
    /// Fewest options, or the lowest number.
    pub min: Option<f64>,
    /// Most options, or the highest number.
    pub max: Option<f64>,
    /// The lowest point of a scale.
    pub from: Option<i64>,
    /// The highest point of a scale.
    pub to: Option<i64>,
    /// Most characters of an open answer.
    pub max_length: Option<usize>,
    /// "Don't know" is offered.
    #[serde(default)]
    pub dont_know: bool,
    /// "Other, namely …" is offered.
    #[serde(default)]
    pub other: bool,
    /// Asked only when all of these hold.
    #[serde(default)]
    pub show_if: Vec<Condition>,
}

/// An option.
#[derive(Debug, Clone, Deserialize)]
pub struct Choice {
    /// Its name in the file.
    pub id: String,
    /// What stands on the button.
    pub label: Texts,
}

/// A demand on an earlier answer.
#[derive(Debug, Clone, Deserialize)]
pub struct Condition {
    /// The earlier question's name.
    pub question: String,
    /// One of these options was chosen.
    #[serde(default)]
    pub any_of: Vec<String>,
    /// The point or number is at least this.
    pub at_least: Option<f64>,
    /// The point or number is at most this.
    pub at_most: Option<f64>,
}

fn yes() -> bool {
    true
}

impl Panel {
    /// Reads a panel's file.
    ///
    /// # Errors
    /// When it cannot be read or lacks what a person needs to know.
    pub fn load(path: &Path) -> Result<Self> {
        load(path)
    }

    /// The age floor on a channel, in years.
    #[must_use]
    pub fn floor(&self, channel: &str) -> u32 {
        self.channels.get(channel).map_or(0, |channel| channel.minimum_age)
    }
}

impl Round {
    /// Reads a round's file.
    ///
    /// # Errors
    /// When it cannot be read or lacks what a person needs to know.
    pub fn load(path: &Path) -> Result<Self> {
        load(path)
    }
}

fn load<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("cannot understand {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_are_understood() {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
        let panel = Panel::load(&examples.join("gnosjo/panel.toml")).expect("a panel");
        assert_eq!((panel.floor("telegram"), panel.background.len()), (16, 3));
        let round = Round::load(&examples.join("gnosjo/skatten.toml")).expect("a round");
        assert_eq!(round.questions[1].show_if[0].any_of, ["yes", "lower"]);
        assert!(Panel::load(&examples.join("svenljunga/panel.toml")).is_ok());
        assert!(Round::load(&examples.join("svenljunga/skolmaten.toml")).is_ok());
    }
}
