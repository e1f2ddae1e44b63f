//! Wording how one person comes to be reached at several addresses.

use super::{Button, Say, Wording, key, sentence};
use crate::conversation::linking::age_asked;
use crate::conversation::{Command, Situation};
use crate::domain::message::Block;
use crate::domain::{Platform, linking};
use crate::text::{Draft, Text};

impl Wording<'_> {
    /// Everything that is said about joining addresses.
    pub(super) fn linking(&self, say: &Say) -> Option<Draft> {
        Some(match say {
            Say::LinkCode => self.link_code(),
            Say::LinkAsked => self.link_asked(),
            Say::LinkTooYoung { panel } => self.link_too_young(*panel),
            Say::Linked => sentence(Text::LinkedNow),
            Say::LinkDeclined => sentence(Text::LinkDeclined),
            Say::UnlinkAsked => sentence(Text::UnlinkAsked)
                .block(Block::Small(Text::UnlinkWhat.into()))
                .row(vec![key(Text::UnlinkYes, &Button::Unlink(true))])
                .row(vec![key(Text::UnlinkOthers, &Button::UnlinkOthers)])
                .row(vec![key(Text::UnlinkNo, &Button::Unlink(false))]),
            Say::UnlinkCancelled => sentence(Text::UnlinkCancelled),
            Say::Unlinked => sentence(Text::Unlinked),
            _ => return None,
        })
    }

    /// The code, and where to use it. One that is used or old is not shown again.
    fn link_code(&self) -> Draft {
        let Some(code) = &self.situation.own_link_code else {
            return sentence(Text::LinkCodeGone)
                .row(vec![key(Text::CommandLink, &Button::Command(Command::Link))]);
        };
        let mut draft = sentence(Text::LinkCode)
            .block(Block::Copy(crate::text::Phrase::from(code.as_str())))
            .block(Block::Text(Text::LinkCodeHow.into()));
        let links = &self.situation.links;
        let ways = [
            (Platform::Browser, Text::InviteBrowser, links.web_invitation(code)),
            (Platform::Telegram, Text::InviteTelegram, links.telegram_invitation(code)),
        ];
        let elsewhere: Vec<_> = ways
            .into_iter()
            .filter(|(platform, ..)| *platform != self.situation.platform)
            .filter_map(|(_, label, url)| Some(Block::Link { label: label.into(), url: url? }))
            .collect();
        let discord = self.situation.platform != Platform::Discord;
        let discord = discord && links.discord_install().is_some();
        if discord || !elsewhere.is_empty() {
            draft = draft.block(Block::Text(Text::LinkCodeOpen.into()));
        }
        draft = elsewhere.into_iter().fold(draft, Draft::block);
        if discord {
            draft = self.in_discord(draft, Text::LinkCodeDiscord { code: code.clone() });
        }
        draft.block(Block::Small(Text::LinkCodeTime { minutes: linking::CODE_MINUTES }.into()))
    }

    fn link_asked(&self) -> Draft {
        let link = self.situation.link.as_ref().filter(|link| link.expires_at > self.situation.now);
        let Some((link, joined)) = link.and_then(|link| Some((link, link.joined.as_deref()?)))
        else {
            return sentence(Text::LinkCodeUnknown);
        };
        let mut draft = sentence(Text::LinkAsked).block(Block::Text(Text::LinkAskedWhat.into()));
        if !self.situation.members.is_empty() {
            draft = draft.block(Block::Text(Text::LinkAskedBoth.into()));
        }
        draft = self.agreed(draft, joined);
        let age = joined.age_to_ask(&link.platforms).map(|(panel, age)| (panel, u32::from(age)));
        if let Some((_, age)) = age {
            draft = draft.block(Block::Small(Text::LinkAskedAge { age }.into()));
        }
        let younger =
            age.map(|(panel, age)| key(Text::YoungerThan { age }, &Button::LinkTooYoung(panel)));
        draft
            .block(Block::Small(Text::LinkAskedCare.into()))
            .row(vec![key(Text::LinkYes, &Button::LinkYes(link.code.clone()))])
            .row(vec![key(Text::LinkNo, &Button::LinkNo)])
            .row(younger.into_iter().collect())
    }

    /// What the person has agreed to, as it will hold here too. A text that has changed since is asked about by itself.
    fn agreed(&self, draft: Draft, joined: &Situation) -> Draft {
        let current = joined.answering().filter_map(|member| {
            let panel = joined.panel(member.panel)?;
            (member.consent_version == panel.consent.version).then_some(panel)
        });
        current.fold(draft, |draft, panel| {
            let panel_name = self.name(panel);
            draft
                .block(Block::Text(Text::LinkConsent { panel: panel_name }.into()))
                .block(Block::Quote(self.own(panel, &panel.consent.text)))
        })
    }

    fn link_too_young(&self, panel: crate::domain::PanelId) -> Draft {
        let link = self.situation.link.as_ref();
        let platforms = link.map(|link| link.platforms.clone()).unwrap_or_default();
        let platforms = platforms.iter().chain(std::iter::once(&self.situation.platform));
        let age = age_asked(platforms, self.situation, panel).into();
        sentence(Text::LinkTooYoung { age })
    }
}
