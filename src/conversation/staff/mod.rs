//! Staff in a chat: what they ask for, and what they are told once it is settled. A chat knows no rights: every wish goes
//! to `service`, which answers [`StaffAnswer::Unknown`] for whatever is not this person's to see or do.

mod act;
mod say;
mod settling;
mod statement;

use super::Hint;
use super::turn::Turn;
use crate::domain::message::MessageRef;
use crate::domain::{BroadcastId, Locale, PanelId, RoundId};

pub use act::StaffAct;
pub use say::{Reach, RoundNumbers, StaffSay, StaffView};
pub use settling::settle;
pub(super) use statement::typed as typed_statement;
pub use statement::{StatementAct, StatementSay, StatementView};

/// The command that opens the menu, or, with a code, takes up a role. It stands in no menu and in no help.
pub const COMMAND: &str = "/staff";

/// A wish of someone who may be staff, to be settled with the rest of the step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffWish {
    /// What.
    pub what: StaffWant,
    /// The message whose button was pressed.
    pressed: Option<MessageRef>,
    /// What a stranger is told: the same as for what does not exist.
    unknown: Hint,
}

/// What is wished for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffWant {
    /// Something that a button can ask for.
    Act(StaffAct),
    /// To take up the role that a code is for.
    TakeUp(String),
    /// To keep a text.
    Text {
        /// In which panel, for a new bulletin.
        panel: Option<PanelId>,
        /// Of which bulletin, and in which language.
        place: Option<(BroadcastId, Locale)>,
        /// Whether it takes the place of what people have got.
        correcting: bool,
        /// What was written.
        text: String,
    },
    /// To keep a text of a round's statement, or who signs it.
    Statement {
        /// Of which round.
        round: RoundId,
        /// In which language; `None` for who signs it.
        locale: Option<Locale>,
        /// What was written.
        text: String,
    },
}

/// What became of a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffAnswer {
    /// There is nothing such for this person.
    Unknown,
    /// What to tell them.
    Told(Vec<StaffSay>),
}

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
