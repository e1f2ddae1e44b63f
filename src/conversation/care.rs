//! Whoever writes of something hard is met kindly: what their words may mean, and what is said to them.

use super::Situation;
use super::turn::Turn;
use super::{Say, answering};
use crate::domain::message::Heard;
use crate::domain::words::words;
use crate::domain::{Answer, QuestionNo, RoundId, StatementId};
use crate::text::lexicon;

/// Whether words of an answer may mean that somebody is in danger.
pub(super) fn may_mean_danger(answer: &Answer) -> bool {
    answer.own_words().is_some_and(are_dangerous)
}

fn are_dangerous(text: &str) -> bool {
    lexicon().danger.are_in(&words(text))
}

/// What is said below an answer in someone's own words; see [`Say::Care`].
pub(super) fn meet(turn: &mut Turn, round: RoundId, question: QuestionNo) {
    let written = answering::stored(turn, round, question);
    if written.is_some_and(|answer| answer.own_words().is_some()) {
        turn.say(Say::Care { round, question });
    }
}

/// The same for whoever writes of it where nothing of that is kept.
pub(super) fn meet_unkept(turn: &mut Turn, heard: &Heard) {
    let (Heard::Text(text) | Heard::Written { text, .. }) = heard else { return };
    let is_staffs = turn.staff.is_some();
    let is_met = |say: &Say| matches!(say, Say::Care { .. } | Say::CommentCare { .. });
    if !is_staffs && !turn.says_any(is_met) && are_dangerous(text) {
        turn.say_first(Say::CareUnkept);
    }
}

impl Situation {
    /// Whether words of the person's answer to a question may mean that somebody is in danger.
    pub(super) fn may_mean_danger(&self, round: RoundId, question: QuestionNo) -> bool {
        let answer = self.fieldwork(round).and_then(|work| work.answers.get(&question));
        answer.is_some_and(may_mean_danger)
    }

    /// Whether what the person added to a statement may mean that somebody is in danger.
    pub(super) fn comment_may_mean_danger(&self, statement: StatementId) -> bool {
        self.comments.get(&statement).is_some_and(|comment| are_dangerous(&comment.0))
    }
}
