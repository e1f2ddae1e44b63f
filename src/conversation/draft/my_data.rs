//! Wording everything that is kept about a person.

use super::{Wording, sentence};
use crate::conversation::{MyPanel, MyPress, MyRound};
use crate::domain::contact::Contact;
use crate::domain::message::Block;
use crate::domain::statement::Felt;
use crate::domain::{Membership, Panel, Platform};
use crate::text::{Draft, Phrase, Text};

impl Wording<'_> {
    /// Everything that is kept about the person.
    pub(super) fn my_data(&self) -> Draft {
        let Some(data) = self
            .situation
            .my_data
            .as_ref()
            .filter(|data| !data.panels.is_empty() || !data.posts.is_empty())
        else {
            return sentence(Text::MyDataNone);
        };
        let mut draft = Draft::default().block(Block::Heading(Text::MyData.into()));
        let places = data.platforms.iter().map(|platform| Phrase::Ours(reached(*platform)));
        draft = draft.block(Block::List(places.collect()));
        for post in &data.posts {
            if let Some(panel) = self.situation.panel(post.panel) {
                let (panel, role) = (self.name(panel), post.role.as_str().to_owned());
                draft = draft.block(Block::Text(Text::MyDataStaff { panel, role }.into()));
            }
        }
        for part in &data.panels {
            if let Some(panel) = self.situation.panel(part.panel) {
                draft = self.part(draft, panel, part);
            }
        }
        draft.block(Block::Small(Text::MyDataFile.into()))
    }

    fn part(&self, draft: Draft, panel: &Panel, part: &MyPanel) -> Draft {
        let date = self.day(panel, part.joined_at);
        let name = self.name(panel);
        let panel_line = match part.membership {
            Membership::Withdrawn | Membership::Removed => Text::MyDataLeft { panel: name, date },
            Membership::Guest { until } => {
                Text::MyDataGuest { panel: name, date: self.day(panel, until) }
            }
            Membership::Paused => Text::MyDataPaused { panel: name, date },
            Membership::Enrolled => Text::MyDataPanel { panel: name, date },
        };
        let mut given: Vec<_> =
            part.consents.iter().map(|one| (one.given_at, one.platform)).collect();
        given.sort_unstable();
        let mut consents: Vec<Phrase> = Vec::new();
        for (at, platform) in given {
            let place = platform.as_str().to_owned();
            consents.push(Text::MyDataConsent { place, date: self.day(panel, at) }.into());
        }
        consents.dedup();
        let background = part.background.iter().filter_map(|(no, category)| {
            let variable = panel.variable(*no)?;
            let category = variable.category((*category)?)?;
            Some(Phrase::Ours(Text::MyDataBackground {
                question: self.words(panel, &variable.text),
                answer: self.words(panel, &category.label),
            }))
        });
        let fewer = (part.contact == Contact::Fewer).then_some(Phrase::Ours(Text::MyDataFewer));
        let facts: Vec<Phrase> = consents.into_iter().chain(background).chain(fewer).collect();
        let mut draft = draft.block(Block::Text(panel_line.into()));
        if !facts.is_empty() {
            draft = draft.block(Block::List(facts));
        }
        let draft = part.rounds.iter().fold(draft, |draft, round| self.taken(draft, panel, round));
        let draft = part.declined.iter().fold(draft, |draft, round| {
            let title = self.words(panel, &round.title);
            draft.block(Block::Text(Text::MyDataDeclined { title }.into()))
        });
        part.felt.iter().fold(draft, |draft, press| self.pressed(draft, panel, press))
    }

    /// Whether a statement felt like an answer, and what they added.
    fn pressed(&self, draft: Draft, panel: &Panel, press: &MyPress) -> Draft {
        let Some(titles) = self
            .situation
            .followup
            .statement(press.statement)
            .and_then(|statement| self.titles(panel, &statement.rounds))
        else {
            return draft;
        };
        let what = press.felt.map_or("unknown", Felt::as_str).to_owned();
        let draft = draft.block(Block::Text(Text::MyDataFelt { what, titles }.into()));
        match &press.comment {
            Some(comment) => draft
                .block(Block::Small(Text::MyDataComment.into()))
                .block(Block::Quote(Phrase::Own(comment.0.clone()))),
            None => draft,
        }
    }

    fn taken(&self, draft: Draft, panel: &Panel, taken: &MyRound) -> Draft {
        let title = self.words(panel, &taken.round.title);
        let mut draft = draft.block(Block::Text(Text::MyDataRound { title }.into()));
        for (no, answer) in &taken.answers {
            if let Some(question) = taken.round.question(*no) {
                let asked = Text::MyDataAnswer { question: self.words(panel, &question.text) };
                draft = draft.block(Block::Small(asked.into()));
                draft =
                    self.given_back(panel, question, answer).into_iter().fold(draft, Draft::block);
                if let Some(may) = answer.quotable {
                    let said = if may { Text::MyDataQuotable } else { Text::MyDataNotQuotable };
                    draft = draft.block(Block::Small(said.into()));
                }
            }
        }
        draft
    }
}

const fn reached(platform: Platform) -> Text {
    match platform {
        Platform::Telegram => Text::MyDataTelegram,
        Platform::Discord => Text::MyDataDiscord,
        Platform::Browser => Text::MyDataBrowser,
        Platform::Email => Text::MyDataEmail,
        Platform::Terminal => Text::MyDataTerminal,
    }
}
