//! What people do with what came of their answers: read on, say whether it felt like an answer, and add a line to that.

use super::turn::Turn;
use super::{Button, Effect, Hint, Say, Situation, Waiting, Word, resume, slash, typing, unseen};
use crate::domain::message::Heard;
use crate::domain::statement::{COMMENT_MAX_CHARS, Comment, Felt, Statement};
use crate::domain::{StatementId, reading};

/// A statement that was sent, once more, in the words that hold now.
pub(super) fn read(turn: &mut Turn, id: StatementId) {
    let holding = turn.situation.followup.holding(id);
    if turn.situation.has_got(holding) {
        turn.say(Say::Statement { statement: holding });
    } else {
        turn.hint(Hint::OldButton);
    }
}

/// The rest of a statement that was sent. Whoever asks for that of one that has been corrected meets the correction first.
pub(super) fn rest(turn: &mut Turn, id: StatementId) {
    if turn.situation.followup.correction_of(id).is_some() {
        read(turn, id);
    } else if turn.situation.has_got(id) {
        turn.say(Say::StatementRest { statement: id });
    } else {
        turn.hint(Hint::OldButton);
    }
}

/// The whole of a statement as it stood before it was corrected.
pub(super) fn former(turn: &mut Turn, id: StatementId) {
    let followup = &turn.situation.followup;
    let is_former = followup.correction_of(id).is_some();
    let says_more = followup.statement(id).is_some_and(Statement::says_more);
    if !is_former || !turn.situation.has_got(id) {
        return turn.hint(Hint::OldButton);
    }
    turn.say(Say::Statement { statement: id });
    if says_more {
        turn.say(Say::StatementRest { statement: id });
    }
}

/// Whether a statement felt like an answer. Whether they took part, and have not said so before, is looked at where it is
/// counted. Whoever is in the middle of nothing else may add a line.
pub(super) fn felt(turn: &mut Turn, id: StatementId, felt: Felt) {
    if !turn.situation.has_got(id) {
        return turn.hint(Hint::OldButton);
    }
    turn.store(Effect::Feel { statement: id, felt });
    turn.say_in_place(Say::FeltThanks);
    if resume::prompt(&turn.conversation, &turn.situation).is_none() {
        ask(turn, id);
    }
}

/// Asks whether there is something to add.
pub(super) fn ask(turn: &mut Turn, id: StatementId) {
    if turn.situation.has_got(id) {
        turn.wait(Waiting::Comment { statement: id });
        turn.say(Say::CommentAsked { statement: id });
    } else {
        turn.hint(Hint::OldButton);
    }
}

/// Something typed while that is asked.
pub(super) fn typed(turn: &mut Turn, id: StatementId, text: &str, word: Option<Word>) {
    if turn.situation.unseen {
        return unseen::too_soon(turn, None, text, word);
    }
    if matches!(word, Some(Word::No | Word::Skip | Word::DontKnow)) {
        turn.wait(Waiting::Nothing);
        return turn.say(Say::NoComment);
    }
    written(turn, id, text);
}

/// A line written there, or in the field of the message that asked for it.
pub(super) fn written(turn: &mut Turn, id: StatementId, text: &str) {
    if slash::is_command(text) {
        return typing::text(turn, text);
    }
    if !turn.situation.has_got(id) {
        turn.wait(Waiting::Nothing);
        return turn.hint(Hint::OldButton);
    }
    match reading::line(text, COMMENT_MAX_CHARS) {
        Ok(line) => {
            turn.store(Effect::Comment { statement: id, comment: Comment(line) });
            if turn.conversation.waiting == (Waiting::Comment { statement: id }) {
                turn.wait(Waiting::Nothing);
            }
            turn.say(Say::CommentKept);
            turn.say(Say::CommentCare { statement: id });
        }
        Err(why) => {
            typing::misread(turn, why);
            turn.say(Say::CommentAsked { statement: id });
        }
    }
}

/// Nothing is added any more once somebody does anything else.
pub(super) fn let_go(turn: &mut Turn, heard: &Heard) {
    let Waiting::Comment { statement } = turn.conversation.waiting else { return };
    let goes_on = match heard {
        Heard::Text(text) => {
            let word = turn.situation.vocabulary.find(text);
            !slash::is_command(text) && !matches!(word, Some(Word::Command(_) | Word::Stop))
        }
        Heard::Written { data, .. } => Button::decode(data) == Some(Button::Comment(statement)),
        Heard::Blocked | Heard::Unblocked => true,
        _ => false,
    };
    if !goes_on {
        turn.wait(Waiting::Nothing);
    }
}

impl Situation {
    /// Whether a statement was sent to a panel that they are in.
    pub(super) fn has_got(&self, id: StatementId) -> bool {
        let found = self.followup.statement(id).filter(|one| one.is_sent());
        let member = found.and_then(|one| self.member(one.panel));
        member.is_some_and(|member| member.membership.may_answer())
    }
}
