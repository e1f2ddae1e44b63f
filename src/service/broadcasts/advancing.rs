//! Sending a bulletin, and what can be done about it while it is on its way and after.

use chrono::{DateTime, Duration, Utc};

use super::drafting::{check, check_stands};
use super::naming::{self, Bulletin, BulletinName};
use super::preview::Preview;
use crate::domain::broadcast::{Broadcast, BroadcastKind, BroadcastState, BroadcastStep, Figures};
use crate::service::statements::decisions::take_back_decision;
use crate::service::{Desk, Refusal};
use crate::store::Transaction;

/// For how long sending the same text to the same audience once more is asked about first.
const SAME_WITHIN: Duration = Duration::hours(1);

/// How far ahead a bulletin can be scheduled: what is further off is a slip of the pen.
const AHEAD: Duration = Duration::days(366);

/// How staff want a bulletin sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sending {
    /// When; at once when `None`.
    pub at: Option<DateTime<Utc>>,
    /// Even though the same went to the same people within the last hour.
    pub again: bool,
    /// At once, even though it is scheduled for later.
    pub ahead: bool,
}

impl Desk {
    /// Lets a bulletin begin, now or at a time.
    ///
    /// # Errors
    /// When it is not approved, nobody would get it, or the same went to the same people within the last hour.
    pub async fn send_bulletin(
        &self,
        name: &BulletinName,
        how: Sending,
        by: &str,
    ) -> Result<Bulletin, Refusal> {
        let now = self.now();
        if how.at.is_some_and(|at| at <= now) {
            return Err(Refusal::TimeIsPast);
        }
        if how.at.is_some_and(|at| at > now + AHEAD) {
            return Err(Refusal::TimeIsFar);
        }
        let preview = self.preview_bulletin(name).await?;
        let transaction = self.store.write().await?;
        let found = naming::find(&transaction, name).await?;
        if let BroadcastState::Scheduled { due_at } = found.broadcast.state
            && how.at.is_none()
            && !how.ahead
        {
            let due = due_at.with_timezone(&found.panel.time_zone).format("%Y-%m-%d %H:%M");
            return Err(Refusal::Scheduled { name: found.name(), due: due.to_string() });
        }
        let sent = self.send_within(&transaction, found, &preview, how, by).await?;
        transaction.commit().await?;
        Ok(sent)
    }

    /// The same within a transaction, once it is known who gets it.
    pub(in crate::service) async fn send_within(
        &self,
        transaction: &Transaction,
        found: Bulletin,
        preview: &Preview,
        how: Sending,
        by: &str,
    ) -> Result<Bulletin, Refusal> {
        let now = self.now();
        let step = how.at.map_or(BroadcastStep::Start, BroadcastStep::Schedule);
        let broadcast = stepped(&found, step, now)?;
        check(&broadcast, &found.panel)?;
        preview.check()?;
        if !how.again {
            check_not_sent_already(transaction, &found, how.at.unwrap_or(now)).await?;
        }
        transaction.save_broadcast(&broadcast).await?;
        let action = if how.at.is_some() { "bulletin schedule" } else { "bulletin send" };
        self.audit(transaction, by, action, &found.name()).await?;
        Ok(Bulletin { broadcast, ..found })
    }

    /// Takes a bulletin one step further: all but sending it, which is [`Self::send_bulletin`], and finishing it, which it
    /// does by itself.
    ///
    /// # Errors
    /// When its state does not allow it, or it does not fit its panel any more.
    pub async fn advance_bulletin(
        &self,
        name: &BulletinName,
        step: BroadcastStep,
        by: &str,
    ) -> Result<Bulletin, Refusal> {
        let transaction = self.store.write().await?;
        let found = naming::find(&transaction, name).await?;
        let advanced = self.advance_within(&transaction, found, step, by).await?;
        transaction.commit().await?;
        Ok(advanced)
    }

    /// The same within a transaction.
    pub(in crate::service) async fn advance_within(
        &self,
        transaction: &Transaction,
        found: Bulletin,
        step: BroadcastStep,
        by: &str,
    ) -> Result<Bulletin, Refusal> {
        let now = self.now();
        let mut broadcast = stepped(&found, step, now)?;
        let id = broadcast.id;
        let action = match step {
            BroadcastStep::Approve => {
                check(&broadcast, &found.panel)?;
                "bulletin approve"
            }
            BroadcastStep::Pause => "bulletin pause",
            BroadcastStep::Resume => "bulletin resume",
            BroadcastStep::Stop => {
                transaction.leave_standing(id).await?;
                "bulletin stop"
            }
            BroadcastStep::Recall => {
                check_stands(transaction, &found).await?;
                transaction.overtake(id).await?;
                match broadcast.kind {
                    BroadcastKind::Result { round, .. } => {
                        self.withhold_result(transaction, round).await?;
                    }
                    BroadcastKind::Decision { decision, update } => {
                        take_back_decision(transaction, id, decision, update).await?;
                    }
                    _ => {}
                }
                "bulletin recall"
            }
            BroadcastStep::Schedule(_) | BroadcastStep::Start | BroadcastStep::Finish => {
                let state = found.broadcast.state.as_str();
                return Err(Refusal::BulletinFixed { name: found.name(), state });
            }
        };
        if matches!(step, BroadcastStep::Stop) {
            let figures = transaction.figures(id).await?;
            let total = figures.into_values().fold(Figures::default(), Figures::plus);
            broadcast.figures = Some(total.stopped());
        }
        transaction.save_broadcast(&broadcast).await?;
        self.audit(transaction, by, action, &found.name()).await?;
        Ok(Bulletin { broadcast, ..found })
    }
}

fn stepped(
    found: &Bulletin,
    step: BroadcastStep,
    now: DateTime<Utc>,
) -> Result<Broadcast, Refusal> {
    let stepped = found.broadcast.clone().step(step, now);
    stepped.map_err(|what| Refusal::not_now(found.name(), what))
}

/// Asks before the same text goes to the same audience twice within an hour.
pub(in crate::service) async fn check_not_sent_already(
    transaction: &Transaction,
    found: &Bulletin,
    at: DateTime<Utc>,
) -> Result<(), Refusal> {
    let Bulletin { broadcast, panel, .. } = found;
    for (number, other) in transaction.broadcasts_of(panel.id).await? {
        let same = other.id != broadcast.id
            && other.kind == broadcast.kind
            && other.text == broadcast.text
            && other.audience == broadcast.audience;
        if same && sent_at(&other, at).is_some_and(|sent| (at - sent).abs() < SAME_WITHIN) {
            let other = Bulletin { broadcast: other, panel: panel.clone(), number };
            return Err(Refusal::SentAlready { other: other.name() });
        }
    }
    Ok(())
}

/// When people got a broadcast last, or will; `now` while it is on its way. `None` when nobody has it.
const fn sent_at(broadcast: &Broadcast, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match broadcast.state {
        BroadcastState::Draft
        | BroadcastState::Approved { .. }
        | BroadcastState::Recalled { .. } => None,
        BroadcastState::Running { .. } | BroadcastState::Paused { .. } => Some(now),
        BroadcastState::Scheduled { due_at: at }
        | BroadcastState::Stopped { stopped_at: at }
        | BroadcastState::Done { ended_at: at } => Some(at),
    }
}
