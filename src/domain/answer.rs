//! What a respondent said to one question.

use serde::{Deserialize, Serialize};

use super::question::ChoiceNo;

/// One respondent's answer to one question.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// What was said.
    pub value: AnswerValue,
    /// False while the respondent is still ticking options.
    pub complete: bool,
    /// Whether it may be shown to others word by word, without a name; `None` until the respondent has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotable: Option<bool>,
}

impl Answer {
    /// A finished answer.
    #[must_use]
    pub const fn complete(value: AnswerValue) -> Self {
        Self { value, complete: true, quotable: None }
    }

    /// Whether the same was said, whatever may be shown of it.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.complete == other.complete && self.value == other.value
    }

    /// What was said in the respondent's own words, if anything was.
    #[must_use]
    pub fn own_words(&self) -> Option<&str> {
        match &self.value {
            AnswerValue::Text(words)
            | AnswerValue::Choices { other: Some(words), .. }
            | AnswerValue::Place(Place::Words(words)) => Some(words),
            _ => None,
        }
    }

    /// The options ticked so far, for an answer made of options.
    #[must_use]
    pub fn chosen(&self) -> &[ChoiceNo] {
        match &self.value {
            AnswerValue::Choices { chosen, .. } => chosen,
            _ => &[],
        }
    }
}

/// An answer is content: it never shows in a log, not even by accident.
impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Answer").field("complete", &self.complete).finish_non_exhaustive()
    }
}

/// What was said, by kind of question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerValue {
    /// One or several options, and what "other" was if it was chosen.
    Choices {
        /// The options, in the question's own order.
        chosen: Vec<ChoiceNo>,
        /// "Other, namely …".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        other: Option<String>,
    },
    /// A point on a scale.
    Scale(i32),
    /// A number in the question's unit.
    Number(f64),
    /// Open text, whole, with line breaks.
    Text(String),
    /// A place.
    Place(Place),
    /// Why there is no answer.
    Nonresponse(Nonresponse),
}

/// A place: on the map, in words, or both.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Degrees in WGS 84.
    Point {
        /// −90 to 90.
        latitude: f64,
        /// −180 to 180.
        longitude: f64,
    },
    /// The respondent's own words.
    Words(String),
    /// One of the question's areas.
    Area(ChoiceNo),
}

impl Place {
    /// A point on the earth, or `None` when the figures are not on it.
    #[must_use]
    pub fn point(latitude: f64, longitude: f64) -> Option<Self> {
        let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
        on_earth.then_some(Self::Point { latitude, longitude })
    }
}

/// Why a question that was asked has no answer. (Not asked and not reached follow from the routing.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nonresponse {
    /// The respondent passed it by.
    Skipped,
    /// The respondent has no opinion or does not know.
    DontKnow,
}
