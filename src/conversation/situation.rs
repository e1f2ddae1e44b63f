//! Everything one step may look at, read from the database before it and kept current while it runs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{MyData, RoundOutcome, StaffView, Vocabulary};
use crate::domain::contact::Contact;
use crate::domain::message::MessageRef;
use crate::domain::routing::Answers;
use crate::domain::statement::{Comment, Followup};
use crate::domain::{
    Address, Background, Invitation, LocalText, Locale, Membership, Panel, PanelId, PanelistId,
    Participation, Platform, Round, RoundId, StatementId,
};

/// What surrounds one address at one moment.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent fact about the address or the deployment"
)]
#[derive(Debug, Clone)]
pub struct Situation {
    /// The time.
    pub now: DateTime<Utc>,
    /// Where the chat is.
    pub platform: Platform,
    /// Whether the platform has given us a room of the person's own to write to, where that takes one.
    pub has_room: bool,
    /// The languages that the program itself speaks.
    pub languages: Vec<Locale>,
    /// Every panel of this deployment.
    pub panels: Arc<BTreeMap<PanelId, Arc<Panel>>>,
    /// The panels that the person is or has been in.
    pub members: Vec<Member>,
    /// Every approved, open or recently closed round of this deployment that could matter here, with what the person
    /// has answered in it.
    pub rounds: Vec<Fieldwork>,
    /// Whether the person has taken part in a round that has closed: their answers there are counted, and stay.
    pub is_counted: bool,
    /// The invitation behind the code just given, or behind [`super::Conversation::invitation`]; `None` when there is
    /// no such invitation.
    pub invitation: Option<Invitation>,
    /// The words that are understood when typed.
    pub vocabulary: Arc<Vocabulary>,
    /// Where links lead.
    pub links: Arc<Links>,
    /// The link by which the person opens our own page as themselves; `None` for someone unknown, or without the web.
    pub own_page: Option<String>,
    /// The id that the person gets in a panel if this step admits them to it.
    pub fresh_panelist: PanelistId,
    /// The address that the page gets if this step renews its link; `None` where it is asked for elsewhere.
    pub fresh_page: Option<Address>,
    /// A number for shuffling options for someone who is no panelist yet.
    pub seed: u64,
    /// Whether the last that we said did not reach the person, who is here again now.
    pub missed: bool,
    /// The last question message in this chat, so that a typed answer can be shown in it.
    pub prompt: Option<MessageRef>,
    /// The link code that was just given, or that the chat waits for a yes to; `None` when there is no such code.
    pub link: Option<Link>,
    /// Whether a code was given that was not looked at, because so many before it led nowhere.
    pub holds_codes: bool,
    /// Where else the person is reached. Filled in when [`super::Wanted::elsewhere`] asks for it, or the code is their own.
    pub elsewhere: Vec<Platform>,
    /// The person's own link code, while it works. Filled in when a reply needs it.
    pub own_link_code: Option<String>,
    /// Whether what was asked last is still on its way to the person: nothing typed can be its answer.
    pub unseen: bool,
    /// The codes of the person's own invitations, by panel. Filled in when a reply needs it.
    pub own_codes: BTreeMap<PanelId, String>,
    /// What staff wrote to many. Filled in when a reply needs it.
    pub bulletin: Option<LocalText>,
    /// What came of the rounds.
    pub followup: Arc<Followup>,
    /// What came of rounds, the oldest first. Filled in when a reply needs it.
    pub outcomes: Vec<RoundOutcome>,
    /// What staff are told about. Filled in when a reply needs it.
    pub staff: Option<StaffView>,
    /// Everything kept about the person. Filled in when a reply needs it.
    pub my_data: Option<MyData>,
    /// What the person has just added to statements, and earlier when a reply needs it.
    pub comments: BTreeMap<StatementId, Comment>,
    /// The links that a letter to the person carries, where the chat is a mailbox.
    pub mail: Option<MailLinks>,
}

/// The links that a letter carries besides the person's own page. Each carries a right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailLinks {
    /// Confirms the address.
    pub confirm: String,
    /// Ends all letters.
    pub stop: String,
}

