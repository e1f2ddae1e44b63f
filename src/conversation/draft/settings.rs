//! Wording what can be asked for at any time: help, language, inviting, pause, leaving, forgetting.

use super::{Button, Say, Wording, key, sentence};
use crate::conversation::Command;
use crate::domain::contact::Contact;
use crate::domain::message::{Block, Button as Key};
use crate::domain::{Panel, PanelId, Platform, QuestionNo, RoundId};
use crate::text::{Draft, Phrase, Text};

/// From how many the inviter is told the number of those who joined.
const COUNT_SHOWN_FROM: u32 = 3;

impl Wording<'_> {
    /// Everything that needs no panel and no round.
    pub(super) fn setting(&self, say: &Say) -> Option<Draft> {
        Some(match say {
            Say::Help => self.help(),
            Say::Languages => self.languages(),
            Say::LanguageChanged => sentence(Text::LanguageChanged),
            Say::Paused => sentence(Text::Paused)
                .row(vec![key(Text::Resume, &Button::Command(Command::Start))]),
            Say::Resumed => sentence(Text::Resumed),
            Say::Contact { contact } => Self::contact(*contact),
            Say::Left => self.left(),
            Say::WriteItAgain => sentence(Text::WriteItAgain),
            Say::ForgetAsked => self
                .with_counted(
                    sentence(Text::ForgetAsked).block(Block::Small(Text::ForgetWhat.into())),
                )
                .row(vec![key(Text::ForgetYes, &Button::Forget(true))])
                .row(vec![key(Text::ForgetNo, &Button::Forget(false))]),
            Say::ForgetCancelled => sentence(Text::ForgetCancelled),
            Say::Forgotten => self.with_counted(sentence(Text::Forgotten)),
            _ => return None,
        })
    }

    /// That answers in rounds that have closed stay, where the person may have some.
    fn with_counted(&self, draft: Draft) -> Draft {
        let counted = Block::Small(Text::ForgetCounted.into());
        if self.situation.is_counted { draft.block(counted) } else { draft }
    }

    /// A button for the language of the person's app, where the panel has it and another one is spoken.
    pub(super) fn other_language(&self, panel: &Panel) -> Vec<Key<Phrase>> {
        let wanted = self.conversation.app_locale.as_ref().filter(|wanted| {
            **wanted != self.locale
                && panel.languages.contains(wanted)
                && self.situation.languages.contains(wanted)
        });
        wanted
            .map(|locale| Key {
                label: Phrase::OursIn(locale.clone(), Text::LanguageName),
                action: Button::Language(locale.clone()).action(),
                ticked: false,
            })
            .into_iter()
            .collect()
    }

    fn languages(&self) -> Draft {
        let panel = self.conversation.panel.and_then(|panel| self.situation.panel(panel));
        let row = self
            .situation
            .languages
            .iter()
            .filter(|locale| panel.is_none_or(|panel| panel.languages.contains(locale)))
            .map(|locale| Key {
                label: Phrase::OursIn(locale.clone(), Text::LanguageName),
                action: Button::Language(locale.clone()).action(),
                ticked: *locale == self.locale,
            })
            .collect();
        sentence(Text::LanguageAsked).row(row)
    }

    /// How often we write from now on, and the way back to how it was.
    fn contact(contact: Contact) -> Draft {
        let (words, command, label) = match contact {
            Contact::Fewer => (Text::FewerMessages, Command::All, Text::CommandAll),
            Contact::All => (Text::AllMessages, Command::Fewer, Text::CommandFewer),
        };
        sentence(words).row(vec![key(label, &Button::Command(command))])
    }

    /// What can be done here. What only someone in a panel can do is not offered to anybody else.
    fn help(&self) -> Draft {
        let is_in = self.situation.is_in_a_panel();
        let help = Draft::default()
            .block(Block::Heading(Text::Help.into()))
            .block(Block::Text(Text::HelpHow.into()));
        Command::ALL
            .into_iter()
            .filter(|command| match command {
                Command::Help | Command::Unlink | Command::NewLink | Command::All => false,
                Command::Rounds
                | Command::Results
                | Command::Mine
                | Command::Invite
                | Command::Pause
                | Command::Fewer
                | Command::Leave => is_in,
                _ => true,
            })
            .fold(help, |help, command| {
                help.row(vec![key(label(command), &Button::Command(command))])
            })
    }

    fn left(&self) -> Draft {
        if self.situation.members.is_empty() {
            return sentence(Text::LeftNothing);
        }
        let has_answered = self.situation.rounds.iter().any(|work| {
            let may_have = work.participation.is_some() && !work.round.is_open(self.situation.now);
            may_have || !work.answers.is_empty()
        });
        let kept = if has_answered { Text::LeftKept } else { Text::LeftKnown };
        sentence(Text::Left)
            .block(Block::Small(kept.into()))
            .row(vec![key(Text::CommandForget, &Button::Command(Command::Forget))])
    }

    /// With the way to Discord, where it is on, and what to write there with a code.
    pub(super) fn in_discord(&self, draft: Draft, what_to_write: Text) -> Draft {
        let Some(url) = self.situation.links.discord_install() else { return draft };
        draft
            .block(Block::Link { label: Text::InviteDiscord.into(), url })
            .block(Block::Small(what_to_write.into()))
    }

    /// The person's own link, how many have come by it, and a text to share.
    pub(super) fn invite(&self, id: PanelId) -> Option<Draft> {
        let panel = self.situation.panel(id)?;
        let code = self.situation.own_codes.get(&id)?;
        let links = &self.situation.links;
        let (web, telegram) = (links.web_invitation(code), links.telegram_invitation(code));
        let name = self.name(panel);
        let mut draft =
            Draft::default().block(Block::Heading(Text::Invite { panel: name.clone() }.into()));
        if let Some(url) = web.clone().or_else(|| telegram.clone()) {
            let words = Text::InviteText { panel: name, url };
            draft =
                draft.block(Block::Text(Text::InviteShare.into())).block(Block::Copy(words.into()));
        }
        for (label, url) in [(Text::InviteBrowser, web), (Text::InviteTelegram, telegram)] {
            if let Some(url) = url {
                draft = draft.block(Block::Link { label: label.into(), url });
            }
        }
        if panel.uses(Platform::Discord) {
            draft = self.in_discord(draft, Text::InviteDiscordCode { code: code.clone() });
        }
        let joined = match self.situation.member(id).map_or(0, |member| member.recruited) {
            0 => Text::InviteNone,
            count if count < COUNT_SHOWN_FROM => Text::InviteSome,
            count => Text::InviteCount { count },
        };
        Some(draft.block(Block::Small(joined.into())))
    }
}

