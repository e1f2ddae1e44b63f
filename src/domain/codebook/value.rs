//! One respondent's values.

use super::outcome::{Outcome, outcomes};
use super::{Codebook, Missing, Part, Source};
use crate::domain::routing::Answers;
use crate::domain::{AnswerValue, Background, ChoiceNo, Place, Question, QuestionNo};

/// What stands in one cell of the microdata.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// A number that stands for something.
    Code(i64),
    /// A number that is what it is.
    Number(f64),
    /// The respondent's words.
    Words(&'a str),
    /// Nothing; another variable says why.
    Blank,
}

impl Codebook {
    /// One respondent's values, one a variable.
    #[must_use]
    pub fn values<'a>(
        &self,
        number: u32,
        background: &Background,
        answers: &'a Answers,
    ) -> Vec<Value<'a>> {
        let outcomes = outcomes(&self.round, answers);
        let value = |variable: &super::Variable| match variable.source {
            Source::Respondent => Value::Number(number.into()),
            Source::Background(no) => Value::Code(match background.get(&no) {
                Some(Some(category)) => i64::from(category.0) + 1,
                Some(None) => Missing::WouldNotSay.code(),
                None => Missing::Withheld.code(),
            }),
            Source::Question(no) => {
                let place = usize::from(no.0);
                match (self.round.questions.get(place), outcomes.get(place)) {
                    (Some(question), Some(Outcome::Said(said))) => {
                        of_answer(question, variable.part, said)
                    }
                    (Some(question), Some(Outcome::Missing(why))) => {
                        of_missing(question, variable.part, *why)
                    }
                    _ => Value::Blank,
                }
            }
        };
        self.variables.iter().map(value).collect()
    }

    /// Where this respondent's places are: each question with the point, rounded, or the place of its area.
    pub fn points<'a>(
        &'a self,
        answers: &'a Answers,
    ) -> impl Iterator<Item = (QuestionNo, &'a Question, &'a Place)> {
        let outcomes = outcomes(&self.round, answers);
        self.places().filter_map(move |(no, question)| match outcomes.get(usize::from(no.0))? {
            Outcome::Said(AnswerValue::Place(place)) => Some((no, question, place)),
            _ => None,
        })
    }
}

fn of_missing(question: &Question, part: Part, why: Missing) -> Value<'static> {
    match part {
        Part::Whole if question.goes_below_zero() => Value::Blank,
        Part::Whole | Part::Why | Part::Option(_) | Part::Other => Value::Code(why.code()),
        Part::OtherWords | Part::Words | Part::Latitude | Part::Longitude => Value::Blank,
    }
}

fn of_answer<'a>(question: &Question, part: Part, said: &'a AnswerValue) -> Value<'a> {
    match (part, said) {
        (Part::Why, _) => Value::Code(0),
        (Part::Whole, AnswerValue::Choices { chosen, .. }) => {
            let no = chosen.first().copied();
            Value::Code(no.map_or_else(|| after_the_last(question), number))
        }
        (Part::Whole, AnswerValue::Scale(point)) => Value::Number((*point).into()),
        (Part::Whole, AnswerValue::Number(number)) => Value::Number(*number),
        (Part::Whole, AnswerValue::Text(_)) => Value::Code(1),
        (Part::Whole, AnswerValue::Place(place)) => Value::Code(match place {
            Place::Area(no) => number(*no),
            Place::Point { .. } => after_the_last(question),
            Place::Words(_) => after_the_last(question) + 1,
        }),
        (Part::Option(no), AnswerValue::Choices { chosen, .. }) => {
            Value::Code(chosen.contains(&no).into())
        }
        (Part::Other, AnswerValue::Choices { other, .. }) => Value::Code(other.is_some().into()),
        (Part::OtherWords, AnswerValue::Choices { other: Some(words), .. })
        | (Part::Words, AnswerValue::Text(words) | AnswerValue::Place(Place::Words(words))) => {
            Value::Words(words)
        }
        (Part::Latitude, AnswerValue::Place(Place::Point { latitude, .. })) => {
            Value::Number(rounded(*latitude))
        }
        (Part::Longitude, AnswerValue::Place(Place::Point { longitude, .. })) => {
            Value::Number(rounded(*longitude))
        }
        _ => Value::Blank,
    }
}

fn number(no: ChoiceNo) -> i64 {
    i64::from(no.0) + 1
}

fn after_the_last(question: &Question) -> i64 {
    i64::try_from(question.choices().len()).map_or(i64::MAX, |last| last + 1)
}

/// Degrees to three decimals: about a hundred metres, so that a place is a block and not a door.
#[must_use]
pub fn rounded(degrees: f64) -> f64 {
    (degrees * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn a_place_is_told_to_about_a_hundred_metres() {
        assert_eq!(rounded(57.358_249_9).to_string(), "57.358");
        assert_eq!(rounded(-13.739_6).to_string(), "-13.74");
    }
}
