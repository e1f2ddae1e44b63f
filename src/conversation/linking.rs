//! One person, several addresses: a code from one place joins another to it, and a way back out.

use std::collections::BTreeSet;

use super::turn::Turn;
use super::{Command, Effect, Hint, Link, Member, Say, Situation, Waiting, entry, rounds};
use crate::domain::{BackgroundVariable, PanelId, Platform, linking};

/// `/link`, with or without a code.
pub(super) fn run(turn: &mut Turn, code: &str) {
    if code.is_empty() {
        offer(turn);
    } else if turn.situation.means_link(code) {
        ask(turn);
    } else if turn.situation.invitation.is_some() {
        entry::start(turn, code);
    } else {
        refuse_code(turn);
    }
}

/// Gives someone who has a part in a panel a code to use elsewhere.
fn offer(turn: &mut Turn) {
    if turn.situation.members.iter().any(may_answer) {
        turn.store(Effect::OfferLink);
        turn.say(Say::LinkCode);
    } else {
        turn.hint(Hint::LinkFromThere);
    }
}

/// Someone used a code: asks whether the two are to become one.
pub(super) fn ask(turn: &mut Turn) {
    let Some((link, _)) = usable(turn) else { return };
    if turn.situation.members.is_empty() && turn.conversation.locale.is_none() {
        turn.conversation.locale = link.locale;
    }
    turn.wait(Waiting::Link { code: link.code });
    turn.say(Say::LinkAsked);
}

/// *Yes, join them*: everything is checked anew, since the button may be old or forged.
pub(super) fn yes(turn: &mut Turn, code: &str) {
    if !turn.situation.means_link(code) {
        return refuse_code(turn);
    }
    let Some((link, joined)) = usable(turn) else { return };
    let panels: Vec<PanelId> = joined.answering().map(|member| member.panel).collect();
    turn.store(Effect::Link { code: link.code });
    for panel in &panels {
        agree_here_too(turn, *panel);
    }
    turn.conversation.invitation = None;
    turn.wait(Waiting::Nothing);
    turn.say_in_place(Say::Linked);
    go_on(turn, &panels);
}

/// *No*: everything stays as it was.
pub(super) fn no(turn: &mut Turn, goodbye: Say) {
    let was_asked = stop_waiting(turn);
    turn.say_in_place(goodbye);
    if was_asked {
        show_question(turn);
    }
    forget_stranger(turn);
}

/// `/unlink`: asks whether this address is to go its own way.
pub(super) fn ask_to_unlink(turn: &mut Turn) {
    match may_unlink(turn) {
        Ok(()) => turn.say(Say::UnlinkAsked),
        Err(why) => turn.hint(why),
    }
}

/// The answer to that.
pub(super) fn unlink(turn: &mut Turn, yes: bool) {
    match may_unlink(turn) {
        _ if !yes => turn.say_in_place(Say::UnlinkCancelled),
        Err(why) => turn.hint(why),
        Ok(()) => {
            turn.store(Effect::ForgetAddress);
            turn.conversation.invitation = None;
            turn.wait(Waiting::Nothing);
            turn.say_in_place(Say::Unlinked);
        }
    }
}

pub(super) fn may_unlink(turn: &Turn) -> Result<(), Hint> {
    if turn.situation.members.is_empty() {
        return Err(Hint::NotMember);
    }
    if turn.situation.elsewhere.is_empty() { Err(Hint::NothingToUnlink) } else { Ok(()) }
}

/// The link, and how everything will be with it; or says what stands in the way.
fn usable(turn: &mut Turn) -> Option<(Link, Situation)> {
    let link = turn.situation.link.clone()?;
    if link.expires_at <= turn.situation.now {
        refuse(turn, Say::Hint(Hint::LinkCodeUnknown));
        return None;
    }
    let Some(joined) = link.joined.as_deref().cloned() else {
        let alone = turn.situation.elsewhere.is_empty();
        let hint = if alone { Hint::OwnLinkCode } else { Hint::LinkedAlready };
        refuse(turn, Say::Hint(hint));
        return None;
    };
    if link.of_staff {
        refuse(turn, Say::Hint(Hint::LinkOfStaff));
        return None;
    }
    if let Some(obstacle) = obstacle(&link, &joined) {
        refuse(turn, obstacle);
        forget_stranger(turn);
        return None;
    }
    Some((link, joined))
}

