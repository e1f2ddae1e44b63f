//! Consent and background.

use super::turn::Turn;
use super::{Effect, Hint, Say, Waiting, locale};
use crate::domain::{Ask, CategoryNo, LocalText, Membership, PanelId, VariableNo, reading};

/// A press on *yes* below the welcome, or below a changed consent.
pub(super) fn consent(turn: &mut Turn, id: PanelId, version: u32) {
    let Some(panel) = turn.panel(id).filter(|panel| panel.uses(turn.situation.platform)) else {
        return turn.hint(Hint::OldButton);
    };
    if version != panel.consent.version {
        turn.wait(Waiting::Consent { panel: id });
        return turn.say(Say::Welcome { panel: id });
    }
    let consent = turn.consent(&panel);
    match turn.situation.member(id).cloned() {
        Some(member) if member.membership.has_joined() => {
            if member.consent_version == version {
                return already(turn, id);
            }
            turn.store(Effect::GiveConsent { panel: id, consent });
            turn.conversation.panel = Some(id);
            if !super::rounds::proceed(turn, id) {
                super::rounds::nothing_left(turn, id);
            }
            return;
        }
        Some(member) if member.membership == Membership::Removed => {
            return turn.hint(Hint::NotYours);
        }
        _ => {
            let invitation = turn.conversation.invitation;
            if invitation.is_none() && !panel.is_open() {
                return turn.hint(Hint::NotYours);
            }
            let code = turn.situation.invitation.clone();
            let used = code.filter(|code| Some(code.id) == invitation && code.panel == id);
            if used.is_some_and(|code| code.admits(turn.situation.now).is_err()) {
                return turn.say(Say::CodeUsedUp);
            }
            let membership = Membership::Enrolled;
            turn.store(Effect::Admit { panel: id, membership, consent, invitation });
        }
    }
    turn.conversation.panel = Some(id);
    go_on(turn, id);
}

/// Someone who is in says yes again, perhaps because what came after it never reached them: says what is waited for
/// once more, and leaves it as it is. They can be in the middle of something else by now.
fn already(turn: &mut Turn, panel: PanelId) {
    turn.say(Say::Already { panel });
    if let Some(prompt) = super::resume::prompt(&turn.conversation, &turn.situation) {
        turn.say(prompt);
    }
}

/// A press on *no thanks* below the welcome.
pub(super) fn decline(turn: &mut Turn, panel: PanelId) {
    if turn.situation.member(panel).is_none() && turn.situation.members.is_empty() {
        turn.store(Effect::ForgetAddress);
    }
    turn.conversation.invitation = None;
    turn.wait(Waiting::Nothing);
    turn.say_in_place(Say::Declined);
}

/// A guest joins after having answered.
pub(super) fn enrol(turn: &mut Turn, panel: PanelId) {
    match turn.situation.member(panel).map(|member| member.membership) {
        Some(Membership::Guest { .. }) => {
            let membership = Membership::Enrolled;
            turn.store(Effect::SetMembership { panel, membership });
            go_on(turn, panel);
        }
        Some(membership) if membership.has_joined() => already(turn, panel),
        _ => turn.hint(Hint::OldButton),
    }
}

/// A guest would rather not join.
pub(super) fn stay_guest(turn: &mut Turn, panel: PanelId) {
    if turn.situation.member(panel).is_some() {
        turn.wait(Waiting::Nothing);
        turn.say_in_place(Say::JoinDeclined { panel });
    } else {
        turn.hint(Hint::OldButton);
    }
}

fn go_on(turn: &mut Turn, panel: PanelId) {
    if ask_background(turn, panel, Ask::Joining) {
        return;
    }
    settle_in(turn, panel);
}

/// Everything about joining is done: welcome, and the questions that are open.
fn settle_in(turn: &mut Turn, panel: PanelId) {
    turn.conversation.invitation = None;
    turn.say(Say::Joined { panel });
    if !super::rounds::proceed(turn, panel) {
        turn.wait(Waiting::Nothing);
    }
}

/// Asks the next background question of this time; false when there is none left.
pub(super) fn ask_background(turn: &mut Turn, id: PanelId, when: Ask) -> bool {
    let (Some(panel), Some(member)) = (turn.panel(id), turn.situation.member(id)) else {
        return false;
    };
    let Some(variable) = panel.unasked(when, &member.background) else { return false };
    turn.wait(Waiting::Background { panel: id, variable });
    turn.say(Say::Background { panel: id, variable });
    true
}

/// A background answer: a category, or rather not.
pub(super) fn background(
    turn: &mut Turn,
    id: PanelId,
    no: VariableNo,
    category: Option<CategoryNo>,
) {
    let joined = turn.situation.member(id).is_some_and(|member| member.membership.has_joined());
    if !joined {
        return turn.hint(Hint::NotYours);
    }
    let Some(panel) = turn.panel(id) else { return turn.hint(Hint::OldButton) };
    let Some(variable) = panel.variable(no) else { return turn.hint(Hint::OldButton) };
    if let Some(category) = category {
        let Some(chosen) = variable.category(category) else {
            return turn.hint(Hint::OldButton);
        };
        if chosen.is_below(panel.age_floor(turn.situation.platform)) {
            return turn_away(turn, id, Say::TooYoung { panel: id });
        }
        if !chosen.eligible {
            return turn_away(turn, id, Say::NotEligible { panel: id });
        }
    } else if !variable.may_be_declined() {
        return turn.hint(Hint::CannotSkip);
    }
    let when = variable.ask;
    turn.store(Effect::SetBackground { panel: id, variable: no, category });
    turn.say_in_question(Say::BackgroundAnswered { panel: id, variable: no });
    if ask_background(turn, id, when) {
        return;
    }
    match when {
        Ask::Joining => settle_in(turn, id),
        Ask::Afterwards => super::rounds::afterwards(turn, id),
    }
}

/// A typed background answer.
pub(super) fn typed_background(turn: &mut Turn, id: PanelId, no: VariableNo, text: &str) {
    let Some(panel) = turn.panel(id) else { return turn.hint(Hint::OldButton) };
    let Some(variable) = panel.variable(no) else { return turn.hint(Hint::OldButton) };
    let labels: Vec<(CategoryNo, &LocalText)> =
        (0..).map(CategoryNo).zip(variable.categories.iter().map(|one| &one.label)).collect();
    let locale = locale(&turn.conversation, &turn.situation);
    match reading::pick(&labels, &locale, text) {
        Ok(category) => background(turn, id, no, Some(category)),
        Err(misread) => {
            super::typing::misread(turn, misread);
            turn.say(Say::Background { panel: id, variable: no });
        }
    }
}

/// Someone who is too young says so.
pub(super) fn too_young(turn: &mut Turn, panel: PanelId) {
    turn_away(turn, panel, Say::TooYoung { panel });
}

/// A kind way out that keeps nothing.
fn turn_away(turn: &mut Turn, panel: PanelId, goodbye: Say) {
    if turn.situation.member(panel).is_some() {
        turn.store(Effect::ForgetMembership { panel });
    }
    if turn.situation.members.is_empty() {
        turn.store(Effect::ForgetAddress);
    }
    turn.conversation.invitation = None;
    turn.wait(Waiting::Nothing);
    turn.say_in_place(goodbye);
}
