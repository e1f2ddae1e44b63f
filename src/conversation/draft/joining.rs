//! Wording the ways in, consent and background.

use super::wording::Next;
use super::{Button, Say, Wording, key, link, named, sentence};
use crate::conversation::entry::browser_is_open_to_younger;
use crate::domain::message::Block;
use crate::domain::{Panel, PanelId, VariableNo};
use crate::text::{Draft, Text};

impl Wording<'_> {
    /// Everything that is said on the way in.
    pub(super) fn joining(&self, say: &Say) -> Option<Draft> {
        let panel = |id: &PanelId| self.situation.panel(*id).cloned();
        Some(match say {
            Say::About => self.about(),
            Say::CodeUnknown => sentence(Text::CodeUnknown),
            Say::CodeExpired => sentence(Text::CodeExpired),
            Say::CodeUsedUp => sentence(Text::CodeUsedUp),
            Say::Declined => sentence(Text::Declined),
            Say::Welcome { panel: id } => self.welcome(&*panel(id)?),
            Say::ConsentAgain { panel: id } => self.consent_again(&*panel(id)?),
            Say::Background { panel: id, variable } => self.background(&*panel(id)?, *variable)?,
            Say::BackgroundAnswered { panel: id, variable } => {
                self.background_answered(&*panel(id)?, *variable)?
            }
            Say::TooYoung { panel: id } => self.too_young(&*panel(id)?),
            Say::NotEligible { panel: id } => {
                sentence(Text::NotEligible { panel: self.name(&*panel(id)?) })
            }
            Say::ChannelNotUsed { panel: id } => {
                let name = self.name(&*panel(id)?);
                self.elsewhere(sentence(Text::ChannelNotUsed { panel: name }))
            }
            Say::Joined { panel: id } => self.joined(&*panel(id)?),
            Say::Already { panel: id } => {
                sentence(Text::Already { panel: self.name(&*panel(id)?) })
            }
            Say::JoinOffer { panel: id } => {
                let name = self.name(&*panel(id)?);
                sentence(Text::JoinOffer { panel: name }).row(vec![
                    key(Text::JoinYes, &Button::Enrol(*id)),
                    key(Text::JoinNo, &Button::StayGuest(*id)),
                ])
            }
            Say::JoinDeclined { panel: id } => {
                let days = panel(id)?.retention.guest_days.into();
                sentence(Text::JoinDeclined { days })
            }
            _ => return None,
        })
    }

    /// What the panel is called.
    pub(super) fn name(&self, panel: &Panel) -> String {
        self.words(panel, &panel.name)
    }

    fn about(&self) -> Draft {
        let ways_in = self.ways_in(sentence(Text::About));
        let ending = if ways_in.buttons.is_empty() { Text::AboutClosed } else { Text::AboutOpen };
        let code = if self.has_menus() { Text::AboutCodeCommand } else { Text::AboutCode };
        ways_in.block(Block::Text(code.into())).block(Block::Text(ending.into()))
    }

    /// With a button for each panel here that anyone may join.
    pub(super) fn ways_in(&self, draft: Draft) -> Draft {
        let panels = self.situation.panels.values();
        panels.filter(|panel| panel.is_open() && panel.uses(self.situation.platform)).fold(
            draft,
            |draft, panel| {
                let label = Text::JoinPanel { panel: self.name(panel) };
                draft.row(vec![key(label, &Button::Join(panel.id))])
            },
        )
    }

    fn welcome(&self, panel: &Panel) -> Draft {
        let mut draft = Draft::default().block(Block::Heading(self.own(panel, &panel.name)));
        draft = self.friend(draft);
        draft
            .block(Block::Text(self.own(panel, &panel.welcome)))
            .block(Block::Text(self.own(panel, &panel.promise)))
            .block(Block::Small(self.organiser(panel)))
            .block(Block::Text(self.own(panel, &panel.consent.text)))
            .block(Block::Text(Text::ConsentAsked.into()))
            .row(self.other_language(panel))
            .row(vec![key(Text::ConsentYes, &Button::Consent(panel.id, panel.consent.version))])
            .row(vec![key(Text::ConsentNo, &Button::Decline(panel.id))])
    }

    /// That a friend invited them, and never which.
    pub(super) fn friend(&self, draft: Draft) -> Draft {
        let by_friend = self
            .situation
            .invitation
            .as_ref()
            .is_some_and(crate::domain::Invitation::is_from_a_friend);
        if by_friend { draft.block(Block::Small(Text::FriendInvited.into())) } else { draft }
    }

    /// Who asks.
    pub(super) fn organiser(&self, panel: &Panel) -> crate::text::Phrase {
        Text::Organiser { organiser: self.words(panel, &panel.organiser) }.into()
    }

    fn consent_again(&self, panel: &Panel) -> Draft {
        let yes = Button::Consent(panel.id, panel.consent.version);
        sentence(Text::ConsentChanged)
            .block(Block::Quote(self.own(panel, &panel.consent.text)))
            .row(vec![key(Text::ConsentAgainYes, &yes)])
            .row(vec![key(
                Text::CommandLeave,
                &Button::Command(crate::conversation::Command::Leave),
            )])
    }

    fn background(&self, panel: &Panel, no: VariableNo) -> Option<Draft> {
        let variable = panel.variable(no)?;
        let mut draft = Draft::default().block(Block::Heading(self.own(panel, &variable.text)));
        if no == VariableNo(0) {
            draft = draft.block(Block::Small(Text::BackgroundWhy.into()));
        }
        for (place, category) in (0..).map(crate::domain::CategoryNo).zip(&variable.categories) {
            let button = Button::Background(panel.id, no, Some(place));
            draft = draft.row(vec![named(self.own(panel, &category.label), &button)]);
        }
        if variable.may_be_declined() {
            let button = Button::Background(panel.id, no, None);
            draft = draft.row(vec![key(Text::BackgroundDecline, &button)]);
        }
        Some(draft)
    }

    fn background_answered(&self, panel: &Panel, no: VariableNo) -> Option<Draft> {
        let variable = panel.variable(no)?;
        let draft = Draft::default().block(Block::Heading(self.own(panel, &variable.text)));
        let member = self.situation.member(panel.id)?;
        let label = match *member.background.get(&no)? {
            Some(category) => self.own(panel, &variable.category(category)?.label),
            None => Text::BackgroundDeclined.into(),
        };
        Some(draft.block(Block::Quote(label)))
    }

    fn too_young(&self, panel: &Panel) -> Draft {
        let here = self.situation.platform;
        let age = panel.age_floor(here).into();
        if browser_is_open_to_younger(panel, here) {
            return self.elsewhere(sentence(Text::TooYoungHere { age }));
        }
        sentence(Text::TooYoung { panel: self.name(panel), age })
    }

    /// With the way to our own page, where there is one.
    fn elsewhere(&self, draft: Draft) -> Draft {
        let code = self.situation.invitation.as_ref().map(|invitation| &invitation.code);
        let page = match code {
            Some(code) => self.situation.links.web_invitation(code),
            None => self.situation.links.web.clone(),
        };
        draft.row(page.map(|url| link(Text::GoToBrowser, url)).into_iter().collect())
    }

    fn joined(&self, panel: &Panel) -> Draft {
        let draft = sentence(Text::Joined { panel: self.name(panel) });
        if self.situation.open_rounds(panel.id).iter().any(|work| work.is_wanted()) {
            return draft;
        }
        let next = match self.way_to_next() {
            Next::Shown => Text::JoinedNextHere,
            Next::Written => Text::JoinedNext,
            Next::Announced => Text::JoinedNextChannel,
            Next::Asked => Text::JoinedNextAsk,
        };
        draft.block(Block::Text(next.into()))
    }
}
