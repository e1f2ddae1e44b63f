//! The ways in: with a code, without one, and back again.

use super::turn::Turn;
use super::{Hint, Say, Waiting, rounds};
use crate::domain::{
    Entry, InvitationRefusal, Membership, Panel, PanelId, Platform, QuestionNo, RoundId,
};

/// `/start`, with or without a code.
pub(super) fn start(turn: &mut Turn, code: &str) {
    if code.is_empty() {
        return start_without_code(turn);
    }
    if turn.situation.means_link(code) {
        return super::linking::ask(turn);
    }
    let Some(invitation) = turn.situation.invitation.clone() else {
        let held = Say::Hint(Hint::TooManyCodes);
        return turn.say(if turn.situation.holds_codes { held } else { Say::CodeUnknown });
    };
    let panel = invitation.panel;
    if has_part_in(turn, panel) {
        return come_back(turn, panel);
    }
    match invitation.admits(turn.situation.now) {
        Ok(()) => {
            turn.conversation.invitation = Some(invitation.id);
            enter(turn, panel);
        }
        Err(InvitationRefusal::Expired) => turn.say(Say::CodeExpired),
        Err(InvitationRefusal::UsedUp) => turn.say(Say::CodeUsedUp),
    }
}

fn start_without_code(turn: &mut Turn) {
    let known = turn.conversation.panel.filter(|panel| has_part_in(turn, *panel)).or_else(|| {
        let mut members = turn.situation.members.iter();
        members.find(|member| member.membership.may_answer()).map(|member| member.panel)
    });
    match (known, &turn.conversation.waiting) {
        (Some(panel), _) => come_back(turn, panel),
        (None, Waiting::Consent { panel }) => enter(turn, *panel),
        (None, _) => turn.say(Say::About),
    }
}

fn has_part_in(turn: &Turn, panel: PanelId) -> bool {
    turn.situation.member(panel).is_some_and(|member| member.membership.may_answer())
}

/// A press on *join* where anyone may.
pub(super) fn join(turn: &mut Turn, panel: PanelId) {
    match turn.panel(panel) {
        _ if has_part_in(turn, panel) => come_back(turn, panel),
        Some(found) if found.is_open() => enter(turn, panel),
        _ => turn.hint(Hint::OldButton),
    }
}

/// A press on *answer* below a round that is announced to everyone. What stands there stays: others press it too.
pub(super) fn answer_announced(turn: &mut Turn, round: RoundId) {
    turn.pressed = None;
    let Some(found) = turn.round(round) else { return turn.hint(Hint::OldButton) };
    let is_in = has_part_in(turn, found.panel);
    if !is_in && !turn.panel(found.panel).is_some_and(|panel| panel.is_open()) {
        return turn.hint(Hint::NotYours);
    }
    turn.conversation.round = Some(round);
    if is_in {
        return rounds::begin(turn, round);
    }
    if !found.is_open(turn.situation.now) {
        turn.say(Say::RoundOver { round });
    }
    join(turn, found.panel);
}

/// Shows a newcomer the way into a panel.
fn enter(turn: &mut Turn, id: PanelId) {
    let Some(panel) = turn.panel(id) else {
        return turn.say(Say::CodeUnknown);
    };
    let removed = |member: &super::Member| member.membership == Membership::Removed;
    if turn.situation.member(id).is_some_and(removed) {
        return turn.hint(Hint::NotYours);
    }
    turn.conversation.panel = Some(id);
    if !panel.uses(turn.situation.platform) {
        return turn.say(Say::ChannelNotUsed { panel: id });
    }
    let open = rounds::open(turn, id);
    let first = open.iter().find(|work| turn.situation.may_answer_here(&work.round));
    let question_first = first.filter(|_| panel.entry == Entry::AnswerFirst);
    if let Some(round) = question_first.map(|work| work.round.id) {
        turn.wait(Waiting::Answer { round, question: QuestionNo(0) });
        turn.say(Say::FirstQuestion { round });
    } else {
        turn.wait(Waiting::Consent { panel: id });
        turn.say(Say::Welcome { panel: id });
    }
}

/// Someone who has a part in the panel already comes back.
fn come_back(turn: &mut Turn, panel: PanelId) {
    turn.conversation.panel = Some(panel);
    let membership = turn.situation.member(panel).map(|member| member.membership);
    if membership == Some(Membership::Paused) {
        super::commands::resume_all(turn);
    } else if membership == Some(Membership::Enrolled) {
        turn.say(Say::Already { panel });
    }
    if !rounds::proceed(turn, panel) {
        rounds::nothing_left(turn, panel);
    }
}

/// Whether someone this young could answer in the browser instead of here.
pub(super) fn browser_is_open_to_younger(panel: &Panel, here: Platform) -> bool {
    panel.uses(Platform::Browser) && panel.age_floor(Platform::Browser) < panel.age_floor(here)
}