/// A code by which an address can be joined to whoever asked for the code.
#[derive(Debug, Clone)]
pub struct Link {
    /// What is typed.
    pub code: String,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// The language that whoever asked for it chose.
    pub locale: Option<Locale>,
    /// Whether one of the two is staff: a role never goes along to another account.
    pub of_staff: bool,
    /// Where the person is reached once the address is joined.
    pub platforms: BTreeSet<Platform>,
    /// The situation once the address is joined; `None` when it is the same person's already.
    pub joined: Option<Box<Situation>>,
}

/// A person in one panel, as a step sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Who.
    pub panelist: PanelistId,
    /// In which panel.
    pub panel: PanelId,
    /// How they stand to it.
    pub membership: Membership,
    /// The version of the consent they gave last.
    pub consent_version: u32,
    /// What is known of them.
    pub background: Background,
    /// How much they want to be written to.
    pub contact: Contact,
    /// How many have joined by their own link.
    pub recruited: u32,
}

/// One round, and one person's part in it.
#[derive(Debug, Clone)]
pub struct Fieldwork {
    /// The round.
    pub round: Arc<Round>,
    /// The respondent's shuffling seed, once they are a panelist.
    pub seed: Option<u64>,
    /// What they have answered. Empty for a round that is not open.
    pub answers: Answers,
    /// That they have taken part.
    pub participation: Option<Participation>,
    /// Whether they have said that they do not want it.
    pub declined: bool,
}

/// Where links lead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The address of the web pages, without a closing slash; `None` when the web is off.
    pub web: Option<String>,
    /// The name of the Telegram bot, without @; `None` when Telegram is off.
    pub telegram_bot: Option<String>,
    /// The number of the Discord application; `None` when Discord is off.
    pub discord_application: Option<u64>,
}

impl Links {
    /// The link to the invitation page for a code.
    #[must_use]
    pub fn web_invitation(&self, code: &str) -> Option<String> {
        self.web.as_ref().map(|base| format!("{base}/j/{code}"))
    }

    /// The public page with what came of a panel's round.
    #[must_use]
    pub fn result_page(&self, panel: &Panel, round: &Round) -> Option<String> {
        let base = self.web.as_ref()?;
        Some(format!("{base}/p/{}/rounds/{}", panel.slug, round.number))
    }

    /// The link that opens the Telegram bot with a code.
    #[must_use]
    pub fn telegram_invitation(&self, code: &str) -> Option<String> {
        self.telegram_bot.as_ref().map(|bot| format!("https://t.me/{bot}?start={code}"))
    }

    /// The link that adds the bot in Discord, where one then writes the code: no such link carries one.
    /// <https://docs.discord.com/developers/resources/application#install-links>
    #[must_use]
    pub fn discord_install(&self) -> Option<String> {
        let id = self.discord_application?;
        Some(format!("https://discord.com/oauth2/authorize?client_id={id}"))
    }
}

impl Situation {
    /// A panel by its id.
    #[must_use]
    pub fn panel(&self, id: PanelId) -> Option<&Arc<Panel>> {
        self.panels.get(&id)
    }

    /// The person's part in a panel.
    #[must_use]
    pub fn member(&self, panel: PanelId) -> Option<&Member> {
        self.members.iter().find(|member| member.panel == panel)
    }

    /// Whether there is a panel that the person may answer in.
    #[must_use]
    pub fn is_in_a_panel(&self) -> bool {
        self.members.iter().any(|member| member.membership.may_answer())
    }

    /// A round with the person's part in it.
    #[must_use]
    pub fn fieldwork(&self, round: RoundId) -> Option<&Fieldwork> {
        self.rounds.iter().find(|fieldwork| fieldwork.round.id == round)
    }

    /// Whether several options are chosen in a menu here, which sends itself, a place can only be written, words are
    /// written in a window that a button opens, and a code is given with a command.
    pub(super) const fn has_menus(&self) -> bool {
        matches!(self.platform, Platform::Discord)
    }
}
