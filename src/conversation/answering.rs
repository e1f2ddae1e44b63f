//! Answering a question by pressing: an option, a point, and the ways around an answer. Ticks are in `ticking`.

use chrono::Duration;

use super::ticking::{fits, keep_ticks, ticks};
use super::turn::Turn;
use super::{Effect, Hint, Say, Waiting, care, quoting, rounds};
use crate::domain::{
    Answer, AnswerValue, ChoiceNo, Entry, Membership, Nonresponse, Place, Question, QuestionKind,
    QuestionNo, RoundId, routing,
};

/// The question, if it has been asked of the person and may be answered now; else says why not.
pub(super) fn asked(turn: &mut Turn, id: RoundId, no: QuestionNo) -> Option<Question> {
    let Some(round) = turn.round(id) else {
        turn.hint(Hint::OldButton);
        return None;
    };
    if may_become_guest(turn, round.panel) {
        if !round.is_open(turn.situation.now) || !turn.situation.may_answer_here(&round) {
            turn.hint(Hint::RoundClosed { round: id });
            return None;
        }
    } else {
        rounds::answerable(turn, id)?;
    }
    let was_asked = turn.situation.path(id).is_some_and(|path| path.has_asked(no));
    let question = round.question(no).filter(|_| was_asked).cloned();
    if question.is_none() {
        turn.hint(Hint::OldButton);
    }
    question
}

/// Whether the question has been asked of the person and may be answered now.
pub(super) fn can_be_answered(turn: &Turn, id: RoundId, no: QuestionNo) -> bool {
    let Some(round) = turn.round(id) else { return false };
    let member = turn.situation.member(round.panel);
    let theirs = member.is_some_and(|member| member.membership.may_answer())
        || may_become_guest(turn, round.panel);
    theirs
        && round.is_open(turn.situation.now)
        && turn.situation.may_answer_here(&round)
        && turn.situation.path(id).is_some_and(|path| path.has_asked(no))
}

/// Whether the person is a newcomer who was shown the question first, and may answer it without joining.
fn may_become_guest(turn: &Turn, id: crate::domain::PanelId) -> bool {
    let Some(panel) = turn.situation.panel(id) else { return false };
    let newcomer =
        turn.situation.member(id).is_none_or(|member| member.membership == Membership::Withdrawn);
    newcomer
        && turn.conversation.panel == Some(id)
        && panel.entry == Entry::AnswerFirst
        && panel.uses(turn.situation.platform)
        && (panel.is_open() || turn.conversation.invitation.is_some())
}

/// Makes the newcomer a guest: the press is their consent.
fn admit_guest(turn: &mut Turn, round: RoundId) {
    let Some(id) = turn.round(round).map(|round| round.panel) else { return };
    if !may_become_guest(turn, id) {
        return;
    }
    let Some(panel) = turn.panel(id) else { return };
    let until = turn.situation.now + Duration::days(panel.retention.guest_days.into());
    let consent = turn.consent(&panel);
    let invitation = turn.conversation.invitation;
    let membership = Membership::Guest { until };
    turn.store(Effect::Admit { panel: id, membership, consent, invitation });
}

/// Keeps a finished answer, shows it in the question's message, and goes on.
pub(super) fn record(turn: &mut Turn, round: RoundId, question: QuestionNo, value: AnswerValue) {
    let answer = Answer::complete(value);
    let same = stored(turn, round, question).is_some_and(|before| before.says_the_same(&answer));
    let waited_for = waits_for(&turn.conversation.waiting, round, question);
    if !same {
        keep(turn, round, question, answer);
    }
    turn.say_in_question(Say::Answered { round, question });
    if !same || waited_for {
        care::meet(turn, round, question);
        quoting::go_on(turn, round, question);
    }
}

pub(super) fn waits_for(waiting: &Waiting, round: RoundId, question: QuestionNo) -> bool {
    match waiting {
        Waiting::Answer { round: r, question: q }
        | Waiting::Other { round: r, question: q, .. }
        | Waiting::AnswerForSure { round: r, question: q } => (*r, *q) == (round, question),
        _ => false,
    }
}

/// Whether there is a whole answer, and not ticks in progress or none.
pub(super) fn is_answered(turn: &Turn, round: RoundId, question: QuestionNo) -> bool {
    stored(turn, round, question).is_some_and(|answer| answer.complete)
}

pub(super) fn stored(turn: &Turn, round: RoundId, question: QuestionNo) -> Option<Answer> {
    turn.situation.fieldwork(round)?.answers.get(&question).cloned()
}

/// Keeps an answer or ticks in progress, and drops the answers to questions that are no longer asked because of it.
pub(super) fn keep(turn: &mut Turn, round: RoundId, question: QuestionNo, answer: Answer) {
    admit_guest(turn, round);
    turn.store(Effect::Start { round });
    turn.store(Effect::Record { round, question, answer });
    let Some(work) = turn.situation.fieldwork(round) else { return };
    let orphans = routing::orphans(&work.round, &work.answers);
    for question in orphans {
        turn.store(Effect::Drop { round, question });
    }
    let Some(work) = turn.situation.fieldwork(round) else { return };
    let completed = work.participation.is_some_and(|part| part.completed_at.is_some());
    if completed && !work.is_complete() {
        turn.store(Effect::Reopen { round });
    }
}

