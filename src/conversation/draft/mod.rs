//! Wording: for each thing to say, the message in keys and staff's own words.

mod answer;
mod broadcast;
mod care;
mod hint;
mod joining;
mod letter;
mod linking;
mod my_data;
mod places;
mod question;
mod quote;
mod result;
mod results;
mod round;
mod settings;
mod staff;
mod staff_correction;
mod staff_release;
mod staff_statement;
mod staff_text;
mod statement;
mod wording;

use super::{Button, Conversation, Say, Situation};
use crate::domain::Platform;
use crate::domain::message::Block;
use crate::text::{Draft, Text};
use wording::{Wording, key, link, named};

/// The message for something to say, in keys and staff's own words; `None` when it has lost its meaning since (the round
/// is gone). A picture or file is added by whoever can make one.
#[must_use]
pub fn draft(say: &Say, conversation: &Conversation, situation: &Situation) -> Option<Draft> {
    if situation.is_over(say) {
        return None;
    }
    let locale = super::locale(conversation, situation);
    let desk = Wording { conversation, situation, locale };
    let drafted = match say {
        Say::Hint(hint) => desk.hint(hint),
        Say::About
        | Say::CodeUnknown
        | Say::CodeExpired
        | Say::CodeUsedUp
        | Say::Welcome { .. }
        | Say::ConsentAgain { .. }
        | Say::Declined
        | Say::Background { .. }
        | Say::BackgroundAnswered { .. }
        | Say::TooYoung { .. }
        | Say::NotEligible { .. }
        | Say::ChannelNotUsed { .. }
        | Say::Joined { .. }
        | Say::Already { .. }
        | Say::JoinOffer { .. }
        | Say::JoinDeclined { .. } => desk.joining(say),
        Say::Intro { round, begin } => desk.intro(*round, *begin),
        Say::Announcement { round } => desk.announcement(*round),
        Say::RoundOver { round } => desk.round_over(*round),
        Say::Reminder { round } => desk.reminder(*round),
        Say::RoundDeclined { round } => desk.round_declined(*round),
        Say::Closing { round } => desk.closing(*round),
        Say::Result { round, question } => desk.result(*round, *question),
        Say::ResultLink { round } => desk.result_link(*round),
        Say::Bulletin { panel } => desk.bulletin(*panel),
        Say::Statement { statement } => desk.statement(*statement),
        Say::StatementRest { statement } => desk.statement_rest(*statement),
        Say::Late { round, missed, dated } => desk.late(*round, *missed, *dated),
        Say::FeltAsked { statement } => desk.felt_asked(*statement),
        Say::FeltThanks => Some(sentence(Text::FeltThanks)),
        Say::CommentAsked { statement } => desk.comment_asked(*statement),
        Say::CommentKept => Some(sentence(Text::CommentKept)),
        Say::CommentCare { statement } => desk.comment_care(*statement),
        Say::NoComment => Some(sentence(Text::NoComment)),
        Say::Decision { decision, update } => desk.decision(*decision, *update),
        Say::Question { round, question } => desk.question(*round, *question),
        Say::FirstQuestion { round } => desk.first_question(*round),
        Say::Answered { round, question } => desk.answered(*round, *question),
        Say::CareUnkept => Some(desk.care_unkept()),
        Say::Care { round, question } => desk.care(*round, *question),
        Say::OtherAsked { round, question } => desk.other_asked(*round, *question),
        Say::QuoteAsked { round, question } => desk.quote_asked(*round, *question),
        Say::QuoteSettled { round, question } => desk.quote_settled(*round, *question),
        Say::Thanks { round } => desk.thanks(*round),
        Say::Rounds => Some(desk.rounds()),
        Say::Results => Some(desk.results()),
        Say::Missed { rounds } => desk.missed(rounds),
        Say::Mine => Some(desk.mine()),
        Say::MyData => Some(desk.my_data()),
        Say::Staff { staff } => {
            desk.staff(staff).or_else(|| desk.hint(&crate::conversation::Hint::OldButton))
        }
        Say::Invite { panel } => desk.invite(*panel),
        Say::StopOrAnswer { round, question } => Some(settings::stop_or_answer(*round, *question)),
        Say::CodeOrAnswer { round, question } => Some(settings::code_or_answer(*round, *question)),
        Say::LinkCode
        | Say::LinkAsked
        | Say::LinkTooYoung { .. }
        | Say::Linked
        | Say::LinkDeclined
        | Say::UnlinkAsked
        | Say::UnlinkCancelled
        | Say::Unlinked => desk.linking(say),
        Say::Place { place } => Some(desk.place(*place)),
        Say::Help
        | Say::Languages
        | Say::LanguageChanged
        | Say::Paused
        | Say::Resumed
        | Say::Contact { .. }
        | Say::Left
        | Say::WriteItAgain
        | Say::ForgetAsked
        | Say::ForgetCancelled
        | Say::Forgotten => desk.setting(say),
        Say::ConfirmMailbox { panel } => desk.confirm_mailbox(*panel),
    };
    if situation.platform == Platform::Email { desk.letter(say, drafted?) } else { drafted }
}

/// A message of one sentence.
fn sentence(text: Text) -> Draft {
    Draft::default().block(Block::Text(text.into()))
}
