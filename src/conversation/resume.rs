//! What a chat shows when it is opened again.

use super::{Conversation, Fieldwork, Say, Situation, StaffSay, StatementSay, Waiting};
use crate::domain::{Membership, RoundId, routing};

/// What is waited for, if it still can be answered.
pub(super) fn prompt(conversation: &Conversation, situation: &Situation) -> Option<Say> {
    let open = |round| {
        let work = situation.fieldwork(round)?;
        let ready = work.round.is_open(situation.now) && situation.may_answer_here(&work.round);
        ready.then_some(work)
    };
    match conversation.waiting.clone() {
        Waiting::Consent { panel } => Some(match situation.member(panel) {
            Some(member) if member.membership.has_joined() => Say::ConsentAgain { panel },
            _ => Say::Welcome { panel },
        }),
        Waiting::Link { .. } => Some(Say::LinkAsked),
        Waiting::Background { panel, variable } => Some(Say::Background { panel, variable }),
        Waiting::Answer { round, question } | Waiting::AnswerForSure { round, question } => {
            let work = open(round)?;
            match situation.member(work.round.panel).map(|member| member.membership) {
                Some(Membership::Removed) => None,
                Some(membership) if membership.may_answer() => {
                    Some(Say::Question { round, question })
                }
                _ => Some(Say::FirstQuestion { round }),
            }
        }
        Waiting::Other { round, question, .. } => {
            open(round).map(|_| Say::OtherAsked { round, question })
        }
        Waiting::Bulletin { panel, broadcast: Some(broadcast), locale, correcting: true } => {
            Some(Say::Staff { staff: StaffSay::CorrectionAsked { panel, broadcast, locale } })
        }
        Waiting::Bulletin { panel, broadcast, locale, .. } => {
            Some(Say::Staff { staff: StaffSay::TextAsked { panel, broadcast, locale } })
        }
        Waiting::Quote { round, question } => {
            open(round).map(|_| Say::QuoteAsked { round, question })
        }
        Waiting::Statement { round, locale } => {
            let about = StatementSay::Asked { round, locale };
            Some(Say::Staff { staff: StaffSay::Statement { about } })
        }
        Waiting::Correction { round, statement, locale } => {
            let about = StatementSay::WrongAsked { round, statement, locale };
            Some(Say::Staff { staff: StaffSay::Statement { about } })
        }
        Waiting::StopOrAnswer { round, question } => {
            open(round).map(|_| Say::StopOrAnswer { round, question })
        }
        Waiting::Comment { statement } => {
            situation.has_got(statement).then_some(Say::CommentAsked { statement })
        }
        Waiting::Nothing => {
            situation.under_way().map(|(round, question)| Say::Question { round, question })
        }
    }
}

/// The question that someone is in the middle of and can still answer here, as it is asked once more after presses may
/// have been lost.
#[must_use]
pub fn asked_last(conversation: &Conversation, situation: &Situation) -> Option<Say> {
    let (Waiting::Answer { round, .. }
    | Waiting::AnswerForSure { round, .. }
    | Waiting::Other { round, .. }
    | Waiting::Quote { round, .. }
    | Waiting::StopOrAnswer { round, .. }) = conversation.waiting
    else {
        return None;
    };
    let panel = situation.fieldwork(round)?.round.panel;
    let welcome = situation.member(panel).is_none_or(|member| {
        member.membership.may_answer() && member.membership != Membership::Paused
    });
    prompt(conversation, situation).filter(|_| welcome)
}

impl Situation {
    /// Whether this asks something in a round that has closed since it was said.
    pub(super) fn is_over(&self, say: &Say) -> bool {
        let (Say::Question { round, .. }
        | Say::FirstQuestion { round }
        | Say::OtherAsked { round, .. }
        | Say::QuoteAsked { round, .. }) = say
        else {
            return false;
        };
        self.fieldwork(*round).is_none_or(|work| !work.round.is_open(self.now))
    }
}

impl Situation {
    /// The same, or nothing to say at all; and the thanks that say what comes once the round closes, when it has: where
    /// things stand says more then.
    fn is_past(&self, say: &Say) -> bool {
        match say {
            Say::Thanks { round } => {
                self.fieldwork(*round).is_none_or(|work| !work.round.is_open(self.now))
            }
            Say::Care { round, question } => !self.may_mean_danger(*round, *question),
            Say::CommentCare { statement } => !self.comment_may_mean_danger(*statement),
            _ => self.is_over(say),
        }
    }
}

