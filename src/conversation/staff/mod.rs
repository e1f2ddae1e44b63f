//! Staff in a chat: what they ask for, and what they are told once it is settled. A chat knows no rights: every wish goes
//! to `service`, which answers [`StaffAnswer::Unknown`] for whatever is not this person's to see or do.

mod act;
mod say;
mod settling;
mod statement;
mod wish;

use super::Hint;
use super::turn::Turn;
use crate::domain::{BroadcastId, Locale, PanelId};

pub use act::StaffAct;
pub use say::{Reach, RoundNumbers, StaffSay, StaffView};
pub use settling::settle;
pub use statement::{StatementAct, StatementSay, StatementView};
pub(super) use statement::{typed as typed_statement, typed_correction};
pub use wish::{StaffAnswer, StaffWant, StaffWish};

/// The command that opens the menu, or, with a code, takes up a role. It stands in no menu and in no help.
pub const COMMAND: &str = "/staff";

/// Whether this is the command for staff.
pub(super) fn is_command(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case(COMMAND))
}

/// `/staff`, with a code or without.
pub(super) fn command(turn: &mut Turn, text: &str) {
    let what = match text.split_whitespace().nth(1) {
        Some(code) => StaffWant::TakeUp(code.to_owned()),
        None => StaffWant::Act(StaffAct::Menu(None)),
    };
    wish(turn, what, Hint::NothingToDo);
}

/// A button of theirs, or one that claims to be.
pub(super) fn press(turn: &mut Turn, act: StaffAct) {
    wish(turn, StaffWant::Act(act), Hint::OldButton);
}

/// A text written in the field of a message that asked for it.
pub(super) fn written(turn: &mut Turn, act: StaffAct, text: &str) {
    match act {
        StaffAct::New(panel) => keep(turn, Some(panel), None, false, text),
        StaffAct::Rewrite(id, locale) => keep(turn, None, Some((id, locale)), false, text),
        StaffAct::Correct(id, locale) => keep(turn, None, Some((id, locale)), true, text),
        StaffAct::Statement(act) => statement::written(turn, act, text),
        _ => turn.hint(Hint::OldButton),
    }
}

/// A text typed while the chat waits for it.
pub(super) fn typed(
    turn: &mut Turn,
    panel: PanelId,
    place: Option<(BroadcastId, Locale)>,
    correcting: bool,
    text: &str,
) {
    let panel = place.is_none().then_some(panel);
    keep(turn, panel, place, correcting && panel.is_none(), text);
}

fn keep(
    turn: &mut Turn,
    panel: Option<PanelId>,
    place: Option<(BroadcastId, Locale)>,
    correcting: bool,
    text: &str,
) {
    let what = StaffWant::Text { panel, place, correcting, text: text.to_owned() };
    wish(turn, what, Hint::NothingToDo);
}

fn wish(turn: &mut Turn, what: StaffWant, unknown: Hint) {
    let pressed = turn.pressed.take();
    turn.staff = Some(StaffWish { what, pressed, unknown });
}
