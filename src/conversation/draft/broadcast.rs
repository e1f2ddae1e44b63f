//! Wording what goes to many.

use super::{Button, Wording, key, sentence};
use crate::conversation::Command;
use crate::domain::markup::Markup;
use crate::domain::message::{Block, Button as Key};
use crate::domain::{PanelId, Platform, RoundId};
use crate::text::{Draft, Phrase, Text};

impl Wording<'_> {
    /// What staff wrote, and the way to fewer messages.
    pub(super) fn bulletin(&self, panel: PanelId) -> Option<Draft> {
        let panel = self.situation.panel(panel)?;
        let text = panel.say(self.situation.bulletin.as_ref()?, &self.locale);
        let text = Markup::parse(text);
        if text.is_empty() {
            return None;
        }
        let draft = Draft::default().block(Block::Markup(text));
        if self.situation.platform == Platform::Email {
            // A letter says in its own words how to get fewer.
            return Some(draft);
        }
        let foot = Text::BulletinFoot { panel: self.words(panel, &panel.name) };
        Some(draft.block(Block::Small(foot.into())))
    }

    /// There is still time; whoever has begun goes on where they stopped.
    pub(super) fn reminder(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        if !work.round.is_open(self.situation.now) || work.is_complete() {
            return None;
        }
        let title = self.words(panel, &work.round.title);
        let date = self.day(panel, work.round.closes_at(self.situation.now));
        let (text, label) = if work.participation.is_some() {
            (Text::ReminderStarted { title, date }, Text::Continue)
        } else {
            (Text::Reminder { title, date }, Text::Begin)
        };
        Some(sentence(text).row(vec![key(label, &Button::Begin(id))]).row(vec![Self::not_this(id)]))
    }

    /// Nothing more of it, and the way back.
    pub(super) fn round_declined(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        let title = self.words(panel, &work.round.title);
        let date = self.day(panel, work.round.closes_at(self.situation.now));
        let label = if work.participation.is_some() { Text::Continue } else { Text::Begin };
        let begin = Button::Begin(id);
        Some(sentence(Text::RoundDeclined { title, date }).row(vec![key(label, &begin)]))
    }

    /// The button for whoever does not want this round.
    pub(super) fn not_this(id: RoundId) -> Key<Phrase> {
        key(Text::NotThisRound, &Button::NotThisRound(id))
    }

    /// The round is over, and what comes next.
    pub(super) fn closing(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        let title = self.words(panel, &work.round.title);
        if work.round.nobody_answered() {
            return Some(sentence(Text::ClosingUnanswered { title }));
        }
        let who = self.words(panel, &work.round.promise.decided_by);
        let date = self.promised_for(panel, &work.round);
        let invite = Button::Command(Command::Invite);
        Some(
            sentence(Text::ClosingThanks { title, who, date })
                .row(vec![key(Text::InviteButton, &invite)]),
        )
    }
}
