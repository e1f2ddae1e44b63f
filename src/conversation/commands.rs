//! What a person can ask for at any time.

use super::turn::Turn;
use super::{Command, Effect, Hint, Member, Say, Waiting, entry, linking, places};
use crate::domain::contact::Contact;
use crate::domain::{Locale, Membership, PanelId};

/// Carries out a command.
pub(super) fn run(turn: &mut Turn, command: Command, argument: &str) {
    match command {
        Command::Start => entry::start(turn, argument),
        Command::Help => turn.say(Say::Help),
        Command::Language => match Locale::parse(argument) {
            Some(locale) => language(turn, &locale),
            None => turn.say(Say::Languages),
        },
        Command::Rounds => in_a_panel(turn, Say::Rounds),
        Command::Results => in_a_panel(turn, Say::Results),
        Command::Mine => in_a_panel(turn, Say::Mine),
        Command::Invite => invite(turn),
        Command::Pause => pause(turn),
        Command::Fewer => contact(turn, Contact::Fewer),
        Command::All => contact(turn, Contact::All),
        Command::Leave => leave(turn),
        Command::Forget => turn.say(Say::ForgetAsked),
        Command::MyData => turn.say(Say::MyData),
        Command::Link => linking::run(turn, argument),
        Command::Unlink => linking::ask_to_unlink(turn),
        Command::NewLink => places::ask_for_link(turn),
    }
}

/// Speaks another language, and says the latest thing again in it.
pub(super) fn language(turn: &mut Turn, locale: &Locale) {
    if !turn.situation.languages.contains(locale) {
        return turn.say(Say::Languages);
    }
    turn.conversation.locale = Some(locale.clone());
    turn.store(Effect::SetLocale(locale.clone()));
    match super::resume::prompt(&turn.conversation, &turn.situation) {
        Some(prompt) => turn.say_in_place(prompt),
        None => turn.say(Say::LanguageChanged),
    }
}

/// Says what is only for those who are in a panel.
fn in_a_panel(turn: &mut Turn, say: Say) {
    if turn.situation.is_in_a_panel() {
        turn.say(say);
    } else {
        turn.hint(Hint::NotMember);
    }
}

fn invite(turn: &mut Turn) {
    let own = turn.conversation.panel.filter(|panel| {
        turn.situation.member(*panel).is_some_and(|member| member.membership.has_joined())
    });
    let any = || turn.situation.members.iter().find(|member| member.membership.has_joined());
    let guest = turn.situation.members.iter().find(|member| member.is_guest());
    match (own.or_else(|| any().map(|member| member.panel)), guest.map(|member| member.panel)) {
        (Some(panel), _) => turn.say(Say::Invite { panel }),
        (None, Some(panel)) => turn.say(Say::JoinOffer { panel }),
        (None, None) => turn.hint(Hint::NotMember),
    }
}

fn pause(turn: &mut Turn) {
    let joined = panels(turn, |member| member.membership == Membership::Enrolled);
    let paused = panels(turn, |member| member.membership == Membership::Paused);
    if joined.is_empty() && paused.is_empty() {
        return turn.hint(Hint::NotMember);
    }
    for panel in joined {
        turn.store(Effect::SetMembership { panel, membership: Membership::Paused });
    }
    turn.say(Say::Paused);
}

/// From now on so many messages, in every panel.
fn contact(turn: &mut Turn, contact: Contact) {
    let joined = panels(turn, |member| member.membership.has_joined());
    if joined.is_empty() {
        return turn.hint(Hint::NotMember);
    }
    for panel in joined {
        turn.store(Effect::SetContact { panel, contact });
    }
    turn.say(Say::Contact { contact });
}

/// Ends every pause.
pub(super) fn resume_all(turn: &mut Turn) {
    for panel in panels(turn, |member| member.membership == Membership::Paused) {
        turn.store(Effect::SetMembership { panel, membership: Membership::Enrolled });
    }
    turn.say(Say::Resumed);
}

/// Leaves every panel at once.
pub(super) fn leave(turn: &mut Turn) {
    let all = panels(turn, |member| member.membership.may_answer());
    for panel in all {
        turn.store(Effect::SetMembership { panel, membership: Membership::Withdrawn });
    }
    turn.wait(Waiting::Nothing);
    turn.say(Say::Left);
}

/// The answer to *should we delete everything about you?*
pub(super) fn forget(turn: &mut Turn, yes: bool) {
    if yes {
        turn.store(Effect::Forget);
        turn.conversation.invitation = None;
        turn.wait(Waiting::Nothing);
        turn.say_in_place(Say::Forgotten);
    } else {
        turn.say_in_place(Say::ForgetCancelled);
    }
}

fn panels(turn: &Turn, which: impl Fn(&Member) -> bool) -> Vec<PanelId> {
    turn.situation
        .members
        .iter()
        .filter(|member| which(member))
        .map(|member| member.panel)
        .collect()
}
