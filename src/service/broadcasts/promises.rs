//! What the program tells by itself of statements: that one is late, and a week after it, the question whether it felt like
//! an answer.

use chrono::Duration;

use crate::domain::Round;
use crate::domain::broadcast::{Broadcast, BroadcastKind};
use crate::domain::statement::{FELT_AFTER_DAYS, Promised, StatementState, late_messages};
use crate::domain::{Panel, calendar};
use crate::service::Desk;
use crate::service::catalogue::Catalogue;
use crate::service::statements::to_those_who_took_part;

/// For how long it is still worth asking.
const ASKED_WITHIN: Duration = Duration::days(14);

impl Desk {
    /// What is due now, begun before or not.
    pub(super) fn promises_due(&self, catalogue: &Catalogue) -> Vec<Broadcast> {
        let mut due = Vec::new();
        for panel in catalogue.panels.values() {
            due.extend(self.late_due(catalogue, panel));
        }
        due.extend(self.felt_due(catalogue));
        due
    }

    fn late_due(&self, catalogue: &Catalogue, panel: &Panel) -> Vec<Broadcast> {
        let (now, followup) = (self.now(), &catalogue.followup);
        let theirs = catalogue.rounds.values().filter(|round| round.panel == panel.id);
        let rounds: Vec<&Round> = theirs.map(AsRef::as_ref).collect();
        let mut due = Vec::new();
        for promise in Promised::of(&rounds, now) {
            let mut waiting = promise.ids();
            waiting.retain(|round| followup.given(*round).is_none());
            if waiting.is_empty() {
                continue;
            }
            let postponed = followup.postponements_of(promise.first());
            let messages = late_messages(&promise, &postponed, panel.time_zone);
            let said = messages.into_iter().filter(|one| one.is_due(now));
            due.extend(said.map(|one| to_those_who_took_part(one.kind, panel.id, &waiting, now)));
        }
        due
    }

    fn felt_due(&self, catalogue: &Catalogue) -> Vec<Broadcast> {
        let now = self.now();
        let mut due = Vec::new();
        for one in catalogue.followup.statements.iter().filter(|one| one.corrects.is_none()) {
            let StatementState::Sent { sent_at } = one.state else { continue };
            let Some(panel) = catalogue.panels.get(&one.panel) else { continue };
            let days = FELT_AFTER_DAYS.unsigned_abs();
            let from = calendar::days_after(sent_at, days, panel.time_zone);
            if from <= now && now < from + ASKED_WITHIN {
                let kind = BroadcastKind::Felt { statement: one.id };
                due.push(to_those_who_took_part(kind, one.panel, &one.rounds, now));
            }
        }
        due
    }
}
