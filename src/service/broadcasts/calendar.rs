//! What rounds do and say by themselves when their time comes: they open, say so, remind, close, and say that.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState, Figures};
use crate::domain::{
    Audience, BroadcastId, LocalText, Round, RoundId, RoundState, calendar, check,
};
use crate::service::broadcasts::became;
use crate::service::catalogue::Catalogue;
use crate::service::{Desk, Error, Refusal, RoundName, rounds};
use crate::store::{self, AuditEntry};

/// Who opened a round that opened by itself, in the audit log.
const ITSELF: &str = "calendar";

/// What came to be.
#[derive(Debug, Default)]
pub struct Calendar {
    /// Rounds that opened.
    pub opened: u64,
    /// Rounds that closed.
    pub closed: u64,
    /// Messages to many that were begun.
    pub begun: u64,
    /// Rounds that should have opened, and why they could not.
    pub unopened: Vec<(RoundId, Refusal)>,
}

/// One message of a round's own, as staff see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundMessage {
    /// What it is.
    pub kind: BroadcastKind,
    /// When it is due by the round's calendar.
    pub due_at: DateTime<Utc>,
    /// How far it has come; `None` while it has not begun.
    pub state: Option<BroadcastState>,
    /// What became of it.
    pub figures: Figures,
}

impl Desk {
    /// What a round says of itself and when, and what became of it, the guard against too many messages included. Empty
    /// while nobody has said when it opens.
    ///
    /// # Errors
    /// When there is no such round.
    pub async fn round_messages(&self, name: &RoundName) -> Result<Vec<RoundMessage>, Refusal> {
        let read = self.store.read().await?;
        let (panel, round) = rounds::find(&read, name).await?;
        let rounds = read.rounds_of(panel.id).await?;
        let followed = rounds.iter().any(|other| follows(&round, other));
        let broadcasts = read.broadcasts_of(panel.id).await?;
        let begun: Vec<Broadcast> = broadcasts.into_iter().map(|(_, one)| one).collect();
        let mut messages = Vec::new();
        for planned in calendar::of_round(&round, &panel.contact, panel.time_zone, followed) {
            let (kind, due_at) = (planned.kind, planned.from);
            let found = begun.iter().find(|one| one.kind == kind);
            let figures = match found {
                Some(one) => became(&read, one).await?.1,
                None => Figures::default(),
            };
            messages.push(RoundMessage {
                kind,
                due_at,
                state: found.map(|one| one.state),
                figures,
            });
        }
        for one in begun.iter().filter(|one| one.kind.tells_result_of() == Some(round.id)) {
            let (_, figures) = became(&read, one).await?;
            let due_at = round.released_at().unwrap_or(self.now());
            messages.push(RoundMessage { kind: one.kind, due_at, state: Some(one.state), figures });
        }
        Ok(messages)
    }

    /// Does what is due by the rounds' calendars, each thing once. While the clock is not to be trusted, nothing happens
    /// that only the clock has brought about: a round that staff have opened says so, and that is all.
    ///
    /// # Errors
    /// When the database is away. What was done until then stays done.
    pub async fn keep_calendar(&self, clock_is_trusted: bool) -> Result<Calendar, Error> {
        let mut done = Calendar::default();
        if clock_is_trusted {
            self.open_and_close(&mut done).await?;
        }
        let read = self.store.read().await?;
        let catalogue = self.catalogue(&read).await?;
        let mut due = self.messages_due(&catalogue);
        due.extend(self.promises_due(&catalogue));
        due.retain(|one| clock_is_trusted || matches!(one.kind, BroadcastKind::Opening { .. }));
        let moments: Vec<String> = due.iter().map(|one| moment(one.kind)).collect();
        if moments.is_empty() {
            return Ok(done);
        }
        let begun = read.moments_of(&moments).await?;
        drop(read);
        for broadcast in due.into_iter().filter(|one| !begun.contains(&moment(one.kind))) {
            done.begun += u64::from(self.begin(&broadcast).await?);
        }
        Ok(done)
    }

    async fn open_and_close(&self, done: &mut Calendar) -> Result<(), Error> {
        let now = self.now();
        for round in self.rounds_now().await?.rounds.values() {
            if matches!(round.state, RoundState::Open { closes_at, .. } if closes_at <= now) {
                done.closed += u64::from(self.close_when_due(round.id).await?);
            }
        }
        let catalogue = self.rounds_now().await?;
        let mut due: Vec<_> = catalogue.rounds.values().filter(|one| opens_by(one, now)).collect();
        due.sort_by_key(|round| round.number);
        for round in due {
            // Of a series, one at a time, also after a time when nothing could open.
            if !catalogue
                .rounds
                .values()
                .any(|other| other.id != round.id && is_in_the_way(other, round, now))
            {
                self.open_when_due(round.id, done).await?;
            }
        }
        Ok(())
    }

    async fn rounds_now(&self) -> Result<Arc<Catalogue>, Error> {
        let read = self.store.read().await?;
        self.catalogue(&read).await
    }

    async fn open_when_due(&self, id: RoundId, done: &mut Calendar) -> Result<(), Error> {
        let now = self.now();
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let round = transaction.round(id).await?;
        let Some(round) = round.filter(|one| one.opens_at.is_some_and(|at| at <= now)) else {
            return Ok(());
        };
        let panels = transaction.panels().await?;
        let Some(panel) = panels.iter().find(|panel| panel.id == round.panel) else {
            return Ok(());
        };
        let problems = check::round(&round, panel, now);
        if !problems.is_empty() {
            done.unopened.push((id, Refusal::Unfit(problems)));
            return Ok(());
        }
        let opened = match round.open(now, panel.time_zone) {
            Ok(opened) => opened,
            Err(why) => {
                done.unopened.push((id, why.into()));
                return Ok(());
            }
        };
        let (_, sealed) = self.keys.new_round_secret(id);
        transaction.add_round_secret(id, sealed).await?;
        transaction.save_round(&opened).await?;
        let (who, action, subject) = (ITSELF.to_owned(), "round open".to_owned(), id.to_string());
        transaction.record_audit(AuditEntry { at: now, who, action, subject }).await?;
        transaction.commit().await?;
        tracing::info!(round = %id, "opened a round");
        done.opened += 1;
        Ok(())
    }

