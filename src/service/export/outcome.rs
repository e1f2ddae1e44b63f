//! What became of one question for one respondent.

use crate::domain::routing::{self, Answers, Path};
use crate::domain::{Answer, AnswerValue, Nonresponse, QuestionNo, Round};

/// What became of one question for one respondent.
pub(super) enum Outcome<'a> {
    /// What was said.
    Said(&'a AnswerValue),
    /// Why nothing was.
    Missing(&'static str),
}

/// What became of one question for one respondent.
pub(super) fn outcome<'a>(
    round: &Round,
    no: QuestionNo,
    path: &Path,
    answers: &'a Answers,
) -> Outcome<'a> {
    match routing::counted(round, no, answers) {
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
            let question = round.question(no);
            let conditions = question.map(|one| one.show_if.as_slice()).unwrap_or_default();
            let known = settled(no) || conditions.iter().all(|one| settled(one.question));
            let shown = question.is_some_and(|one| routing::is_shown(one, answers));
            let asked = !known || shown;
            Outcome::Missing(if asked { "not_reached" } else { "not_asked" })
        }
    }
}
