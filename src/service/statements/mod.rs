//! What those who decide answer, the dates that are put off, and what becomes of it later.

mod brief;
pub(super) mod decisions;
mod drafting;
mod notices;
mod postponing;
mod sending;
mod status;
mod through;

pub use decisions::{DecisionName, DecisionNews};
pub use drafting::Drafted;
pub use notices::DueNotice;
pub use status::StatementSummary;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState};
use crate::domain::{Audience, BroadcastId, PanelId, RoundId};

/// A message to everyone who took part in one of these rounds, on its way.
pub(super) fn to_those_who_took_part(
    kind: BroadcastKind,
    panel: PanelId,
    rounds: &[RoundId],
    now: DateTime<Utc>,
) -> Broadcast {
    Broadcast {
        id: BroadcastId(Uuid::now_v7()),
        panel,
        kind,
        audience: Audience {
            took_part_in_any: rounds.to_vec(),
            guests: kind.is_promised(),
            ..Audience::default()
        },
        text: crate::domain::LocalText::default(),
        picture: None,
        state: BroadcastState::Running { started_at: now },
        figures: None,
    }
}