    /// Closes a round whose time has come. False when somebody else did.
    pub(in crate::service) async fn close_when_due(&self, id: RoundId) -> Result<bool, Error> {
        let now = self.now();
        let transaction = self.store.write().await?;
        transaction.bump_catalogue().await?;
        let found = transaction.round(id).await?;
        let Some(closed) = found.and_then(|round| round.close(now).ok()) else { return Ok(false) };
        let panels = transaction.panels().await?;
        let Some(panel) = panels.iter().find(|panel| panel.id == closed.panel) else {
            return Ok(false);
        };
        let (closed, _) = self.freeze(&transaction, panel, closed).await?;
        transaction.commit().await?;
        tracing::info!(round = %id, phase = closed.phase().as_str(), "closed a round");
        Ok(true)
    }

    /// What every round says now, begun before or not.
    fn messages_due(&self, catalogue: &Catalogue) -> Vec<Broadcast> {
        let now = self.now();
        let mut due = Vec::new();
        for round in catalogue.rounds.values() {
            let Some(panel) = catalogue.panels.get(&round.panel) else { continue };
            let followed = catalogue.rounds.values().any(|other| follows(round, other));
            let kinds = calendar::due(round, &panel.contact, panel.time_zone, followed, now);
            due.extend(kinds.into_iter().map(|kind| Broadcast {
                id: BroadcastId(Uuid::now_v7()),
                panel: panel.id,
                kind,
                audience: audience(kind),
                text: LocalText::default(),
                picture: None,
                state: BroadcastState::Running { started_at: now },
                figures: None,
            }));
        }
        due
    }

    /// Begins a message of a round's own. False when it has begun already.
    async fn begin(&self, broadcast: &Broadcast) -> Result<bool, Error> {
        let transaction = self.store.write().await?;
        match transaction.add_broadcast_for(&moment(broadcast.kind), broadcast).await {
            Err(store::Error::Conflict) => return Ok(false),
            added => added?,
        }
        transaction.commit().await?;
        let (kind, round) = (broadcast.kind.as_str(), broadcast.kind.round());
        let round = round.map(|round| round.to_string()).unwrap_or_default();
        tracing::info!(broadcast = %broadcast.id, kind, round, "a round writes to its panel");
        Ok(true)
    }
}

fn opens_by(round: &Round, now: DateTime<Utc>) -> bool {
    let approved = matches!(round.state, RoundState::Approved { .. });
    approved && round.opens_at.is_some_and(|at| at <= now)
}

fn same_series(one: &Round, other: &Round) -> bool {
    let name = |one: &Round| one.beat.as_ref().map(|beat| (one.panel, beat.series.clone()));
    name(one).is_some_and(|series| name(other) == Some(series))
}

/// Whether a round of a series waits for another one: one that is open, or that is due before it.
fn is_in_the_way(other: &Round, round: &Round, now: DateTime<Utc>) -> bool {
    let first = opens_by(other, now) && other.number < round.number;
    same_series(other, round) && (other.is_open(now) || first)
}

/// Whether `other` comes after `round` in the same series, and will open by itself or is open already.
fn follows(round: &Round, other: &Round) -> bool {
    let comes = match other.state {
        RoundState::Approved { .. } => other.opens_at.is_some(),
        RoundState::Open { .. } => true,
        _ => false,
    };
    comes && other.number > round.number && same_series(round, other)
}

/// The one moment for which there is one broadcast, ever.
pub(in crate::service) fn moment(kind: BroadcastKind) -> String {
    let round = kind.round().map(|round| round.to_string()).unwrap_or_default();
    match kind {
        BroadcastKind::Reminder { number, .. } => format!("{round} reminder {number}"),
        BroadcastKind::Statement { statement } => format!("{statement} statement"),
        BroadcastKind::Felt { statement } => format!("{statement} felt"),
        BroadcastKind::Late { missed, dated, .. } => {
            format!("{round} late {missed}{}", if dated { " dated" } else { "" })
        }
        BroadcastKind::Decision { decision, update } => format!("{decision} decision {update}"),
        other => format!("{round} {}", other.as_str()),
    }
}

/// Who gets it: that it has opened and that there is time left, whoever has not answered it all; that it has closed,
/// whoever took part; what came of it, whoever took part, joined or not.
pub(in crate::service) fn audience(kind: BroadcastKind) -> Audience {
    match kind {
        // What staff and those who decide send has its own.
        BroadcastKind::Bulletin
        | BroadcastKind::Statement { .. }
        | BroadcastKind::Late { .. }
        | BroadcastKind::Felt { .. }
        | BroadcastKind::Decision { .. } => Audience::default(),
        BroadcastKind::Opening { round } | BroadcastKind::Reminder { round, .. } => {
            Audience { not_completed: Some(round), ..Audience::default() }
        }
        BroadcastKind::Closing { round } => {
            Audience { took_part_in: Some(round), ..Audience::default() }
        }
        BroadcastKind::Result { round, .. } => {
            Audience { took_part_in: Some(round), guests: true, ..Audience::default() }
        }
        BroadcastKind::ResultLink { round } => {
            Audience { took_no_part_in: Some(round), ..Audience::default() }
        }
    }
}
