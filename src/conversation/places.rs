//! Who is let in where: a new link to the person's own page, and letting go of every place but this one.

use serde::{Deserialize, Serialize};

use super::turn::Turn;
use super::{Effect, Hint, Say, linking};
use crate::domain::Platform;

/// Something about the places where a person is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum PlaceSay {
    /// Should the link to their own page really be replaced?
    NewLinkAsked,
    /// It stays.
    NewLinkDeclined,
    /// It is replaced, and here is the new one.
    NewLink,
    /// To somebody in the places that they had: another has been joined to them.
    Joined {
        /// On which platform the other is.
        platform: Platform,
    },
    /// This is the only place now.
    OthersUnlinked,
}

/// `/newlink`: asks whether the link is to be replaced.
pub(super) fn ask_for_link(turn: &mut Turn) {
    match may_renew(turn) {
        Ok(()) => say(turn, PlaceSay::NewLinkAsked),
        Err(why) => turn.hint(why),
    }
}

/// The answer to that.
pub(super) fn renew_link(turn: &mut Turn, yes: bool) {
    match may_renew(turn) {
        _ if !yes => say(turn, PlaceSay::NewLinkDeclined),
        Err(why) => turn.hint(why),
        Ok(()) => {
            turn.store(Effect::RenewPage);
            say(turn, PlaceSay::NewLink);
        }
    }
}

/// Every other place goes, and whoever has the link to the person's page or a code of theirs comes in no more.
pub(super) fn unlink_others(turn: &mut Turn) {
    if let Err(why) = linking::may_unlink(turn) {
        return turn.hint(why);
    }
    turn.store(Effect::ForgetElsewhere);
    say(turn, PlaceSay::OthersUnlinked);
}

fn may_renew(turn: &Turn) -> Result<(), Hint> {
    if turn.situation.members.is_empty() {
        return Err(Hint::NotMember);
    }
    if turn.situation.own_page.is_some() { Ok(()) } else { Err(Hint::NoOwnPage) }
}

fn say(turn: &mut Turn, place: PlaceSay) {
    turn.say_in_place(Say::Place { place });
}
