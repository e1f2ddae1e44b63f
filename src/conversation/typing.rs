//! Understanding what is typed, shared or sent instead of pressed.

use super::turn::Turn;
use super::{
    Command, Hint, Say, Waiting, Word, answering, commands, entry, followup, joining, linking,
    locale, quoting, slash, staff, ticking, unseen,
};
use crate::domain::linking::code_in;
use crate::domain::message::Unreadable;
use crate::domain::reading::{self, Misread};
use crate::domain::{
    AnswerValue, Membership, Nonresponse, Place, Question, QuestionKind, QuestionNo, RoundId,
    shuffled,
};

/// How many misunderstandings in a row bring the shorter ways out.
const PATIENCE: u8 = 3;

/// Something typed.
pub(super) fn text(turn: &mut Turn, text: &str) {
    if slash::is_command(text) {
        if staff::is_command(text) {
            return staff::command(turn, text);
        }
        return slash::run(turn, text);
    }
    if turn.situation.means_link(text) {
        return linking::ask(turn);
    }
    let word = turn.situation.vocabulary.find(text);
    let waiting = turn.conversation.waiting.clone();
    match waiting {
        Waiting::AnswerForSure { round, question } => answer(turn, round, question, text, None),
        Waiting::Answer { round, question } => answer(turn, round, question, text, word),
        Waiting::Other { round, question, finishes } => {
            other(turn, (round, question, finishes), text, word);
        }
        _ if word == Some(Word::Stop) => commands::leave(turn),
        Waiting::StopOrAnswer { round, question } => {
            turn.say(Say::StopOrAnswer { round, question });
        }
        _ if matches!(word, Some(Word::Command(_))) => {
            if let Some(Word::Command(command)) = word {
                commands::run(turn, command, "");
            }
        }
        Waiting::Bulletin { panel, broadcast, locale, correcting } => {
            staff::typed(turn, panel, broadcast.map(|id| (id, locale)), correcting, text);
        }
        Waiting::Statement { round, locale } => staff::typed_statement(turn, round, locale, text),
        Waiting::Correction { statement, locale, .. } => {
            staff::typed_correction(turn, statement, locale, text);
        }
        Waiting::Consent { .. } | Waiting::Link { .. } if language(turn, text) => {}
        Waiting::Consent { panel } => match (word, turn.panel(panel)) {
            (Some(Word::Yes), Some(found)) => {
                joining::consent(turn, panel, found.consent.version);
            }
            (Some(Word::No), _) => joining::decline(turn, panel),
            _ if turn.situation.invitation.is_some() && could_be_code(text) => {
                entry::start(turn, text.trim());
            }
            _ => {
                not_understood(turn);
                turn.say(Say::Welcome { panel });
            }
        },
        Waiting::Comment { statement } => followup::typed(turn, statement, text, word),
        Waiting::Quote { round, question } => quoting::typed(turn, round, question, text, word),
        Waiting::Link { code } => match word {
            Some(Word::Yes) => linking::yes(turn, &code),
            Some(Word::No) => linking::no(turn, Say::LinkDeclined),
            _ => {
                not_understood(turn);
                turn.say(Say::LinkAsked);
            }
        },
        Waiting::Background { .. } if turn.situation.unseen => {
            unseen::too_soon(turn, None, text, word);
        }
        Waiting::Background { panel, variable } => {
            if matches!(word, Some(Word::Skip | Word::DontKnow | Word::No)) {
                joining::background(turn, panel, variable, None);
            } else {
                joining::typed_background(turn, panel, variable, text);
            }
        }
        Waiting::Nothing => idle(turn, text),
    }
}

/// Nothing is waited for: perhaps a code, perhaps the answer to a question further up.
fn idle(turn: &mut Turn, text: &str) {
    let leads_in = turn.situation.invitation.is_some() || turn.situation.holds_codes;
    if leads_in && could_be_code(text) {
        return entry::start(turn, text.trim());
    }
    if let Some((round, question)) = turn.situation.under_way() {
        let word = turn.situation.vocabulary.find(text);
        return answer(turn, round, question, text, word);
    }
    if !language(turn, text) {
        nothing_to_do(turn);
    }
}

/// What was typed is nothing that we know, and nothing is asked.
fn nothing_to_do(turn: &mut Turn) {
    if !turn.situation.is_in_a_panel() {
        turn.say(Say::About);
    } else if turn.situation.answering().all(|one| one.membership == Membership::Paused) {
        turn.say(Say::Paused);
    } else {
        turn.hint(Hint::NothingToDo);
    }
}

