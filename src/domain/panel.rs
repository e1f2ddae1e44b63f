//! A panel: who runs it, who may join, how, and what they are promised.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::contact::ContactRule;
use super::{
    Ask, Background, BackgroundVariable, ConsentText, LocalText, Locale, PanelId, Platform,
    VariableNo,
};

/// A standing group of people who are asked again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// Its id.
    pub id: PanelId,
    /// Raised each time its file is applied with changes.
    pub version: u32,
    /// Its name in addresses and commands.
    pub slug: String,
    /// Its languages, its own first. Never empty.
    pub languages: Vec<Locale>,
    /// Where its dates and hours are.
    pub time_zone: Tz,
    /// What meets a newcomer first.
    pub entry: Entry,
    /// How people come in.
    pub recruitment: Vec<Recruitment>,
    /// What it is called.
    pub name: LocalText,
    /// Who runs it.
    pub organiser: LocalText,
    /// The first words a newcomer reads.
    pub welcome: LocalText,
    /// What everyone in it can count on.
    pub promise: LocalText,
    /// What joining agrees to.
    pub consent: ConsentText,
    /// How long things are kept.
    pub retention: Retention,
    /// The platforms it uses, and what each asks.
    pub channels: BTreeMap<Platform, ChannelRule>,
    /// Where to find help at once; shown before open questions. May be empty.
    pub help_lines: LocalText,
    /// How often, and at what hours, it writes unasked.
    #[serde(default)]
    pub contact: ContactRule,
    /// What it asks about its panelists.
    pub background: Vec<BackgroundVariable>,
}

/// What meets a newcomer first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// The open question; joining is offered after the answer.
    AnswerFirst,
    /// Welcome, consent and background; then the questions.
    JoinFirst,
}

/// How people come into a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recruitment {
    /// Anyone may join, with or without a code.
    Open,
    /// By an invitation that staff or a friend shared.
    Invited,
    /// By a personal code, sent to people drawn by lot.
    Drawn,
}

/// What a panel asks of those who come by one platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelRule {
    /// Lowest age in years; 0 for none.
    pub minimum_age: u8,
    /// The number of the channel in the panel's own server where rounds are announced (Discord).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_channel: Option<u64>,
}

/// How long a panel keeps what it knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// Days after which a guest who did not join is erased.
    pub guest_days: u16,
    /// Days without a sign of life after which a panelist is erased.
    pub inactive_days: u16,
}

impl Panel {
    /// The panel's own language.
    #[must_use]
    pub fn default_locale(&self) -> &Locale {
        &self.languages[0]
    }

    /// A text in the reader's language, or in the panel's own.
    #[must_use]
    pub fn say<'a>(&self, text: &'a LocalText, locale: &Locale) -> &'a str {
        text.pick(locale, &self.languages)
    }

    /// Whether anyone may join without a code.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.recruitment.contains(&Recruitment::Open)
    }

    /// Whether the panel can be reached by this platform. The terminal is staff's own, and always can; e-mail is for those who
    /// answer in the browser.
    #[must_use]
    pub fn uses(&self, platform: Platform) -> bool {
        match platform {
            Platform::Terminal => true,
            Platform::Email => self.channels.contains_key(&Platform::Browser),
            _ => self.channels.contains_key(&platform),
        }
    }

    /// Lowest age on this platform in years; 0 for none.
    #[must_use]
    pub fn age_floor(&self, platform: Platform) -> u8 {
        self.channels.get(&platform).map_or(0, |rule| rule.minimum_age)
    }

    /// The channel in the panel's own Discord server where rounds are announced.
    #[must_use]
    pub fn server_channel(&self) -> Option<u64> {
        self.channels.get(&Platform::Discord)?.server_channel
    }

    /// The variable at this place.
    #[must_use]
    pub fn variable(&self, no: VariableNo) -> Option<&BackgroundVariable> {
        self.background.get(usize::from(no.0))
    }

    /// Each variable with its place.
    pub fn variables(&self) -> impl Iterator<Item = (VariableNo, &BackgroundVariable)> {
        (0..).map(VariableNo).zip(&self.background)
    }

    /// An age floor of a channel that some of these ages are below and some are not.
    #[must_use]
    pub fn floor_within(&self, (youngest, oldest): (u8, u8)) -> Option<u8> {
        let mut floors = self.channels.values().map(|rule| rule.minimum_age);
        floors.find(|floor| youngest < *floor && *floor <= oldest)
    }

    /// The first variable of this time that nothing is known about yet; `None` when all are answered or declined.
    #[must_use]
    pub fn unasked(&self, when: Ask, known: &Background) -> Option<VariableNo> {
        let mut unasked = self.variables().filter(|(no, _)| !known.contains_key(no));
        unasked.find(|(_, variable)| variable.ask == when).map(|(no, _)| no)
    }
}
