//! What became of one question for one respondent.

use super::Missing;
use crate::domain::routing::{self, Answers, Path};
use crate::domain::{Answer, AnswerValue, Nonresponse, Question, QuestionNo, Round};

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
    round.questions().map(|(no, question)| outcome(question, no, &path, answers)).collect()
}

fn outcome<'a>(
    question: &Question,
    no: QuestionNo,
    path: &Path,
    answers: &'a Answers,
) -> Outcome<'a> {
    // What has been answered counts, also where a question before it has come to be asked since, by a change or by two
    // places being joined.
    let counts = |answer: &&Answer| answer.complete && routing::is_shown(question, answers);
    match answers.get(&no).filter(counts).map(|answer| &answer.value) {
        Some(AnswerValue::Nonresponse(Nonresponse::Skipped)) => Outcome::Missing(Missing::Skipped),
        Some(AnswerValue::Nonresponse(Nonresponse::DontKnow)) => {
            Outcome::Missing(Missing::DontKnow)
        }
        Some(value) => Outcome::Said(value),
        None if path.next == Some(no) => Outcome::Missing(Missing::NotReached),
        None => {
            // A later question is settled only when everything that it depends on is.
            let settled = |earlier: QuestionNo| path.next.is_none_or(|next| earlier < next);
            let known =
                settled(no) || question.show_if.iter().all(|condition| settled(condition.question));
            let asked = !known || routing::is_shown(question, answers);
            Outcome::Missing(if asked { Missing::NotReached } else { Missing::NotAsked })
        }
    }
}
