//! What people do with what came of their answers: read on, and say whether it felt like an answer.

use super::turn::Turn;
use super::{Effect, Hint, Say};
use crate::domain::StatementId;
use crate::domain::statement::Felt;

/// A statement that was sent, once more.
pub(super) fn read(turn: &mut Turn, id: StatementId) {
    if is_theirs(turn, id) {
        turn.say(Say::Statement { statement: id });
    } else {
        turn.hint(Hint::OldButton);
    }
}

/// The rest of a statement that was sent.
pub(super) fn rest(turn: &mut Turn, id: StatementId) {
    if is_theirs(turn, id) {
        turn.say(Say::StatementRest { statement: id });
    } else {
        turn.hint(Hint::OldButton);
    }
}

/// Whether a statement felt like an answer. Whether they took part, and have not said so before, is looked at where it is
/// counted.
pub(super) fn felt(turn: &mut Turn, id: StatementId, felt: Felt) {
    if is_theirs(turn, id) {
        turn.store(Effect::Feel { statement: id, felt });
        turn.say_in_place(Say::FeltThanks);
    } else {
        turn.hint(Hint::OldButton);
    }
}

/// Whether it was sent to a panel that they are in.
fn is_theirs(turn: &Turn, id: StatementId) -> bool {
    let found = turn.situation.followup.statement(id).filter(|one| one.is_sent());
    let member = found.and_then(|one| turn.situation.member(one.panel));
    member.is_some_and(|member| member.membership.may_answer())
}
