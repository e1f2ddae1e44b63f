//! Choosing several options: tick by tick, or a whole menu at once.

use super::answering::{asked, keep, record, stored, waits_for};
use super::turn::Turn;
use super::{Button, Hint, Say, Waiting};
use crate::domain::{Answer, AnswerValue, ChoiceNo, Question, QuestionKind, QuestionNo, RoundId};

/// One more tick, or one less.
pub(super) fn tick(turn: &mut Turn, round: RoundId, no: QuestionNo, choice: ChoiceNo, on: bool) {
    let Some(question) = asked(turn, round, no) else { return };
    let QuestionKind::MultipleChoice { max, .. } = question.kind else {
        return turn.hint(Hint::OldButton);
    };
    if question.choice(choice).is_none() {
        return turn.hint(Hint::OldButton);
    }
    let (mut chosen, other) = ticks(turn, round, no);
    if chosen.contains(&choice) != on {
        if on && chosen.len() + usize::from(other.is_some()) >= usize::from(max) {
            return turn.hint(Hint::WrongCount { min: 0, max });
        }
        chosen.retain(|ticked| *ticked != choice);
        chosen.extend(on.then_some(choice));
        chosen.sort_unstable();
        keep_ticks(turn, round, no, chosen, other);
    }
    turn.say_in_place(Say::Question { round, question: no });
}

/// Keeps ticks in progress, and waits for the rest.
pub(super) fn keep_ticks(
    turn: &mut Turn,
    round: RoundId,
    question: QuestionNo,
    chosen: Vec<ChoiceNo>,
    other: Option<String>,
) {
    let value = AnswerValue::Choices { chosen, other };
    keep(turn, round, question, Answer { value, complete: false, quotable: None });
    if !waits_for(&turn.conversation.waiting, round, question) {
        turn.wait(Waiting::Answer { round, question });
    }
}

/// What is ticked so far, and what "something else" is.
pub(super) fn ticks(
    turn: &Turn,
    round: RoundId,
    question: QuestionNo,
) -> (Vec<ChoiceNo>, Option<String>) {
    match stored(turn, round, question).map(|answer| answer.value) {
        Some(AnswerValue::Choices { chosen, other }) => (chosen, other),
        _ => (Vec::new(), None),
    }
}

/// Whether so many options may be chosen. Ticks can have changed while "something else" was being written.
pub(super) const fn fits(question: &Question, count: usize) -> bool {
    match question.kind {
        QuestionKind::MultipleChoice { min, max, .. } => {
            min as usize <= count && count <= max as usize
        }
        _ => true,
    }
}

/// The ticks are done.
pub(super) fn done(turn: &mut Turn, round: RoundId, no: QuestionNo) {
    let Some(question) = asked(turn, round, no) else { return };
    let QuestionKind::MultipleChoice { min, max, .. } = question.kind else {
        return turn.hint(Hint::OldButton);
    };
    let (chosen, other) = ticks(turn, round, no);
    let count = chosen.len() + usize::from(other.is_some());
    if count == 0 || !fits(&question, count) {
        return turn.hint(Hint::WrongCount { min: min.max(1), max });
    }
    record(turn, round, no, AnswerValue::Choices { chosen, other });
}

/// A whole menu at once.
pub(super) fn picked(turn: &mut Turn, round: RoundId, no: QuestionNo, picks: &[String]) {
    let Some(question) = asked(turn, round, no) else { return };
    let QuestionKind::MultipleChoice { min, max, .. } = question.kind else {
        return turn.hint(Hint::OldButton);
    };
    let mut chosen = Vec::new();
    let mut wants_other = false;
    for pick in picks {
        match Button::decode(pick) {
            Some(Button::Tick(r, q, choice, _))
                if (r, q) == (round, no) && question.choice(choice).is_some() =>
            {
                chosen.push(choice);
            }
            Some(Button::Other(r, q) | Button::NothingElse(r, q))
                if (r, q) == (round, no) && question.other =>
            {
                wants_other = true;
            }
            _ => return turn.hint(Hint::OldButton),
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    let count = chosen.len() + usize::from(wants_other);
    if count == 0 || !fits(&question, count) {
        if count > 0 {
            let other = ticks(turn, round, no).1.filter(|_| wants_other);
            keep_ticks(turn, round, no, chosen, other);
        }
        turn.hint(Hint::WrongCount { min: min.max(1), max });
        return turn.say(Say::Question { round, question: no });
    }
    let other = ticks(turn, round, no).1.filter(|_| wants_other);
    if wants_other && other.is_none() {
        keep_ticks(turn, round, no, chosen, None);
        turn.wait(Waiting::Other { round, question: no, finishes: true });
        turn.say(Say::OtherAsked { round, question: no });
    } else {
        record(turn, round, no, AnswerValue::Choices { chosen, other });
    }
}