/// Was it a stop word or the answer?
pub(super) fn stop_or_answer(round: RoundId, question: QuestionNo) -> Draft {
    sentence(Text::StopOrAnswer).row(vec![
        key(Text::StopMeant, &Button::StopMeant),
        key(Text::AnswerMeant, &Button::AnswerMeant(round, question)),
    ])
}

/// Was it a code or the answer?
pub(super) fn code_or_answer(round: RoundId, question: QuestionNo) -> Draft {
    sentence(Text::CodeOrAnswer)
        .row(vec![key(Text::AnswerMeant, &Button::AnswerMeant(round, question))])
        .row(vec![key(Text::Back, &Button::Change(round, question))])
}

/// What a command is called on a button.
const fn label(command: Command) -> Text {
    match command {
        Command::Start => Text::CommandStart,
        Command::Help => Text::CommandHelp,
        Command::Language => Text::CommandLanguage,
        Command::Rounds => Text::CommandRounds,
        Command::Results => Text::CommandResults,
        Command::Mine => Text::CommandMine,
        Command::Invite => Text::CommandInvite,
        Command::Pause => Text::CommandPause,
        Command::Fewer => Text::CommandFewer,
        Command::All => Text::CommandAll,
        Command::Leave => Text::CommandLeave,
        Command::Forget => Text::CommandForget,
        Command::MyData => Text::CommandMyData,
        Command::Link => Text::CommandLink,
        Command::Unlink => Text::CommandUnlink,
        Command::NewLink => Text::CommandNewLink,
    }
}
