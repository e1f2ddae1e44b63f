//! Wording what goes by e-mail: a subject, no buttons, the link to the person's own page, and the way to get no more.

use super::{Wording, sentence};
use crate::conversation::Say;
use crate::domain::message::{Block, Letter};
use crate::domain::{PanelId, RoundId};
use crate::text::{Draft, Text};

impl Wording<'_> {
    /// A message as a letter; `None` for what is never written in one.
    pub(super) fn letter(&self, say: &Say, draft: Draft) -> Option<Draft> {
        let links = self.situation.mail.as_ref()?;
        let bare = Draft { body: draft.body, attachment: draft.attachment, ..Draft::default() };
        let (subject, panel, label) = match say {
            Say::ConfirmMailbox { panel } => {
                let subject = Text::LetterConfirm { panel: self.panel_name(*panel)? };
                let letter = Letter { subject: subject.into(), stop_url: None };
                return Some(Draft { letter: Some(letter), ..bare });
            }
            Say::Bulletin { panel } => {
                let panel = self.panel_name(*panel)?;
                (Text::LetterNews { panel: panel.clone() }, panel, Text::LetterOwnPage)
            }
            Say::Intro { round, .. } => {
                let (panel, title) = self.names(*round)?;
                (Text::LetterOpening { panel: panel.clone(), title }, panel, Text::LetterAnswer)
            }
            Say::Reminder { round } => {
                let (panel, title) = self.names(*round)?;
                (Text::LetterReminder { title }, panel, Text::LetterAnswer)
            }
            Say::Closing { round } => {
                let (panel, title) = self.names(*round)?;
                (Text::LetterClosing { title }, panel, Text::LetterOwnPage)
            }
            Say::Result { round, .. } | Say::ResultLink { round } => {
                let (panel, title) = self.names_of_result(*round)?;
                (Text::LetterResult { title }, panel, Text::LetterOwnPage)
            }
            other => self.letter_of_outcome(other)?,
        };
        let (stop, own_page) = (links.stop.clone(), self.situation.own_page.clone());
        let letter = Letter { subject: subject.into(), stop_url: Some(stop.clone()) };
        let bare = Draft { letter: Some(letter), ..bare };
        let led = own_page.into_iter().map(|url| Block::Link { label: label.clone().into(), url });
        let led = led.fold(bare, Draft::block);
        let stop = Block::Link { label: Text::LetterStop.into(), url: stop };
        Some(led.block(Block::Small(Text::LetterWhy { panel }.into())).block(stop))
    }

    /// Is this address right? With the link that says so.
    pub(super) fn confirm_mailbox(&self, panel: PanelId) -> Option<Draft> {
        let url = self.situation.mail.as_ref()?.confirm.clone();
        let link = Block::Link { label: Text::ConfirmMailboxLink.into(), url };
        let asked = sentence(Text::ConfirmMailbox { panel: self.panel_name(panel)? });
        Some(asked.block(link).block(Block::Small(Text::ConfirmMailboxNot.into())))
    }

    fn panel_name(&self, panel: PanelId) -> Option<String> {
        self.situation.panel(panel).map(|panel| self.words(panel, &panel.name))
    }

    fn names_of_result(&self, round: RoundId) -> Option<(String, String)> {
        let round = &self.situation.outcome(round)?.round;
        let panel = self.situation.panel(round.panel)?;
        Some((self.words(panel, &panel.name), self.words(panel, &round.title)))
    }

    /// What a round's panel and the round are called.
    fn names(&self, round: RoundId) -> Option<(String, String)> {
        let (work, panel) = self.round(round)?;
        Some((self.words(panel, &panel.name), self.words(panel, &work.round.title)))
    }
}
