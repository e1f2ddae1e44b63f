//! Going through a round: where it begins, what comes next, and what follows the last answer.

use super::turn::Turn;
use super::{Effect, Fieldwork, Hint, Member, Say, Situation, Waiting, joining};
use crate::domain::{Ask, Membership, PanelId, QuestionNo, RoundId};

/// Whatever comes next for someone in the panel: consent again, background, the open round. False when nothing does.
pub(super) fn proceed(turn: &mut Turn, id: PanelId) -> bool {
    if settles_first(turn, id) {
        return true;
    }
    let next = open(turn, id).into_iter().find(|work| work.is_wanted());
    let Some(round) = next.map(|work| work.round.id) else { return false };
    go_through(turn, round);
    true
}

/// The rounds of a panel that can be answered now: the one that the person came for, then the others.
pub(super) fn open(turn: &Turn, panel: PanelId) -> Vec<&Fieldwork> {
    let mut open = turn.situation.open_rounds(panel);
    open.sort_by_key(|work| Some(work.round.id) != turn.conversation.round);
    open
}

/// Nothing is open: says where things stand.
pub(super) fn nothing_left(turn: &mut Turn, panel: PanelId) {
    let guest = turn.situation.member(panel).is_some_and(Member::is_guest);
    turn.wait(Waiting::Nothing);
    turn.say(if guest { Say::JoinOffer { panel } } else { Say::Rounds });
}

/// A press on *begin*, *go on* or *see my answers*.
pub(super) fn begin(turn: &mut Turn, round: RoundId) {
    if turn.situation.answers_stand(round) {
        return turn.hint(Hint::AnswersStand { round });
    }
    if turn.situation.has_closed(round) {
        return turn.say(Say::RoundOver { round });
    }
    let Some(panel) = answerable(turn, round) else { return };
    turn.conversation.panel = Some(panel);
    if turn.situation.fieldwork(round).is_some_and(Fieldwork::is_complete) {
        let path = turn.situation.path(round);
        for question in path.into_iter().flat_map(|path| path.answered) {
            turn.say(Say::Answered { round, question });
        }
    } else {
        if introduces(turn, round) {
            turn.say_in_place(Say::Intro { round, begin: false });
        }
        ask_here(turn, round);
    }
}

/// A press on *not this round*.
pub(super) fn decline(turn: &mut Turn, id: RoundId) {
    let Some(round) = turn.round(id) else { return turn.hint(Hint::OldButton) };
    let member = turn.situation.member(round.panel);
    if !member.is_some_and(|member| member.membership.may_answer()) {
        return turn.hint(Hint::NotYours);
    }
    if !round.is_open(turn.situation.now) {
        return turn.hint(Hint::RoundClosed { round: id });
    }
    turn.store(Effect::DeclineRound { round: id });
    if turn.conversation.waiting.round() == Some(id) {
        turn.wait(Waiting::Nothing);
    }
    turn.say_in_place(Say::RoundDeclined { round: id });
}

/// The round's panel, if the person may answer the round here and now; else says why not.
pub(super) fn answerable(turn: &mut Turn, id: RoundId) -> Option<PanelId> {
    let Some(round) = turn.round(id) else {
        turn.hint(Hint::OldButton);
        return None;
    };
    let member = turn.situation.member(round.panel);
    if !member.is_some_and(|member| member.membership.may_answer()) {
        turn.hint(Hint::NotYours);
        return None;
    }
    if !round.is_open(turn.situation.now) {
        turn.hint(Hint::RoundClosed { round: id });
        return None;
    }
    if !turn.situation.may_answer_here(&round) {
        turn.say(Say::Intro { round: id, begin: false });
        return None;
    }
    if settles_first(turn, round.panel) {
        return None;
    }
    Some(round.panel)
}

/// Asks for what must be settled before someone who has joined may answer: a changed consent, the background that tells
/// whether the panel is for them. False when nothing is left of that.
fn settles_first(turn: &mut Turn, id: PanelId) -> bool {
    let (Some(panel), Some(member)) = (turn.panel(id), turn.situation.member(id)) else {
        return false;
    };
    if !member.membership.has_joined() {
        return false;
    }
    if member.consent_version < panel.consent.version {
        turn.wait(Waiting::Consent { panel: id });
        turn.say(Say::ConsentAgain { panel: id });
        return true;
    }
    joining::ask_background(turn, id, Ask::Joining)
}

