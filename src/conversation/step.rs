//! One update in one chat: what must be looked up for it, and where each thing that can be heard leads.

use super::turn::Turn;
use super::{
    Button, Command, Conversation, Effect, Hint, Reply, Say, Situation, StaffWish, Vocabulary,
    Waiting, Word, answering, care, commands, entry, followup, joining, linking, places, quoting,
    rounds, staff, ticking, typing,
};
use crate::domain::linking::{CODE_CHARS, code_in};
use crate::domain::message::{Heard, Incoming, MessageRef};
use crate::domain::{InvitationId, Nonresponse};

/// What one update leads to.
#[derive(Debug, Clone)]
pub struct Step {
    /// The chat's state afterwards.
    pub conversation: Conversation,
    /// What to store, in order.
    pub effects: Vec<Effect>,
    /// What to say, in order.
    pub replies: Vec<Reply>,
    /// The situation with the effects carried out, for wording the replies.
    pub situation: Situation,
    /// What someone asks for who may be staff: to be settled by [`super::settle_staff`].
    pub staff: Option<StaffWish>,
}

/// What must be looked up before a step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The invitation with this code (as typed; compare without case).
    pub code: Option<String>,
    /// The invitation with this id.
    pub invitation: Option<InvitationId>,
    /// The link code (as typed; compare without case), the first of these that there is.
    pub links: Vec<String>,
    /// Where else the person is reached.
    pub elsewhere: bool,
    /// What was just given that could be a code of ours, in upper case.
    pub given: Option<String>,
}

impl Wanted {
    /// The same without looking at any code.
    #[must_use]
    pub fn without_codes(self) -> Self {
        Self { code: None, invitation: None, links: Vec::new(), ..self }
    }
}

/// What must be looked up before a step, or, where nothing was heard, before the chat is shown.
#[must_use]
pub fn wanted(
    conversation: &Conversation,
    heard: Option<&Heard>,
    vocabulary: &Vocabulary,
) -> Wanted {
    let mut wanted = Wanted { invitation: conversation.invitation, ..Wanted::default() };
    match heard {
        Some(Heard::Text(text)) => typed(&mut wanted, text.trim(), vocabulary),
        Some(Heard::Written { text, .. }) if text.trim().starts_with('/') => {
            typed(&mut wanted, text.trim(), vocabulary);
        }
        Some(Heard::Pressed { data, .. }) => match Button::decode(data) {
            Some(Button::LinkYes(code)) => {
                wanted.given = Some(code.to_uppercase());
                wanted.links.push(code);
            }
            Some(Button::Unlink(_) | Button::UnlinkOthers | Button::NewLink(_)) => {
                wanted.elsewhere = true;
            }
            Some(Button::Command(command)) => wanted.elsewhere = command.looks_elsewhere(),
            _ => {}
        },
        _ => {}
    }
    if let Waiting::Link { code } = &conversation.waiting {
        wanted.links.push(code.clone());
    }
    wanted
}

fn typed(wanted: &mut Wanted, text: &str, vocabulary: &Vocabulary) {
    if staff::is_command(text) {
        return;
    }
    let (code, command) = match text.strip_prefix('/') {
        Some(line) => {
            let command = vocabulary.command(text).map(|(command, _)| command);
            (line.split_once(char::is_whitespace).unwrap_or_default().1, command)
        }
        None => match vocabulary.find(text) {
            Some(Word::Command(command)) => (text, Some(command)),
            _ => (text, None),
        },
    };
    wanted.elsewhere = command.is_some_and(Command::looks_elsewhere);
    let ours = code_in(code);
    wanted.given.clone_from(&ours);
    let code = ours.as_deref().unwrap_or_else(|| code.trim());
    if looks_like_code(code) {
        wanted.invitation = None;
        wanted.code = Some(code.to_owned());
    }
    if looks_like_code(code) && code.len() == CODE_CHARS {
        wanted.links.push(code.to_owned());
    }
}

/// Whether a text has the shape of an invitation code: one word of Telegram's deep-link signs.
/// <https://core.telegram.org/api/links#bot-links>
pub(super) fn looks_like_code(text: &str) -> bool {
    let signs = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let text = text.trim();
    (4..=64).contains(&text.len()) && text.chars().all(signs)
}