/// A panel that one of the platforms is not for, or not for someone that young.
fn obstacle(link: &Link, joined: &Situation) -> Option<Say> {
    joined.answering().find_map(|member| {
        let panel = joined.panel(member.panel)?;
        let id = panel.id;
        if !link.platforms.iter().all(|platform| panel.uses(*platform)) {
            return Some(Say::ChannelNotUsed { panel: id });
        }
        let floor = age_asked(&link.platforms, joined, id);
        let too_young = member.background.iter().any(|(no, category)| {
            let variable = panel.variable(*no);
            let category = variable.zip(*category).and_then(|(one, no)| one.category(no));
            category.is_some_and(|category| category.is_below(floor))
        });
        too_young.then_some(Say::LinkTooYoung { panel: id })
    })
}

/// The highest of the lowest ages in a panel on these platforms; 0 for none.
pub(super) fn age_asked<'a>(
    platforms: impl IntoIterator<Item = &'a Platform>,
    situation: &Situation,
    panel: PanelId,
) -> u8 {
    let panel = situation.panel(panel);
    let floor = |platform| panel.map_or(0, |panel| panel.age_floor(platform));
    platforms.into_iter().map(|platform| floor(*platform)).max().unwrap_or(0)
}

/// What they agreed to there, they agree to here. A consent that has changed since is asked for anew, afterwards.
fn agree_here_too(turn: &mut Turn, id: PanelId) {
    let (Some(panel), Some(member)) = (turn.panel(id), turn.situation.member(id)) else { return };
    if member.consent_version == panel.consent.version {
        let consent = turn.consent(&panel);
        turn.store(Effect::GiveConsent { panel: id, consent });
    }
}

/// Goes on where the person was.
fn go_on(turn: &mut Turn, panels: &[PanelId]) {
    for panel in panels {
        if rounds::proceed(turn, *panel) {
            turn.conversation.panel = Some(*panel);
            return;
        }
    }
    turn.conversation.panel = panels.first().copied();
    if let Some(panel) = panels.first() {
        rounds::nothing_left(turn, *panel);
    }
}

/// Nothing is joined: says why, and shows again what was asked before. An old button was in the way of nothing.
fn refuse(turn: &mut Turn, why: Say) {
    let is_typed = turn.pressed.is_none();
    let was_asked = stop_waiting(turn);
    turn.say(why);
    if is_typed || was_asked {
        show_question(turn);
    }
}

/// The code leads nowhere, or so many did that it was not looked at.
fn refuse_code(turn: &mut Turn) {
    let held = turn.situation.holds_codes;
    refuse(turn, Say::Hint(if held { Hint::TooManyCodes } else { Hint::LinkCodeUnknown }));
}

/// Waits for no yes any more. Whether one was waited for.
fn stop_waiting(turn: &mut Turn) -> bool {
    let was_asked = matches!(turn.conversation.waiting, Waiting::Link { .. });
    if was_asked {
        turn.wait(Waiting::Nothing);
    }
    was_asked
}

fn show_question(turn: &mut Turn) {
    if let Some(prompt) = super::resume::prompt(&turn.conversation, &turn.situation) {
        turn.say(prompt);
    }
}

/// Of someone who has no part in anything, nothing is kept.
fn forget_stranger(turn: &mut Turn) {
    if turn.situation.members.is_empty() {
        turn.store(Effect::ForgetAddress);
    }
}

const fn may_answer(member: &Member) -> bool {
    member.membership.may_answer()
}

impl Situation {
    /// Whether this is the link code that was looked up.
    pub(super) fn means_link(&self, code: &str) -> bool {
        let code = linking::code_in(code).unwrap_or_else(|| code.trim().to_owned());
        self.link.as_ref().is_some_and(|link| link.code.eq_ignore_ascii_case(&code))
    }

    /// The panel that asks for the highest age on one of these platforms, among those of someone whose age we do not know.
    pub(super) fn age_to_ask(&self, platforms: &BTreeSet<Platform>) -> Option<(PanelId, u8)> {
        let unknown = self.answering().filter(|member| !self.knows_age(member));
        let asked = unknown.map(|one| (one.panel, age_asked(platforms, self, one.panel)));
        asked.filter(|(_, age)| *age > 0).max_by_key(|(_, age)| *age)
    }

    fn knows_age(&self, member: &Member) -> bool {
        let panel = self.panel(member.panel);
        member.background.iter().any(|(no, category)| {
            let variable = panel.and_then(|panel| panel.variable(*no));
            category.is_some() && variable.is_some_and(BackgroundVariable::tells_age)
        })
    }

    /// The person's parts in panels that they may answer in.
    pub(super) fn answering(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| may_answer(member))
    }
}

impl Command {
    /// Whether the step must know where else the person is reached.
    pub(super) const fn looks_elsewhere(self) -> bool {
        matches!(self, Self::Unlink)
    }
}