/// Something that is no answer: what is waited for comes again.
pub(super) fn not_understood_here(turn: &mut Turn) {
    match super::resume::prompt(&turn.conversation, &turn.situation) {
        Some(prompt) => {
            not_understood(turn);
            turn.say(prompt);
        }
        None => nothing_to_do(turn),
    }
}

fn could_be_code(text: &str) -> bool {
    super::step::looks_like_code(text) || code_in(text).is_some()
}

/// Speaks another language if the text is the name of one.
fn language(turn: &mut Turn, text: &str) -> bool {
    let named = turn.situation.vocabulary.language(text).cloned();
    named.inspect(|locale| commands::language(turn, locale)).is_some()
}

/// A typed answer, or a typed way around it.
fn answer(turn: &mut Turn, round: RoundId, no: QuestionNo, text: &str, word: Option<Word>) {
    if word == Some(Word::Stop) && !answering::can_be_answered(turn, round, no) {
        return commands::leave(turn);
    }
    let before = turn.conversation.waiting.clone();
    let Some(question) = answering::asked(turn, round, no) else {
        if turn.conversation.waiting == before {
            turn.wait(Waiting::Nothing);
        }
        return;
    };
    if turn.situation.unseen {
        unseen::too_soon(turn, Some((round, no)), text, word);
    } else if !unseen::is_said_again(turn, round, no, text) {
        take(turn, (round, no), &question, text, word);
    }
}

/// Takes what was typed as the answer to a question that has been asked, or as a way around it.
fn take(
    turn: &mut Turn,
    (round, no): (RoundId, QuestionNo),
    question: &Question,
    text: &str,
    word: Option<Word>,
) {
    let free = question.takes_free_text();
    let for_sure = matches!(turn.conversation.waiting, Waiting::AnswerForSure { .. });
    if free && !for_sure && code_in(text).is_some() {
        return turn.say(Say::CodeOrAnswer { round, question: no });
    }
    let order = shuffled(question, seed(turn, round));
    let locale = locale(&turn.conversation, &turn.situation);
    let read = reading::read(question, &order, &locale, turn.situation.vocabulary.joins(), text);
    match (read, word) {
        (Ok(value), _) if !free => answering::record(turn, round, no, value),
        (_, Some(word)) if is_way_around(question, word) => {
            way_around(turn, round, no, word, free);
        }
        (Ok(value), _) => answering::record(turn, round, no, value),
        (Err(_), None) if !free && language(turn, text) => {}
        (Err(why), _) => {
            let number = matches!(question.kind, QuestionKind::Number { .. });
            if number && why == Misread::NotUnderstood && turn.conversation.misses + 1 < PATIENCE {
                turn.conversation.misses += 1;
                turn.hint(Hint::NotANumber);
            } else {
                misread(turn, why);
            }
            turn.say(Say::Question { round, question: no });
        }
    }
}

/// Something written in the field of one question: it is for that question, whatever is waited for now.
pub(super) fn written(turn: &mut Turn, round: RoundId, no: QuestionNo, text: &str) {
    // The field was there to write in: the question has been seen.
    turn.situation.unseen = false;
    let at_it = match turn.conversation.waiting {
        Waiting::Answer { round: r, question: q }
        | Waiting::AnswerForSure { round: r, question: q } => (r, q) == (round, no),
        _ => false,
    };
    if slash::is_command(text) || at_it {
        return self::text(turn, text);
    }
    if let Some(question) = answering::asked(turn, round, no) {
        turn.wait(Waiting::Answer { round, question: no });
        let word = turn.situation.vocabulary.find(text);
        take(turn, (round, no), &question, text, word);
    }
}

/// What "something else" is at one question, written in a field of its own. That ends the answer where the ticks were sent
/// all together, and leaves one that has ended what it is, however often it is sent.
pub(super) fn written_other(turn: &mut Turn, round: RoundId, no: QuestionNo, text: &str) {
    let ended = turn.situation.has_menus() || answering::is_answered(turn, round, no);
    let finishes = match turn.conversation.waiting {
        _ if slash::is_command(text) => return self::text(turn, text),
        Waiting::Other { round: r, question: q, finishes } if (r, q) == (round, no) => finishes,
        _ => match answering::asked(turn, round, no) {
            Some(question) if question.other => ended || !question.is_multiple(),
            Some(_) => return turn.hint(Hint::OldButton),
            None => return,
        },
    };
    let word = turn.situation.vocabulary.find(text);
    other(turn, (round, no, finishes), text, word);
}

