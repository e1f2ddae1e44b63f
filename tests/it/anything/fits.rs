//! Which answers a question allows.

use panelbot::conversation::Button;
use panelbot::domain::{Answer, AnswerValue, ChoiceNo, Nonresponse, Place, Question, QuestionKind};

/// The answer that a button is to a question of the kind that has such buttons.
pub fn answer_by(button: &Button, question: &Question) -> Option<AnswerValue> {
    match (button, &question.kind) {
        (Button::Choose(_, _, choice), QuestionKind::SingleChoice { .. }) => {
            Some(AnswerValue::Choices { chosen: vec![*choice], other: None })
        }
        (Button::Choose(_, _, area), QuestionKind::Location { .. }) => {
            Some(AnswerValue::Place(Place::Area(*area)))
        }
        (Button::Point(_, _, point), QuestionKind::Scale { .. }) => {
            Some(AnswerValue::Scale(*point))
        }
        (Button::DontKnow(..), _) => Some(AnswerValue::Nonresponse(Nonresponse::DontKnow)),
        (Button::Skip(..), _) => Some(AnswerValue::Nonresponse(Nonresponse::Skipped)),
        _ => None,
    }
}

/// Whether an answer is one that the question allows.
pub fn fits(question: &Question, answer: &Answer) -> bool {
    let exists = |choice: &ChoiceNo| question.choice(*choice).is_some();
    let words =
        |text: &str, max: u16| !text.trim().is_empty() && text.chars().count() <= usize::from(max);
    let other_fits = |other: &Option<String>| {
        other.as_ref().is_none_or(|other| question.other && words(other, 200))
    };
    match (&question.kind, &answer.value) {
        (_, AnswerValue::Nonresponse(why)) => {
            answer.complete
                && match why {
                    Nonresponse::Skipped => question.skip,
                    Nonresponse::DontKnow => question.dont_know,
                }
        }
        (QuestionKind::SingleChoice { .. }, AnswerValue::Choices { chosen, other }) => {
            let one = chosen.len() + usize::from(other.is_some()) == 1;
            answer.complete && one && chosen.iter().all(exists) && other_fits(other)
        }
        (QuestionKind::MultipleChoice { min, max, .. }, AnswerValue::Choices { chosen, other }) => {
            let count = chosen.len() + usize::from(other.is_some());
            let enough = (usize::from(*min).max(1)..=usize::from(*max)).contains(&count);
            let each_once = chosen.is_sorted_by(|one, next| one < next);
            (enough || !answer.complete)
                && each_once
                && chosen.iter().all(exists)
                && other_fits(other)
        }
        (QuestionKind::Scale { from, to, .. }, AnswerValue::Scale(point)) => {
            answer.complete && (from..=to).contains(&point)
        }
        (QuestionKind::Number { min, max, .. }, AnswerValue::Number(number)) => {
            answer.complete
                && number.is_finite()
                && min.is_none_or(|min| *number >= min)
                && max.is_none_or(|max| *number <= max)
        }
        (QuestionKind::OpenText { max_length }, AnswerValue::Text(text)) => {
            answer.complete && words(text, *max_length)
        }
        (QuestionKind::Location { .. }, AnswerValue::Place(place)) => {
            answer.complete
                && match place {
                    Place::Area(area) => exists(area),
                    Place::Words(text) => words(text, 200),
                    Place::Point { latitude, longitude } => {
                        (-90.0..=90.0).contains(latitude) && (-180.0..=180.0).contains(longitude)
                    }
                }
        }
        _ => false,
    }
}
