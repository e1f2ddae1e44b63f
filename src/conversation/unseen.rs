//! What is typed before the question that is waited for has reached the person. It is never an answer to that question.
//!
//! Where a platform numbers the messages of a chat in their order, a question's number tells what was typed before it.
//! It is known once the question has arrived. Until then nothing tells which came first: the question's number is higher
//! than all that are known, and so is that of what is typed now. So whatever is typed meanwhile counts as too soon.

use super::turn::Turn;
use super::typing::seed;
use super::{Hint, Word, commands, locale};
use crate::domain::message::{Incoming, MessageRef};
use crate::domain::{
    AnswerValue, Nonresponse, Platform, Question, QuestionKind, QuestionNo, RoundId, reading,
    routing, shuffled,
};

/// Whether a message of ours came into the chat after what the person wrote, by the platform's numbers.
#[must_use]
pub fn came_after(ours: &MessageRef, written: &Incoming) -> bool {
    let numbers = ours.0.parse::<u64>().ok().zip(written.number);
    numbers.is_some_and(|(ours, written)| ours > written)
}

/// Something typed while the question that is waited for has not reached the person: it is no answer to it. What only
/// says the last answer once more needs no words; for anything else, the question is shown again.
pub(super) fn too_soon(
    turn: &mut Turn,
    asked: Option<(RoundId, QuestionNo)>,
    text: &str,
    word: Option<Word>,
) {
    match word {
        Some(Word::Stop) => return commands::leave(turn),
        Some(Word::Command(command)) => return commands::run(turn, command, ""),
        _ => {}
    }
    if repeats_the_last(turn, asked, text, word) {
        return;
    }
    turn.hint(Hint::TooSoon);
    if let Some(prompt) = super::resume::prompt(&turn.conversation, &turn.situation) {
        turn.say(prompt);
    }
}

/// Whether someone said their last answer once more: by its number, its words, or the word for a way around it. Before
/// the first question that was the yes to joining.
fn repeats_the_last(
    turn: &Turn,
    asked: Option<(RoundId, QuestionNo)>,
    text: &str,
    word: Option<Word>,
) -> bool {
    let last = asked.and_then(|(round, no)| {
        let part = turn.situation.fieldwork(round)?;
        let before = routing::path(&part.round, &part.answers).before(no)?;
        Some((round, part.round.question(before)?, &part.answers.get(&before)?.value))
    });
    let Some((round, question, answer)) = last else { return word == Some(Word::Yes) };
    match (answer, word) {
        (AnswerValue::Nonresponse(Nonresponse::Skipped), Some(Word::Skip))
        | (AnswerValue::Nonresponse(Nonresponse::DontKnow), Some(Word::DontKnow)) => true,
        _ => {
            let order = shuffled(question, seed(turn, round));
            let locale = locale(&turn.conversation, &turn.situation);
            let joins = turn.situation.vocabulary.joins();
            reading::read(question, &order, &locale, joins, text).as_ref() == Ok(answer)
        }
    }
}

/// Whether someone wrote their last number or open answer once more because the next question has not reached them yet:
/// then it is no answer to a question that they have not seen. Where pages are shown, it is there with the answer. What
/// is chosen is left out: the number of an option means something else in each question.
pub(super) fn is_said_again(turn: &Turn, round: RoundId, no: QuestionNo, text: &str) -> bool {
    let situation = &turn.situation;
    let shown = matches!(situation.platform, Platform::Browser | Platform::Terminal);
    if shown || situation.prompt.is_some() {
        return false;
    }
    let Some(work) = situation.fieldwork(round) else { return false };
    let before = routing::path(&work.round, &work.answers).before(no);
    let last = before.and_then(|no| work.round.question(no).zip(work.answers.get(&no)));
    let typed = |question: &Question| {
        matches!(question.kind, QuestionKind::Number { .. } | QuestionKind::OpenText { .. })
    };
    last.filter(|(question, _)| typed(question)).is_some_and(|(question, answer)| {
        let locale = locale(&turn.conversation, situation);
        let joins = situation.vocabulary.joins();
        reading::read(question, &[], &locale, joins, text).as_ref() == Ok(&answer.value)
    })
}