/// One update in one chat.
#[must_use]
pub fn step(conversation: Conversation, incoming: &Incoming, situation: Situation) -> Step {
    let mut turn = Turn::new(conversation, situation, message_of(&incoming.heard));
    if incoming.locale.is_some() {
        turn.conversation.app_locale.clone_from(&incoming.locale);
    }
    followup::let_go(&mut turn, &incoming.heard);
    match &incoming.heard {
        Heard::Text(text) => typing::text(&mut turn, text),
        Heard::Pressed { data, .. } => match Button::decode(data) {
            Some(button) => press(&mut turn, button),
            None => turn.hint(Hint::OldButton),
        },
        Heard::Picked { data, choices, .. } => match Button::decode(data) {
            Some(Button::Done(round, question)) => {
                ticking::picked(&mut turn, round, question, choices);
            }
            _ => turn.hint(Hint::OldButton),
        },
        Heard::Written { data, text, .. } => match Button::decode(data) {
            Some(Button::Write(round, question)) => {
                typing::written(&mut turn, round, question, text);
            }
            Some(Button::WriteOther(round, question)) => {
                typing::written_other(&mut turn, round, question, text);
            }
            Some(Button::Comment(statement)) => followup::written(&mut turn, statement, text),
            Some(Button::Staff(act)) => staff::written(&mut turn, act, text),
            _ => turn.hint(Hint::OldButton),
        },
        Heard::Location { latitude, longitude } => {
            typing::location(&mut turn, *latitude, *longitude);
        }
        Heard::Unreadable(what) => typing::unreadable(&mut turn, *what),
        Heard::Blocked => turn.store(Effect::MarkUnreachable),
        Heard::Unblocked => turn.store(Effect::MarkReachable),
    }
    if turn.situation.missed && !matches!(incoming.heard, Heard::Blocked | Heard::Unblocked) {
        catch_up(&mut turn);
    }
    care::meet_unkept(&mut turn, &incoming.heard);
    turn.finish()
}

/// Someone whom we could not reach is here again: what is waited for may never have been shown to them.
fn catch_up(turn: &mut Turn) {
    let prompt = super::resume::prompt(&turn.conversation, &turn.situation);
    if let Some(prompt) = prompt.filter(|prompt| !turn.says(prompt)) {
        turn.say(prompt);
    }
}

fn message_of(heard: &Heard) -> Option<MessageRef> {
    match heard {
        Heard::Pressed { message, .. }
        | Heard::Picked { message, .. }
        | Heard::Written { message, .. } => message.clone(),
        _ => None,
    }
}

fn press(turn: &mut Turn, button: Button) {
    match button {
        Button::Command(command) => commands::run(turn, command, ""),
        Button::Language(locale) => commands::language(turn, &locale),
        Button::Join(panel) => entry::join(turn, panel),
        Button::Consent(panel, version) => joining::consent(turn, panel, version),
        Button::Decline(panel) => joining::decline(turn, panel),
        Button::TooYoung(panel) => joining::too_young(turn, panel),
        Button::Enrol(panel) => joining::enrol(turn, panel),
        Button::StayGuest(panel) => joining::stay_guest(turn, panel),
        Button::Background(panel, variable, category) => {
            joining::background(turn, panel, variable, category);
        }
        Button::Answer(round) => entry::answer_announced(turn, round),
        Button::Begin(round) => rounds::begin(turn, round),
        Button::NotThisRound(round) => rounds::decline(turn, round),
        Button::Choose(round, question, choice) => {
            answering::choose(turn, round, question, choice);
        }
        Button::Tick(round, question, choice, on) => {
            ticking::tick(turn, round, question, choice, on);
        }
        Button::Point(round, question, point) => answering::point(turn, round, question, point),
        Button::Done(round, question) => ticking::done(turn, round, question),
        Button::DontKnow(round, question) => {
            answering::nonresponse(turn, round, question, Nonresponse::DontKnow);
        }
        Button::Skip(round, question) => {
            answering::nonresponse(turn, round, question, Nonresponse::Skipped);
        }
        Button::Write(round, question) | Button::WriteOther(round, question) => {
            answering::again(turn, round, question);
        }
        Button::Other(round, question) => answering::other(turn, round, question),
        Button::NothingElse(round, question) => answering::nothing_else(turn, round, question),
        Button::Back(round, question) => answering::back(turn, round, question),
        Button::Change(round, question) => answering::change(turn, round, question),
        Button::Quote(round, question, yes) => quoting::allow(turn, round, question, yes),
        Button::StopMeant => commands::leave(turn),
        Button::AnswerMeant(round, question) => typing::answer_meant(turn, round, question),
        Button::Forget(yes) => commands::forget(turn, yes),
        Button::LinkYes(code) => linking::yes(turn, &code),
        Button::LinkNo => linking::no(turn, Say::LinkDeclined),
        Button::LinkTooYoung(panel) => linking::no(turn, Say::LinkTooYoung { panel }),
        Button::Unlink(yes) => linking::unlink(turn, yes),
        Button::UnlinkOthers => places::unlink_others(turn),
        Button::NewLink(yes) => places::renew_link(turn, yes),
        Button::Statement(statement) => followup::read(turn, statement),
        Button::StatementRest(statement) => followup::rest(turn, statement),
        Button::FormerStatement(statement) => followup::former(turn, statement),
        Button::Felt(statement, felt) => followup::felt(turn, statement, felt),
        Button::Comment(statement) => followup::ask(turn, statement),
        Button::Staff(act) => staff::press(turn, act),
    }
}
