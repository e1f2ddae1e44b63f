//! What a member of staff can ask for, and how a button carries it.

use uuid::Uuid;

use super::StatementAct;
use crate::domain::staff::Permission;
use crate::domain::{BroadcastId, Locale, PanelId, RoundId};

/// What someone asks for who may be staff. It is a wish and never a right: whether they may, and what becomes of it, is
/// settled by `service` where it is carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StaffAct {
    /// The menu, of one panel or of the only one.
    Menu(Option<PanelId>),
    /// Write a new bulletin.
    New(PanelId),
    /// Write its text in one language anew.
    Rewrite(BroadcastId, Locale),
    /// Let its text be the same in every language.
    SameForAll(BroadcastId),
    /// See where one stands and what can be done with it.
    Bulletin(BroadcastId),
    /// See it as it will look.
    Preview(BroadcastId),
    /// Approve it, in the edition that was shown.
    Approve(BroadcastId, u32),
    /// Ask whether it is to be sent now.
    AskSend(BroadcastId),
    /// Send it; `true` knowing that the same was sent within the hour.
    Send(BroadcastId, bool),
    /// Hold it for now.
    Pause(BroadcastId),
    /// Let it go on.
    Resume(BroadcastId),
    /// Ask whether it is to be broken off.
    AskStop(BroadcastId),
    /// Break it off.
    Stop(BroadcastId),
    /// Put another text in one language in the place of what people have got.
    Correct(BroadcastId, Locale),
    /// Something with a round's statement.
    Statement(StatementAct),
    /// See how a round's result would go out, and be asked whether it is to.
    AskRelease(RoundId),
    /// Let it out.
    Release(RoundId),
}

impl StaffAct {
    /// What it takes; `None` for what every member of staff may.
    #[must_use]
    pub const fn needs(&self) -> Option<Permission> {
        Some(match self {
            Self::Menu(_) => return None,
            Self::Statement(act) => act.needs(),
            Self::New(_) | Self::Rewrite(..) | Self::SameForAll(_) => Permission::Write,
            Self::Bulletin(_) | Self::Preview(_) => Permission::SeeBulletins,
            Self::Approve(..) => Permission::Approve,
            Self::AskSend(_) | Self::Send(..) | Self::Resume(_) => Permission::Send,
            Self::Pause(_) | Self::AskStop(_) | Self::Stop(_) => Permission::Hold,
            Self::Correct(..) => Permission::Correct,
            Self::AskRelease(_) | Self::Release(_) => Permission::Release,
        })
    }

    /// The bulletin that it speaks of.
    #[must_use]
    pub const fn broadcast(&self) -> Option<BroadcastId> {
        match self {
            Self::Menu(_)
            | Self::New(_)
            | Self::Statement(_)
            | Self::AskRelease(_)
            | Self::Release(_) => None,
            Self::Rewrite(id, _)
            | Self::SameForAll(id)
            | Self::Bulletin(id)
            | Self::Preview(id)
            | Self::Approve(id, _)
            | Self::AskSend(id)
            | Self::Send(id, _)
            | Self::Pause(id)
            | Self::Resume(id)
            | Self::AskStop(id)
            | Self::Stop(id)
            | Self::Correct(id, _) => Some(*id),
        }
    }

    /// What its button carries.
    pub(in crate::conversation) fn encode(&self) -> String {
        let of = |sign: &str, id: Uuid| format!("$.{sign}.{}", id.simple());
        match self {
            Self::Menu(None) => "$".to_owned(),
            Self::Menu(Some(panel)) => of("m", panel.0),
            Self::New(panel) => of("n", panel.0),
            Self::Rewrite(id, locale) => format!("{}.{locale}", of("w", id.0)),
            Self::SameForAll(id) => of("e", id.0),
            Self::Bulletin(id) => of("b", id.0),
            Self::Preview(id) => of("p", id.0),
            Self::Approve(id, edition) => format!("{}.{edition:x}", of("a", id.0)),
            Self::AskSend(id) => of("s", id.0),
            Self::Send(id, again) => format!("{}.{}", of("y", id.0), u8::from(*again)),
            Self::Pause(id) => of("h", id.0),
            Self::Resume(id) => of("r", id.0),
            Self::AskStop(id) => of("x", id.0),
            Self::Stop(id) => of("z", id.0),
            Self::AskRelease(round) => of("q", round.0),
            Self::Release(round) => of("o", round.0),
            Self::Correct(id, locale) => format!("{}.{locale}", of("c", id.0)),
            Self::Statement(act) => act.encode(),
        }
    }

    /// What a button asks for that carries this after its first sign.
    pub(in crate::conversation) fn decode(parts: &[&str]) -> Option<Self> {
        let [sign, id, rest @ ..] = parts else {
            return parts.is_empty().then_some(Self::Menu(None));
        };
        let id = Uuid::try_parse(id).ok()?;
        let (panel, broadcast) = (PanelId(id), BroadcastId(id));
        Some(match (*sign, rest) {
            ("m", []) => Self::Menu(Some(panel)),
            ("n", []) => Self::New(panel),
            ("w", [locale]) => Self::Rewrite(broadcast, Locale::parse(locale)?),
            ("e", []) => Self::SameForAll(broadcast),
            ("b", []) => Self::Bulletin(broadcast),
            ("p", []) => Self::Preview(broadcast),
            ("a", [edition]) => Self::Approve(broadcast, u32::from_str_radix(edition, 16).ok()?),
            ("s", []) => Self::AskSend(broadcast),
            ("y", [again @ ("0" | "1")]) => Self::Send(broadcast, *again == "1"),
            ("h", []) => Self::Pause(broadcast),
            ("r", []) => Self::Resume(broadcast),
            ("x", []) => Self::AskStop(broadcast),
            ("z", []) => Self::Stop(broadcast),
            ("q", []) => Self::AskRelease(RoundId(id)),
            ("o", []) => Self::Release(RoundId(id)),
            ("c", [locale]) => Self::Correct(broadcast, Locale::parse(locale)?),
            _ => return StatementAct::decode(sign, id, rest).map(Self::Statement),
        })
    }
}