/// An option: the answer itself, or an area.
pub(super) fn choose(turn: &mut Turn, round: RoundId, no: QuestionNo, choice: ChoiceNo) {
    let Some(question) = asked(turn, round, no) else { return };
    if question.choice(choice).is_none() {
        return turn.hint(Hint::OldButton);
    }
    match question.kind {
        QuestionKind::Location { .. } => {
            record(turn, round, no, AnswerValue::Place(Place::Area(choice)));
        }
        QuestionKind::SingleChoice { .. } => {
            record(turn, round, no, AnswerValue::Choices { chosen: vec![choice], other: None });
        }
        _ => turn.hint(Hint::OldButton),
    }
}

/// A point on the scale.
pub(super) fn point(turn: &mut Turn, round: RoundId, no: QuestionNo, point: i32) {
    let Some(question) = asked(turn, round, no) else { return };
    if question.points().contains(&point) {
        record(turn, round, no, AnswerValue::Scale(point));
    } else {
        turn.hint(Hint::OldButton);
    }
}

/// *Something else*: asks what.
pub(super) fn other(turn: &mut Turn, round: RoundId, no: QuestionNo) {
    let Some(question) = asked(turn, round, no) else { return };
    if !question.other {
        return turn.hint(Hint::OldButton);
    }
    let QuestionKind::MultipleChoice { max, .. } = question.kind else {
        turn.wait(Waiting::Other { round, question: no, finishes: true });
        return turn.say(Say::OtherAsked { round, question: no });
    };
    match ticks(turn, round, no) {
        (_, Some(_)) => turn.say_in_place(Say::Question { round, question: no }),
        (chosen, None) if chosen.len() >= usize::from(max) => {
            turn.hint(Hint::WrongCount { min: 0, max });
        }
        _ => {
            turn.wait(Waiting::Other { round, question: no, finishes: false });
            turn.say(Say::OtherAsked { round, question: no });
        }
    }
}

/// Nothing else after all.
pub(super) fn nothing_else(turn: &mut Turn, round: RoundId, no: QuestionNo) {
    let Some(question) = asked(turn, round, no) else { return };
    if !question.is_multiple() {
        return turn.hint(Hint::OldButton);
    }
    if let (chosen, Some(_)) = ticks(turn, round, no) {
        keep_ticks(turn, round, no, chosen, None);
    }
    turn.say_in_place(Say::Question { round, question: no });
}

/// What "something else" is.
pub(super) fn other_words(
    turn: &mut Turn,
    round: RoundId,
    no: QuestionNo,
    words: String,
    finishes: bool,
) {
    let Some(question) = asked(turn, round, no) else { return };
    let chosen = if question.is_multiple() { ticks(turn, round, no).0 } else { Vec::new() };
    if finishes && fits(&question, chosen.len() + 1) {
        return record(turn, round, no, AnswerValue::Choices { chosen, other: Some(words) });
    }
    turn.wait(Waiting::Answer { round, question: no });
    keep_ticks(turn, round, no, chosen, Some(words));
    turn.say(Say::Question { round, question: no });
}

/// *Don't know* or *skip*.
pub(super) fn nonresponse(turn: &mut Turn, round: RoundId, no: QuestionNo, why: Nonresponse) {
    let Some(question) = asked(turn, round, no) else { return };
    let offered = match why {
        Nonresponse::Skipped => question.skip,
        Nonresponse::DontKnow => question.dont_know,
    };
    if offered {
        record(turn, round, no, AnswerValue::Nonresponse(why));
    } else {
        turn.hint(Hint::CannotSkip);
    }
}

/// The question before this one, in the place of this one, so that no question is left that may not be asked any more.
pub(super) fn back(turn: &mut Turn, round: RoundId, no: QuestionNo) {
    if asked(turn, round, no).is_none() {
        return;
    }
    match turn.situation.path(round).and_then(|path| path.before(no)) {
        Some(before) => {
            turn.wait(Waiting::Answer { round, question: before });
            turn.say_in_place(Say::Question { round, question: before });
        }
        None => turn.hint(Hint::NothingBefore),
    }
}

/// A press on *change* below an answer.
pub(super) fn change(turn: &mut Turn, round: RoundId, no: QuestionNo) {
    if turn.situation.answers_stand(round) {
        return turn.hint(Hint::AnswersStand { round });
    }
    again(turn, round, no);
}

/// The same question once more, in the place of its answer.
pub(super) fn again(turn: &mut Turn, round: RoundId, no: QuestionNo) {
    if asked(turn, round, no).is_some() {
        turn.wait(Waiting::Answer { round, question: no });
        turn.say_in_place(Say::Question { round, question: no });
    }
}
