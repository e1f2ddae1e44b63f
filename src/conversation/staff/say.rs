//! What is said to staff, named and not worded, and what its wording looks at.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{StatementSay, StatementView};
use crate::domain::broadcast::{Broadcast, Figures};
use crate::domain::staff::{Permission, Post, entitled};
use crate::domain::{BroadcastId, Locale, PanelId, Platform, QuestionNo, Round, RoundId};

/// Everything that is said to staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "staff")]
pub enum StaffSay {
    /// They have a role now.
    TakenUp {
        /// In which panel.
        panel: PanelId,
    },
    /// What staff do is not done here.
    NotHere,
    /// Which panel?
    Panels,
    /// The rounds' numbers, the latest bulletins, and what can be done.
    Menu {
        /// In which panel.
        panel: PanelId,
    },
    /// Please write the text.
    TextAsked {
        /// In which panel.
        panel: PanelId,
        /// Of which bulletin; `None` for a new one.
        broadcast: Option<BroadcastId>,
        /// In which language.
        locale: Locale,
    },
    /// Please write the text that takes the place of what people have got.
    CorrectionAsked {
        /// In which panel.
        panel: PanelId,
        /// Of which bulletin.
        broadcast: BroadcastId,
        /// In which language.
        locale: Locale,
    },
    /// The text was empty.
    TextEmpty,
    /// The text was too long.
    TextTooLong {
        /// How long it was.
        length: u32,
        /// How long it may be.
        max: u32,
    },
    /// The bulletin as it will look in a language.
    Sample {
        /// Which.
        broadcast: BroadcastId,
        /// In which language.
        locale: Locale,
    },
    /// Where a bulletin stands, and what can be done with it.
    Bulletin {
        /// Which.
        broadcast: BroadcastId,
    },
    /// It cannot be approved: a text is missing.
    TextMissing {
        /// Of which bulletin.
        broadcast: BroadcastId,
        /// In which language.
        locale: Locale,
    },
    /// It cannot be sent: nobody would get it.
    Nobody,
    /// So few would get it, chosen by their background, that it would find single people.
    FewByBackground,
    /// It has come further than that button.
    NotNow,
    /// The text is another one since it was shown.
    Rewritten,
    /// Really send it now?
    SendAsked {
        /// Which.
        broadcast: BroadcastId,
        /// Whether the same was sent within the hour.
        again: bool,
    },
    /// A round's result as it will look.
    ReleaseSample {
        /// Of which round.
        round: RoundId,
    },
    /// Really let a round's result out?
    ReleaseAsked {
        /// Of which round.
        round: RoundId,
    },
    /// It is on its way.
    Released {
        /// Of which round.
        round: RoundId,
    },
    /// It cannot go out (any more).
    NotReleased {
        /// Of which round.
        round: RoundId,
        /// Whether that is because nobody answered.
        nobody: bool,
    },
    /// Really break it off?
    StopAsked {
        /// Which.
        broadcast: BroadcastId,
    },
    /// Something about a round's statement.
    Statement {
        /// What.
        about: StatementSay,
    },
}

/// What staff are told about, read when something is to be said to them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StaffView {
    /// The person's roles.
    pub posts: Vec<Post>,
    /// The rounds that have been opened, of the panels that are spoken of.
    pub rounds: Vec<RoundNumbers>,
    /// The latest bulletins of those panels, and those that are spoken of by themselves.
    pub bulletins: Vec<Broadcast>,
    /// What has become of the bulletins that are spoken of.
    pub figures: BTreeMap<BroadcastId, Figures>,
    /// How many minutes their sending still takes, outside the quiet hours.
    pub left_minutes: BTreeMap<BroadcastId, u64>,
    /// The pictures of those that are shown.
    pub pictures: BTreeMap<BroadcastId, Vec<u8>>,
    /// What they are told of statements.
    pub statements: StatementView,
    /// The results that could go out, with the question whose figures they tell and who would get them.
    pub releases: BTreeMap<RoundId, (Option<QuestionNo>, Reach)>,
    /// Who would get those that have not been sent.
    pub reach: BTreeMap<BroadcastId, Reach>,
}

/// A round in numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundNumbers {
    /// The round.
    pub round: Round,
    /// How many met the first question.
    pub started: u64,
    /// How many of them answered the last.
    pub completed: u64,
}

/// Who would get a bulletin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// How many on each platform in each language.
    pub counts: BTreeMap<(Platform, Locale), u64>,
    /// How many of them read another language than their own.
    pub fall_back: u64,
    /// How long sending takes, in minutes, rounded up.
    pub minutes: u64,
    /// Whether the platform is paid for letting more leave than is free.
    pub is_paid: bool,
}

impl Reach {
    /// All of them.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }
}

impl StaffSay {
    /// Whether it takes the place of the message whose button was pressed: it shows the same thing anew.
    #[must_use]
    pub const fn takes_place(&self) -> bool {
        matches!(
            self,
            Self::Menu { .. }
                | Self::Bulletin { .. }
                | Self::SendAsked { .. }
                | Self::StopAsked { .. }
                | Self::Statement {
                    about: StatementSay::Card { .. } | StatementSay::SendAsked { .. }
                }
        )
    }

    /// The bulletin it speaks of.
    #[must_use]
    pub const fn broadcast(&self) -> Option<BroadcastId> {
        match self {
            Self::Sample { broadcast, .. }
            | Self::Bulletin { broadcast }
            | Self::SendAsked { broadcast, .. }
            | Self::StopAsked { broadcast }
            | Self::TextMissing { broadcast, .. }
            | Self::CorrectionAsked { broadcast, .. } => Some(*broadcast),
            Self::TextAsked { broadcast, .. } => *broadcast,
            _ => None,
        }
    }

    /// The round whose result it shows or asks about.
    #[must_use]
    pub const fn release(&self) -> Option<RoundId> {
        match self {
            Self::ReleaseSample { round } | Self::ReleaseAsked { round } => Some(*round),
            _ => None,
        }
    }

    /// The panel whose menu it is.
    #[must_use]
    pub const fn menu(&self) -> Option<PanelId> {
        match self {
            Self::Menu { panel } => Some(*panel),
            _ => None,
        }
    }
}

impl StaffView {
    /// Whether the person may do this in a panel.
    #[must_use]
    pub fn may(&self, panel: PanelId, permission: Permission) -> bool {
        entitled(&self.posts, panel, permission).is_some()
    }

    /// A bulletin that the person may see.
    #[must_use]
    pub fn bulletin(&self, id: BroadcastId) -> Option<&Broadcast> {
        let found = self.bulletins.iter().find(|one| one.id == id)?;
        self.may(found.panel, Permission::SeeBulletins).then_some(found)
    }
}
