//! What became of one question for one respondent.

use super::Missing;
use crate::domain::routing::{self, Answers, Path};
use crate::domain::{AnswerValue, Nonresponse, Question, QuestionNo, Round};

/// What became of one question for one respondent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Outcome<'a> {
    /// What was said.
    Said(&'a AnswerValue),
    /// Why nothing was.
    Missing(Missing),
}

/// What became of each question, in the round's order.
pub(super) fn outcomes<'a>(round: &Round, answers: &'a Answers) -> Vec<Outcome<'a>> {
    let path = routing::path(round, answers);
    let outcome = |(no, question)| {
        let counted = routing::counted(round, no, answers);
        match counted.map(|answer| &answer.value) {
            Some(AnswerValue::Nonresponse(Nonresponse::Skipped)) => {
                Outcome::Missing(Missing::Skipped)
            }
            Some(AnswerValue::Nonresponse(Nonresponse::DontKnow)) => {
                Outcome::Missing(Missing::DontKnow)
            }
            Some(value) => Outcome::Said(value),
            None => Outcome::Missing(unanswered(question, no, &path, answers)),
        }
    };
    round.questions().map(outcome).collect()
}

/// Whether a question without an answer was not for this respondent, or lies beyond where they broke off.
fn unanswered(question: &Question, no: QuestionNo, path: &Path, answers: &Answers) -> Missing {
    // A later question is settled only when everything that it depends on is.
    let settled = |earlier: QuestionNo| path.next.is_none_or(|next| earlier < next);
    let known = settled(no) || question.show_if.iter().all(|condition| settled(condition.question));
    let is_next = path.next == Some(no);
    if is_next || !known || routing::is_shown(question, answers) {
        Missing::NotReached
    } else {
        Missing::NotAsked
    }
}
