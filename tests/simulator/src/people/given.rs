//! What one person saw and answered, to hold against what was stored.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
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
    /// Where they went on, when they used two.
    pub second: Option<Platform>,
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
    /// Every answer they gave, in order, and whether they saw that it had arrived.
    pub history: Vec<Gave>,
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
    /// Someone who has not done anything yet.
    pub(crate) fn new(
        person: usize,
        token: String,
        platform: Platform,
        language: String,
        code: &str,
    ) -> Self {
        Self {
            person,
            token,
            platform,
            second: None,
            language,
            telegram_id: None,
            invited_by: None,
            code: code.to_owned(),
            own_code: None,
            habits: Vec::new(),
            background: BTreeMap::new(),
            answers: BTreeMap::new(),
            history: Vec::new(),
            reached: Reached::Stuck,
            why: None,
            written_again: Vec::new(),
            transcript: Vec::new(),
        }
    }

    /// The answers that should be stored: none for those who were turned away, since nothing is kept about them.
    #[must_use]
    pub fn expected(&self) -> BTreeMap<String, Answer> {
        match self.reached {
            Reached::TooYoung | Reached::NotEligible => BTreeMap::new(),
            _ => self.answers.clone(),
        }
    }

    /// Writes down an answer; the same one given again because it seemed to be lost is still one answer.
    pub(crate) fn gave(&mut self, question: &str, answer: &Answer) {
        let last = self.history.iter().rfind(|gave| gave.question == question);
        if last.is_none_or(|gave| gave.answer != *answer) {
            let (question, answer) = (question.to_owned(), answer.clone());
            self.history.push(Gave { question, answer, acknowledged: false });
        }
    }

    /// The latest answers of which this person never saw that they had arrived: they may be stored or not.
    pub fn unacknowledged(&self) -> impl Iterator<Item = &Gave> {
        self.expected().into_keys().filter_map(|question| {
            let last = self.history.iter().rfind(|gave| gave.question == question)?;
            (!last.acknowledged).then_some(last)
        })
    }

    /// Whether this person has seen their last answer to a question arrive.
    pub(crate) fn has_arrived(&self, question: &str) -> bool {
        let last = self.history.iter().rfind(|gave| gave.question == question);
        last.is_some_and(|gave| gave.acknowledged)
    }

    /// The answers as they may have arrived: of a question whose last answer was not seen to arrive, an earlier one may count.
    pub(crate) fn possible(&self) -> Vec<BTreeMap<String, Answer>> {
        let unsure = self.history.iter().filter(|gave| !self.has_arrived(&gave.question));
        let with = unsure.map(|gave| {
            let mut answers = self.answers.clone();
            answers.insert(gave.question.clone(), gave.answer.clone());
            answers
        });
        std::iter::once(self.answers.clone()).chain(with).collect()
    }

    /// What is wrong with what is stored, given what this person saw: `None` when nothing is. Everything that was seen to
    /// arrive must be there, with the last value seen or a later one, and nothing else may be there than was given.
    #[must_use]
    pub fn differs(&self, stored: &BTreeMap<String, Answer>) -> Option<String> {
        let expected = self.expected();
        if expected == *stored {
            return None;
        }
        let unsure = self.unacknowledged().next().is_some();
        for (question, answer) in stored {
            let all: Vec<&Gave> =
                self.history.iter().filter(|gave| gave.question == *question).collect();
            let seen = all.iter().rposition(|gave| gave.acknowledged).unwrap_or(0);
            if !all[seen.min(all.len())..].iter().any(|gave| gave.answer == *answer) {
                return Some(format!("{question}: {answer:?} is stored, and was not given last"));
            }
            // After a change that may be lost, what was asked before it may still be there.
            if !expected.contains_key(question) && !unsure {
                return Some(format!(
                    "{question}: {answer:?} is stored, and is not asked any more"
                ));
            }
        }
        expected.into_iter().find_map(|(question, answer)| {
            let seen =
                self.history.iter().any(|gave| gave.question == question && gave.acknowledged);
            (seen && !stored.contains_key(&question))
                .then(|| format!("{question}: {answer:?} was seen to arrive, and is not stored"))
        })
    }
}

/// One answer as it was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gave {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: Answer,
    /// The person saw that it had arrived: the question shown with the answer, or the page that followed.
    pub acknowledged: bool,
}

/// Where a person meets the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// The chat in Telegram.
    Telegram,
    /// The messages in Discord.
    Discord,
    /// The web pages.
    Browser,
}

impl Platform {
    /// Its name among the panel's channels.
    #[must_use]
    pub fn channel(self) -> &'static str {
        match self {
            Self::Telegram => "telegram",
            Self::Discord => "discord",
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

impl Answer {
    /// What "something else" is, in words.
    pub(crate) fn other(&self) -> Option<&str> {
        match self {
            Self::Other { text } => Some(text),
            Self::Choices { other, .. } => other.as_deref(),
            _ => None,
        }
    }
}

/// One line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// When, in UTC.
    pub at: DateTime<Utc>,
    /// Said by the panel (else by the person).
    pub panel: bool,
    /// What was said or done.
    pub text: String,
    /// What could be pressed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(option: &str) -> Answer {
        Answer::Choice { option: option.into() }
    }

    /// Answered one question twice ("yes", then "no"), seeing so many of the two arrive.
    fn given(seen: usize) -> Given {
        let gave = |answer: &str, acknowledged| Gave {
            question: "raise".into(),
            answer: choice(answer),
            acknowledged,
        };
        Given {
            answers: BTreeMap::from([("raise".to_owned(), choice("no"))]),
            history: vec![gave("yes", seen > 0), gave("no", seen > 1)],
            reached: Reached::Finished,
            ..Given::new(0, "sim-7-0000".into(), Platform::Browser, "sv".into(), "code")
        }
    }

    fn stored(answer: &str) -> BTreeMap<String, Answer> {
        BTreeMap::from([("raise".to_owned(), choice(answer))])
    }

    #[test]
    fn what_was_seen_to_arrive_must_be_stored_and_nothing_older() {
        assert_eq!(given(2).differs(&stored("no")), None);
        assert!(given(2).differs(&stored("yes")).is_some());
        assert!(given(2).differs(&BTreeMap::new()).is_some());
    }

    #[test]
    fn what_was_not_seen_to_arrive_may_be_stored_or_not() {
        for answer in ["yes", "no"] {
            assert_eq!(given(1).differs(&stored(answer)), None);
        }
        assert!(given(1).differs(&BTreeMap::new()).is_some());
        assert_eq!(given(0).differs(&BTreeMap::new()), None);
    }

    #[test]
    fn what_was_never_given_must_not_be_stored() {
        assert!(given(0).differs(&stored("lower")).is_some());
        let other = BTreeMap::from([("trust".to_owned(), Answer::Skipped)]);
        assert!(given(0).differs(&other).is_some());
    }
}
