//! What became of one question for one respondent.

use crate::domain::routing::{self, Answers, Path};
use crate::domain::{Answer, AnswerValue, Nonresponse, Question, QuestionNo};

/// What became of one question for one respondent.
pub(super) enum Outcome<'a> {
    /// What was said.
    Said(&'a AnswerValue),
    /// Why nothing was.
    Missing(&'static str),
}

/// What became of one question for one respondent.
pub(super) fn outcome<'a>(
    question: &Question,
    no: QuestionNo,
    path: &Path,
    answers: &'a Answers,
) -> Outcome<'a> {
    // What has been answered counts, also where a question before it has come to be asked since, by a change or by two
    // places being joined.
    let counts = |answer: &&Answer| answer.complete && routing::is_shown(question, answers);
    let complete = answers.get(&no).filter(counts);
    match complete {
        Some(Answer { value: AnswerValue::Nonresponse(Nonresponse::Skipped), .. }) => {
            Outcome::Missing("skipped")
        }
        Some(Answer { value: AnswerValue::Nonresponse(Nonresponse::DontKnow), .. }) => {
            Outcome::Missing("dont_know")
        }
        Some(answer) => Outcome::Said(&answer.value),
        None if path.next == Some(no) => Outcome::Missing("not_reached"),
        None => {
            // A later question is settled only when everything that it depends on is.
            let settled = |earlier: QuestionNo| path.next.is_none_or(|next| earlier < next);
            let known =
                settled(no) || question.show_if.iter().all(|condition| settled(condition.question));
            let asked = !known || routing::is_shown(question, answers);
            Outcome::Missing(if asked { "not_reached" } else { "not_asked" })
        }
    }
}
