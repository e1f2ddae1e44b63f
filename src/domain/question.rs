//! A question, its kind, and when it is asked.

use serde::{Deserialize, Serialize};

use super::locale::LocalText;

/// A question's place in its round, from 0. Fixed once the round is approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionNo(pub u8);

/// An option's place in its question as written, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ChoiceNo(pub u8);

/// One question of a round.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent line of the round's file"
)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The name in files.
    pub id: String,
    /// What is asked.
    pub text: LocalText,
    /// How it can be answered.
    pub kind: QuestionKind,
    /// Whether it may be passed by.
    pub skip: bool,
    /// Whether "don't know" is offered.
    pub dont_know: bool,
    /// Whether "other, namely …" is offered.
    pub other: bool,
    /// Whether each respondent sees the options in their own order.
    pub shuffle: bool,
    /// Whether each respondent is asked if what they wrote may be shown without their name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quote: bool,
    /// It is asked only when all of these hold.
    pub show_if: Vec<Condition>,
}

/// How a question can be answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One of the options.
    SingleChoice {
        /// The options.
        choices: Vec<Choice>,
    },
    /// Several of the options.
    MultipleChoice {
        /// The options.
        choices: Vec<Choice>,
        /// Fewest.
        min: u8,
        /// Most.
        max: u8,
    },
    /// A whole number between two labelled ends; 2 to 11 points.
    Scale {
        /// The lowest point.
        from: i32,
        /// The highest point.
        to: i32,
        /// What the lowest means.
        low: LocalText,
        /// What the highest means.
        high: LocalText,
    },
    /// Any number within bounds.
    Number {
        /// Lowest.
        min: Option<f64>,
        /// Highest.
        max: Option<f64>,
        /// What is counted, such as "kronor a month". May be empty.
        unit: LocalText,
    },
    /// The respondent's own words.
    OpenText {
        /// Most characters.
        max_length: u16,
    },
    /// A place: shared from the phone, chosen among areas, or in words.
    Location {
        /// Areas to choose among; may be none.
        areas: Vec<Choice>,
    },
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The name in files.
    pub id: String,
    /// What the respondent reads.
    pub label: LocalText,
}

/// A demand on an earlier answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// The earlier question.
    pub question: QuestionNo,
    /// What its answer must be.
    pub requirement: Requirement,
}

/// What an earlier answer must be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// At least one of these options is among the chosen.
    AnyOf(Vec<ChoiceNo>),
    /// A scale point or number within these bounds, ends included.
    Between {
        /// Lowest.
        at_least: Option<f64>,
        /// Highest.
        at_most: Option<f64>,
    },
}

impl QuestionKind {
    /// The name in files.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::SingleChoice { .. } => "single_choice",
            Self::MultipleChoice { .. } => "multiple_choice",
            Self::Scale { .. } => "scale",
            Self::Number { .. } => "number",
            Self::OpenText { .. } => "open_text",
            Self::Location { .. } => "location",
        }
    }
}

impl Question {
    /// The options as written (for a location, its areas); none for other kinds.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            QuestionKind::SingleChoice { choices }
            | QuestionKind::MultipleChoice { choices, .. } => choices,
            QuestionKind::Location { areas } => areas,
            _ => &[],
        }
    }

    /// The option at this place.
    #[must_use]
    pub fn choice(&self, no: ChoiceNo) -> Option<&Choice> {
        self.choices().get(usize::from(no.0))
    }

    /// Every point of a scale, lowest first; none for other kinds.
    #[must_use]
    pub fn points(&self) -> Vec<i32> {
        match self.kind {
            QuestionKind::Scale { from, to, .. } => (from..=to).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether several options may be ticked.
    #[must_use]
    pub const fn is_multiple(&self) -> bool {
        matches!(self.kind, QuestionKind::MultipleChoice { .. })
    }

    /// Whether an answer can be a number below zero.
    #[must_use]
    pub fn goes_below_zero(&self) -> bool {
        match self.kind {
            QuestionKind::Scale { from, .. } => from < 0,
            QuestionKind::Number { min, .. } => min.is_none_or(|min| min < 0.0),
            _ => false,
        }
    }

    /// Whether what is typed may be the answer itself, whatever it says.
    #[must_use]
    pub const fn takes_free_text(&self) -> bool {
        matches!(self.kind, QuestionKind::OpenText { .. } | QuestionKind::Location { .. })
    }

    /// Whether people can answer it in their own words.
    #[must_use]
    pub const fn takes_own_words(&self) -> bool {
        self.takes_free_text() || self.other
    }

    /// Whether a number stands for each answer, so that one answers with it.
    #[must_use]
    pub const fn has_numbered_answers(&self) -> bool {
        matches!(
            self.kind,
            QuestionKind::SingleChoice { .. }
                | QuestionKind::MultipleChoice { .. }
                | QuestionKind::Scale { .. }
        )
    }
}
