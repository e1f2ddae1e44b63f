//! After an answer in someone's own words: may it be shown, without their name?

use super::turn::Turn;
use super::{Effect, Fieldwork, Hint, Say, Waiting, Word, answering, care, rounds, typing};
use crate::domain::visible::without_turns;
use crate::domain::{Answer, AnswerValue, QuestionNo, RoundId};

/// Goes on after an answer: asks whether it may be shown where that is to be asked and has not been said, else the next
/// question. Of what may mean danger it is not asked: somebody who is not well is not met by that question.
pub(super) fn go_on(turn: &mut Turn, round: RoundId, question: QuestionNo) {
    let settled = |answer: &Answer| answer.quotable.is_some() || care::may_mean_danger(answer);
    if text(turn, round, question).is_none_or(|answer| settled(&answer)) {
        return rounds::ask_next(turn, round);
    }
    // The answer counts and the round may be at its end, whatever is said of showing it.
    rounds::note_end(turn, round);
    ask(turn, round, question);
}

fn ask(turn: &mut Turn, round: RoundId, question: QuestionNo) {
    turn.wait(Waiting::Quote { round, question });
    turn.say(Say::QuoteAsked { round, question });
}

/// The whole answer in someone's own words to a question of which it is asked whether it may be shown.
fn text(turn: &Turn, round: RoundId, no: QuestionNo) -> Option<Answer> {
    let asks = turn.situation.fieldwork(round)?.round.question(no)?.quote;
    let answer = answering::stored(turn, round, no).filter(|answer| asks && answer.complete);
    answer.filter(|answer| matches!(answer.value, AnswerValue::Text(_)))
}

/// Yes or no, at once or later on. Who has said so before may change their mind while the round is open.
pub(super) fn allow(turn: &mut Turn, round: RoundId, no: QuestionNo, yes: bool) {
    let waited_for = waits_for(turn, round, no);
    let before = turn.conversation.waiting.clone();
    if answering::asked(turn, round, no).is_none() {
        if waited_for && turn.conversation.waiting == before {
            turn.wait(Waiting::Nothing);
        }
        return;
    }
    let may_say_so = |answer: &Answer| !yes || !care::may_mean_danger(answer);
    let Some(answer) = text(turn, round, no).filter(may_say_so) else {
        turn.hint(Hint::OldButton);
        if waited_for {
            rounds::ask_next(turn, round);
        }
        return;
    };
    if answer.quotable != Some(yes) {
        let answer = Answer { quotable: Some(yes), ..answer };
        turn.store(Effect::Record { round, question: no, answer });
    }
    turn.say_in_question(Say::QuoteSettled { round, question: no });
    if waited_for {
        rounds::ask_next(turn, round);
    }
}

fn waits_for(turn: &Turn, round: RoundId, no: QuestionNo) -> bool {
    turn.conversation.waiting == Waiting::Quote { round, question: no }
}

/// Something typed while that is asked.
pub(super) fn typed(
    turn: &mut Turn,
    round: RoundId,
    no: QuestionNo,
    words: &str,
    word: Option<Word>,
) {
    let yes = word == Some(Word::Yes);
    let settles = yes || matches!(word, Some(Word::No | Word::Skip | Word::DontKnow));
    let unseen = turn.situation.unseen;
    if (settles && !unseen) || !answering::can_be_answered(turn, round, no) {
        return allow(turn, round, no, yes);
    }
    let once_more = without_turns(words).trim().to_owned();
    let is_said = |answer: Answer| answer.own_words() == Some(&once_more);
    if unseen && text(turn, round, no).is_some_and(is_said) {
        return;
    }
    if unseen {
        turn.hint(Hint::TooSoon);
    } else {
        typing::not_understood(turn);
    }
    turn.say(Say::QuoteAsked { round, question: no });
}

impl Fieldwork {
    /// Whether the person has said that their answer may be shown, or that it may not; `None` where it is not asked.
    pub(super) fn may_be_shown(&self, no: QuestionNo) -> Option<bool> {
        let asked = self.round.question(no).is_some_and(|question| question.quote);
        self.answers.get(&no).filter(|_| asked).and_then(|answer| answer.quotable)
    }
}
