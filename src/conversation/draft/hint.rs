//! Wording why something was not taken.

use super::{Button, Wording, key, sentence};
use crate::conversation::{Command, Hint, Waiting};
use crate::domain::message::{Block, Unreadable};
use crate::domain::{Platform, Question};
use crate::text::{Draft, Figure, Text};

impl Wording<'_> {
    /// Why something was not taken, and what to do.
    pub(super) fn hint(&self, hint: &Hint) -> Option<Draft> {
        Some(sentence(match hint {
            Hint::NotUnderstood => {
                // On our own page nothing is numbered.
                let shows_numbers = self.situation.platform != Platform::Browser;
                let numbered = shows_numbers && self.has_numbered_answers();
                let text = if numbered { Text::NotUnderstood } else { Text::NotUnderstoodWords };
                return Some(self.with_help_lines(sentence(text)));
            }
            Hint::StillNotUnderstood => return Some(self.with_help_lines(self.ways_out())),
            Hint::Ambiguous => Text::Ambiguous,
            Hint::NotANumber => Text::NotANumber,
            Hint::OutOfRange { min, max } => out_of_range(*min, *max)?,
            Hint::TooLong { max } => Text::TooLong { max: (*max).into() },
            Hint::WrongCount { min, max } => {
                let more = max.saturating_sub(*min).into();
                Text::WrongCount { min: (*min).into(), max: (*max).into(), more }
            }
            Hint::NotAPlace => Text::NotAPlace,
            Hint::Unreadable { what: Unreadable::Sticker } => Text::StickerUnread,
            Hint::Unreadable { what: Unreadable::Voice } => Text::VoiceUnread,
            Hint::Unreadable { what: Unreadable::Other } => Text::OtherUnread,
            Hint::RoundClosed { round } => return self.closed(*round),
            Hint::AnswersStand { round } => return self.answers_stand(*round),
            Hint::OldButton => Text::OldButton,
            Hint::NotYours => Text::NotYours,
            Hint::NothingToDo => {
                let help = Button::Command(Command::Help);
                let rounds = Button::Command(Command::Rounds);
                let row = vec![key(Text::CommandRounds, &rounds), key(Text::CommandHelp, &help)];
                let idle = self.with_help_lines(sentence(Text::NotUnderstoodIdle));
                return Some(idle.row(row));
            }
            Hint::NotMember => return Some(self.ways_in(sentence(Text::NotMember))),
            Hint::CannotSkip => Text::CannotSkip,
            Hint::NothingBefore => Text::NothingBefore,
            Hint::LinkCodeUnknown => Text::LinkCodeUnknown,
            Hint::TooManyCodes => Text::TooManyCodes,
            Hint::LinkedAlready => Text::LinkedAlready,
            Hint::LinkOfStaff => Text::LinkOfStaff,
            Hint::OwnLinkCode => Text::OwnLinkCode,
            Hint::LinkFromThere if self.has_menus() => Text::LinkFromThereCommand,
            Hint::LinkFromThere => Text::LinkFromThere,
            Hint::NothingToUnlink => {
                let leave = key(Text::CommandLeave, &Button::Command(Command::Leave));
                let forget = key(Text::CommandForget, &Button::Command(Command::Forget));
                return Some(sentence(Text::NothingToUnlink).row(vec![leave]).row(vec![forget]));
            }
            Hint::NoOwnPage => Text::NoOwnPage,
            Hint::TooSoon => Text::TooSoon,
        }))
    }

    /// Whether what is waited for can be answered by a number that stands for an answer.
    fn has_numbered_answers(&self) -> bool {
        match self.conversation.waiting {
            Waiting::Background { .. } => true,
            Waiting::Answer { round, question } => {
                let work = self.situation.fieldwork(round);
                let question = work.and_then(|work| work.round.question(question));
                question.is_some_and(Question::has_numbered_answers)
            }
            _ => false,
        }
    }

    /// With where to find help at once: no one reads what was written and not understood.
    fn with_help_lines(&self, draft: Draft) -> Draft {
        let panel = self.conversation.panel.and_then(|panel| self.situation.panel(panel));
        match panel.filter(|panel| !panel.help_lines.is_empty()) {
            Some(panel) => draft.block(Block::Small(self.own(panel, &panel.help_lines))),
            None => draft,
        }
    }

    /// The shorter ways out after several misunderstandings.
    fn ways_out(&self) -> Draft {
        let mut row = vec![];
        if let Waiting::Answer { round, question } = self.conversation.waiting {
            let asked = self.round(round).and_then(|(work, _)| work.round.question(question));
            if asked.is_some_and(|question| question.skip) {
                row.push(key(Text::Skip, &Button::Skip(round, question)));
            }
        }
        row.push(key(Text::CommandHelp, &Button::Command(Command::Help)));
        sentence(Text::StillNotUnderstood).row(row)
    }
}

fn out_of_range(min: Option<f64>, max: Option<f64>) -> Option<Text> {
    match (min.map(Figure), max.map(Figure)) {
        (Some(min), Some(max)) => Some(Text::OutOfRange { min, max }),
        (Some(min), None) => Some(Text::TooSmall { min }),
        (None, Some(max)) => Some(Text::TooLarge { max }),
        (None, None) => None,
    }
}