/// What a chat that is opened again shows: what is waited for, else what is new, else where things stand.
fn resume(conversation: &Conversation, situation: &Situation) -> Vec<Say> {
    if let Some(prompt) = prompt(conversation, situation) {
        return vec![prompt];
    }
    match fresh(situation) {
        Some(round) => vec![Say::Intro { round, begin: true }],
        None if situation.is_in_a_panel() => vec![Say::Rounds],
        None => vec![Say::About],
    }
}

/// An open round that the person has neither begun nor declined.
fn fresh(situation: &Situation) -> Option<RoundId> {
    let mut open = situation
        .members
        .iter()
        .filter(|member| member.membership.may_answer())
        .flat_map(|member| situation.open_rounds(member.panel));
    open.find(|work| work.participation.is_none() && !work.declined).map(|work| work.round.id)
}

/// Whether what is said already leads to a round.
fn leads_to(said: &[Say], wanted: RoundId) -> bool {
    said.iter().any(|say| match say {
        Say::Intro { round, .. } | Say::FirstQuestion { round } | Say::Question { round, .. } => {
            *round == wanted
        }
        Say::Rounds => true,
        _ => false,
    })
}

/// What stands above the latest messages when a whole chat is shown at once, as in the browser: the answered questions of
/// the round that the chat is in the middle of, or has just been through, each with its answer.
#[must_use]
pub fn answered_so_far(conversation: &Conversation, situation: &Situation) -> Vec<Say> {
    let current = match conversation.waiting {
        Waiting::Answer { round, .. }
        | Waiting::Other { round, .. }
        | Waiting::Quote { round, .. }
        | Waiting::StopOrAnswer { round, .. }
        | Waiting::AnswerForSure { round, .. } => situation.fieldwork(round),
        Waiting::Nothing => conversation.panel.and_then(|panel| {
            let mut open = situation.open_rounds(panel).into_iter().rev();
            open.find(|work| work.participation.is_some())
        }),
        _ => None,
    };
    let asked_now = match conversation.waiting {
        Waiting::Answer { question, .. } => Some(question),
        _ => None,
    };
    current.map(|work| answered(work, asked_now)).unwrap_or_default()
}

fn answered(work: &Fieldwork, asked_now: Option<crate::domain::QuestionNo>) -> Vec<Say> {
    let round = work.round.id;
    routing::path(&work.round, &work.answers)
        .answered
        .into_iter()
        .filter(|question| Some(*question) != asked_now)
        .map(|question| Say::Answered { round, question })
        .collect()
}

/// What was said before something newer came, as it still stands: without what asks or is asked again, and without what is
/// over.
#[must_use]
pub fn overtaken(said: Vec<Say>, conversation: &Conversation, situation: &Situation) -> Vec<Say> {
    let now = latest(Vec::new(), conversation, situation);
    let said = said.into_iter().filter(|say| stands_alone(say) && !say.is_prompt());
    said.filter(|say| !now.contains(say) && !situation.is_past(say)).collect()
}

/// Whether it is not shown in what has been answered.
const fn stands_alone(say: &Say) -> bool {
    !matches!(say, Say::Answered { .. } | Say::QuoteSettled { .. })
}

/// The latest messages of a chat that is shown at once: `said` since the last update (nothing, when it is opened again),
/// and always what is waited for, or a round that has opened since. Never empty.
#[must_use]
pub fn latest(said: Vec<Say>, conversation: &Conversation, situation: &Situation) -> Vec<Say> {
    let mut page: Vec<Say> =
        said.into_iter().filter(|say| stands_alone(say) && !situation.is_past(say)).collect();
    match prompt(conversation, situation) {
        Some(prompt) if !page.contains(&prompt) => page.push(prompt),
        None if page.is_empty() => page = resume(conversation, situation),
        None if conversation.waiting == Waiting::Nothing => {
            let opened = fresh(situation).filter(|round| !leads_to(&page, *round));
            page.extend(opened.map(|round| Say::Intro { round, begin: true }));
        }
        _ => {}
    }
    page
}