/// Whether a word means a way around this question, and not the answer to it.
fn is_way_around(question: &Question, word: Word) -> bool {
    let free = question.takes_free_text();
    match word {
        Word::Stop => true,
        Word::Skip => question.skip || !free,
        Word::DontKnow => question.dont_know,
        Word::Other => question.other,
        Word::Back => !free,
        Word::Done => question.is_multiple(),
        Word::Command(command) => !free && command != Command::Start,
        Word::Yes | Word::No => false,
    }
}

fn way_around(turn: &mut Turn, round: RoundId, no: QuestionNo, word: Word, free: bool) {
    match word {
        Word::Stop if free => stop_or_answer(turn, round, no),
        Word::Stop => commands::leave(turn),
        Word::Skip => answering::nonresponse(turn, round, no, Nonresponse::Skipped),
        Word::DontKnow => answering::nonresponse(turn, round, no, Nonresponse::DontKnow),
        Word::Other => answering::other(turn, round, no),
        Word::Back => answering::back(turn, round, no),
        Word::Done => ticking::done(turn, round, no),
        Word::Command(command) => commands::run(turn, command, ""),
        Word::Yes | Word::No => {}
    }
}

pub(super) fn seed(turn: &Turn, round: RoundId) -> u64 {
    let own = turn.situation.fieldwork(round).and_then(|work| work.seed);
    own.unwrap_or(turn.situation.seed)
}

fn stop_or_answer(turn: &mut Turn, round: RoundId, question: QuestionNo) {
    turn.wait(Waiting::StopOrAnswer { round, question });
    turn.say(Say::StopOrAnswer { round, question });
}

/// A press on *it was my answer*.
pub(super) fn answer_meant(turn: &mut Turn, round: RoundId, question: QuestionNo) {
    if answering::asked(turn, round, question).is_some() {
        turn.wait(Waiting::AnswerForSure { round, question });
        turn.say_in_place(Say::WriteItAgain);
    }
}

fn other(
    turn: &mut Turn,
    (round, question, finishes): (RoundId, QuestionNo, bool),
    text: &str,
    word: Option<Word>,
) {
    if !answering::can_be_answered(turn, round, question) {
        return answer(turn, round, question, text, word);
    }
    match (word, reading::other(text)) {
        (Some(Word::Stop), _) => stop_or_answer(turn, round, question),
        (Some(Word::Back), _) => super::rounds::ask(turn, round, question),
        (_, Ok(words)) => answering::other_words(turn, round, question, words, finishes),
        (_, Err(why)) => {
            misread(turn, why);
            turn.say(Say::OtherAsked { round, question });
        }
    }
}

/// A shared place.
pub(super) fn location(turn: &mut Turn, latitude: f64, longitude: f64) {
    let waiting = turn.conversation.waiting.clone();
    let Waiting::Answer { round, question: no } = waiting else {
        return unreadable(turn, Unreadable::Other);
    };
    let Some(question) = answering::asked(turn, round, no) else { return };
    if turn.situation.unseen {
        turn.hint(Hint::TooSoon);
        return turn.say(Say::Question { round, question: no });
    }
    match (question.kind, Place::point(latitude, longitude)) {
        (QuestionKind::Location { .. }, Some(place)) => {
            answering::record(turn, round, no, AnswerValue::Place(place));
        }
        (QuestionKind::Location { .. }, None) => {
            turn.hint(Hint::NotAPlace);
            turn.say(Say::Question { round, question: no });
        }
        _ => unreadable(turn, Unreadable::Other),
    }
}

/// Something that cannot be read as an answer.
pub(super) fn unreadable(turn: &mut Turn, what: Unreadable) {
    turn.hint(Hint::Unreadable { what });
    if let Waiting::Answer { round, question } = turn.conversation.waiting
        && answering::can_be_answered(turn, round, question)
    {
        turn.say(Say::Question { round, question });
    }
}

/// Says why something typed was not taken; the third time in a row, the shorter ways out.
pub(super) fn misread(turn: &mut Turn, why: Misread) {
    match why {
        Misread::NotUnderstood => not_understood(turn),
        Misread::Ambiguous => turn.hint(Hint::Ambiguous),
        Misread::OutOfRange { min, max } => turn.hint(Hint::OutOfRange { min, max }),
        Misread::TooLong { max } => turn.hint(Hint::TooLong { max }),
        Misread::WrongCount { min, max } => turn.hint(Hint::WrongCount { min, max }),
    }
}

/// Says that it was not understood; the third time in a row, the shorter ways out.
pub(super) fn not_understood(turn: &mut Turn) {
    turn.conversation.misses += 1;
    if turn.conversation.misses >= PATIENCE {
        turn.conversation.misses = 0;
        turn.hint(Hint::StillNotUnderstood);
    } else {
        turn.hint(Hint::NotUnderstood);
    }
}
