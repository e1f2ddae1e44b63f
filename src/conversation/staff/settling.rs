//! What became of a wish, put into the step.

use super::{StaffAnswer, StaffSay, StaffWish, StatementSay};
use crate::conversation::{Reply, Say, Step, Waiting};

/// Puts what became of a wish into the step: what is said, and what the chat waits for from now on.
pub fn settle(step: &mut Step, wish: StaffWish, answer: StaffAnswer) {
    let told = match answer {
        StaffAnswer::Unknown => {
            if step.conversation.waiting.is_for_staff() {
                step.conversation.waiting = Waiting::Nothing;
            }
            return step.replies.push(Reply { say: Say::Hint(wish.unknown), replaces: None });
        }
        StaffAnswer::Told(told) => told,
    };
    let asked = told.iter().find_map(waiting_after);
    if asked.is_some() || step.conversation.waiting.is_for_staff() {
        step.conversation.waiting = asked.unwrap_or_default();
        step.conversation.misses = 0;
    }
    let mut place = wish.pressed.filter(|_| told.len() == 1 && told[0].takes_place());
    step.replies.extend(
        told.into_iter().map(|staff| Reply { say: Say::Staff { staff }, replaces: place.take() }),
    );
}

fn waiting_after(said: &StaffSay) -> Option<Waiting> {
    match said {
        StaffSay::TextAsked { panel, broadcast, locale } => {
            let (broadcast, locale) = (*broadcast, locale.clone());
            Some(Waiting::Bulletin { panel: *panel, broadcast, locale, correcting: false })
        }
        StaffSay::CorrectionAsked { panel, broadcast, locale } => {
            let (broadcast, locale) = (Some(*broadcast), locale.clone());
            Some(Waiting::Bulletin { panel: *panel, broadcast, locale, correcting: true })
        }
        StaffSay::Statement { about: StatementSay::Asked { round, locale } } => {
            Some(Waiting::Statement { round: *round, locale: locale.clone() })
        }
        StaffSay::Statement { about: StatementSay::WrongAsked { round, statement, locale } } => {
            let (round, statement, locale) = (*round, *statement, locale.clone());
            Some(Waiting::Correction { round, statement, locale })
        }
        _ => None,
    }
}