/// Introduces the round if it is new to the person, and asks the next question.
fn go_through(turn: &mut Turn, round: RoundId) {
    if introduces(turn, round) {
        turn.say(Say::Intro { round, begin: false });
    }
    ask_here(turn, round);
}

/// Whether the round is new to the person, or can only be introduced here and is answered elsewhere.
fn introduces(turn: &Turn, round: RoundId) -> bool {
    turn.situation.fieldwork(round).is_some_and(|work| {
        work.participation.is_none() || !turn.situation.may_answer_here(&work.round)
    })
}

/// Asks the next question, where this round is answered here.
fn ask_here(turn: &mut Turn, round: RoundId) {
    turn.conversation.round = None;
    if !turn.round(round).is_some_and(|round| turn.situation.may_answer_here(&round)) {
        return turn.wait(Waiting::Nothing);
    }
    turn.store(Effect::Start { round });
    ask_next(turn, round);
}

/// Asks the next question, or thanks for the last answer.
pub(super) fn ask_next(turn: &mut Turn, round: RoundId) {
    match turn.situation.fieldwork(round).and_then(Fieldwork::next) {
        Some(question) => ask(turn, round, question),
        None => complete(turn, round),
    }
}

/// Asks one question.
pub(super) fn ask(turn: &mut Turn, round: RoundId, question: QuestionNo) {
    turn.wait(Waiting::Answer { round, question });
    turn.say(Say::Question { round, question });
}

fn complete(turn: &mut Turn, round: RoundId) {
    let Some(work) = turn.situation.fieldwork(round) else { return };
    let panel = work.round.panel;
    turn.wait(Waiting::Nothing);
    note_end(turn, round);
    turn.say(Say::Thanks { round });
    afterwards(turn, panel);
}

/// Notes that someone has come to the end, if they have and it is not noted.
pub(super) fn note_end(turn: &mut Turn, round: RoundId) {
    let ended = turn.situation.fieldwork(round).is_some_and(|work| {
        work.is_complete() && work.participation.is_none_or(|part| part.completed_at.is_none())
    });
    if ended {
        turn.store(Effect::Complete { round });
    }
}

/// What follows a completed round: joining for a guest, the background asked afterwards, another open round.
pub(super) fn afterwards(turn: &mut Turn, panel: PanelId) {
    turn.wait(Waiting::Nothing);
    let Some(member) = turn.situation.member(panel) else { return };
    if member.is_guest() {
        return turn.say(Say::JoinOffer { panel });
    }
    if joining::ask_background(turn, panel, Ask::Afterwards) {
        return;
    }
    let open = turn.situation.open_rounds(panel);
    let another = open.iter().find(|work| work.is_wanted()).map(|work| work.round.id);
    if let Some(round) = another {
        turn.say(Say::Intro { round, begin: true });
    } else if turn.is_silent() {
        turn.say(Say::Rounds);
    }
}

impl Member {
    /// Whether they have answered without joining.
    pub(super) const fn is_guest(&self) -> bool {
        matches!(self.membership, Membership::Guest { .. })
    }
}

impl Situation {
    /// Whether a round of a panel of theirs has closed.
    fn has_closed(&self, id: RoundId) -> bool {
        self.fieldwork(id).is_some_and(|work| {
            let member = self.member(work.round.panel);
            member.is_some_and(|member| member.membership.may_answer())
                && !work.round.is_open(self.now)
        })
    }

    /// Whether the person has answered in a round of a panel of theirs, and it has closed since.
    pub(super) fn answers_stand(&self, id: RoundId) -> bool {
        self.has_closed(id) && self.fieldwork(id).is_some_and(|work| work.participation.is_some())
    }

    /// The round that the person is in the middle of, with its next question, when the chat waits for nothing else.
    pub(super) fn under_way(&self) -> Option<(RoundId, QuestionNo)> {
        self.rounds
            .iter()
            .filter(|work| work.round.is_open(self.now) && self.may_answer_here(&work.round))
            .filter(|work| work.participation.is_some() && !work.declined)
            .filter(|work| {
                let member = self.member(work.round.panel);
                member.is_some_and(|member| member.membership.may_answer())
            })
            .find_map(|work| work.next().map(|question| (work.round.id, question)))
    }
}
