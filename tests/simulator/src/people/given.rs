//! What one person saw and answered, to hold against what was stored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One person's whole visit.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Given {
    /// The person's number, from 0.
    pub person: usize,
    /// A word that stands in every open answer of this person and of no one else.
    pub token: String,
    /// Where they met the panel.
    pub platform: Platform,
    /// Their language.
    pub language: String,
    /// Their Telegram user id, if they have one.
    pub telegram_id: Option<i64>,
    /// The number of the person who invited them; none for the first ones.
    pub invited_by: Option<usize>,
    /// The invitation they came by.
    pub code: String,
    /// The invitation that they can give to others.
    pub own_code: Option<String>,
    /// How they behave, in words.
    pub habits: Vec<String>,
    /// Background variable to category; `None` where they would not say.
    pub background: BTreeMap<String, Option<String>>,
    /// Question to answer: the last one given, without those no longer asked after a change.
    pub answers: BTreeMap<String, Answer>,
    /// How far they came.
    pub reached: Reached,
    /// What held them up, when they are stuck.
    pub why: Option<String>,
    /// Questions answered by writing again because nothing seemed to happen; the text may have reached the next question.
    pub written_again: Vec<String>,
    /// Everything they saw and did, in order.
    pub transcript: Vec<Line>,
}

impl Given {
    /// The answers that should be stored: none for those who were turned away, since nothing is kept about them.
    #[must_use]
    pub fn expected(&self) -> BTreeMap<String, Answer> {
        match self.reached {
            Reached::TooYoung | Reached::NotEligible => BTreeMap::new(),
            _ => self.answers.clone(),
        }
    }
}

/// Where a person meets the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// The chat in Telegram.
    Telegram,
    /// The web pages.
    Browser,
}

impl Platform {
    /// Its name among the panel's channels.
    #[must_use]
    pub fn channel(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Browser => "browser",
        }
    }
}

/// How far a person came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// Answered everything and was thanked.
    Finished,
    /// Left in the middle, and meant to.
    BrokeOff,
    /// Was turned away as too young.
    TooYoung,
    /// Was turned away because the panel is for others.
    NotEligible,
    /// Blocked the bot for good.
    Blocked,
    /// Wanted to go on and could not: a fault of the panel.
    Stuck,
}

/// An answer as the person meant it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Answer {
    /// One option, by its id.
    Choice {
        /// The option.
        option: String,
    },
    /// Several options, and perhaps something else in words.
    Choices {
        /// The options, in the order of the file.
        options: Vec<String>,
        /// "Other, namely …".
        other: Option<String>,
    },
    /// "Other, namely …" alone.
    Other {
        /// The words.
        text: String,
    },
    /// A point on a scale.
    Scale {
        /// The point.
        point: i64,
    },
    /// A number.
    Number {
        /// The number.
        value: f64,
    },
    /// Open text, with `\n` as line break.
    Text {
        /// The words.
        text: String,
    },
    /// A place shared from the phone, in degrees.
    Location {
        /// Latitude.
        latitude: f64,
        /// Longitude.
        longitude: f64,
    },
    /// A place in words.
    Place {
        /// The words.
        text: String,
    },
    /// One of the areas, by its id.
    Area {
        /// The area.
        area: String,
    },
    /// Does not know.
    DontKnow,
    /// Passed the question by.
    Skipped,
}

/// One line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Said by the panel (else by the person).
    pub panel: bool,
    /// What was said or done.
    pub text: String,
    /// What could be pressed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<String>,
}
