//! Each person's copy of a broadcast: a row in the table of deliveries that stays until the broadcast is forgotten, so that
//! nobody gets it twice and staff see what became of it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Value,
};
use uuid::Uuid;

use super::entity::delivery;
use super::transaction::{ROWS_A_STATEMENT, placeholders};
use super::{Error, Transaction, json};
use crate::domain::broadcast::Figures;
use crate::domain::delivery::DeliveryState;
use crate::domain::message::{FileNews, MessageRef};
use crate::domain::{AddressId, BroadcastId, DeliveryId, PanelistId, Platform};

const TABLE: &str = "delivery";

/// One person's copy of a broadcast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Its row.
    pub delivery: DeliveryId,
    /// Of which broadcast.
    pub broadcast: BroadcastId,
    /// Whose.
    pub panelist: PanelistId,
    /// Where it goes.
    pub address: AddressId,
    /// On which platform that is.
    pub platform: Platform,
    /// Where it stands.
    pub state: DeliveryState,
    /// How many attempts have failed.
    pub attempts: u32,
    /// When it is to leave; once it is settled, when that was.
    pub due_at: DateTime<Utc>,
    /// The platform's id of it, once it has arrived: if it waits again, it is to be changed or taken back.
    pub message: Option<MessageRef>,
}

/// What became of one copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettledCopy {
    /// Its row.
    pub delivery: DeliveryId,
    /// Where it stands now.
    pub state: DeliveryState,
    /// When that came to be; for one that waits again, when it is due.
    pub at: DateTime<Utc>,
    /// How many attempts have failed.
    pub attempts: u32,
    /// The platform's id of it; `None` leaves the one it had.
    pub message: Option<String>,
    /// What sending it taught about the broadcast's picture.
    pub file: Option<FileNews>,
}

impl Transaction {
    /// Keeps people's copies of a broadcast. Whoever has one already keeps that.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_copies(&self, copies: &[Copy]) -> Result<(), Error> {
        let row = |copy: &Copy| {
            Ok(delivery::Model {
                id: copy.delivery.0,
                address_id: copy.address.0,
                state: copy.state.as_str().to_owned(),
                prompts: false,
                attempts: json::count(TABLE, copy.attempts)?,
                due_at: copy.due_at,
                body: String::new(),
                broadcast_id: Some(copy.broadcast.0),
                panelist_id: Some(copy.panelist.0),
                platform: Some(copy.platform.as_str().to_owned()),
                message: copy.message.as_ref().map(|message| message.0.clone()),
                again: false,
            })
        };
        let rows = copies.iter().map(row).collect::<Result<Vec<_>, Error>>()?;
        let keep = OnConflict::new().do_nothing().to_owned();
        self.insert::<delivery::ActiveModel>(rows, Some(keep)).await
    }

    /// The first copies of a broadcast that wait on a platform at this time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn copies_due(
        &self,
        broadcast: BroadcastId,
        platform: Platform,
        now: DateTime<Utc>,
        most: u64,
    ) -> Result<Vec<Copy>, Error> {
        let rows = delivery::Entity::find()
            .filter(delivery::Column::BroadcastId.eq(broadcast.0))
            .filter(delivery::Column::Platform.eq(platform.as_str()))
            .filter(is_in("waiting"))
            .filter(delivery::Column::DueAt.lte(now))
            .order_by_asc(delivery::Column::DueAt)
            .limit(most)
            .all(&self.inner)
            .await?;
        rows.into_iter().map(read_copy).collect()
    }

    /// The first copies that stand in a chat and are to be changed there or taken back, of all broadcasts on their way.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn standing_copies_due(
        &self,
        platform: Platform,
        now: DateTime<Utc>,
        most: u64,
    ) -> Result<Vec<Copy>, Error> {
        // Asked for each row, so that no database begins with the broadcast: most of its copies do not stand anywhere yet.
        let state =
            "(SELECT broadcast.state FROM broadcast WHERE broadcast.id = delivery.broadcast_id)";
        let rows = delivery::Entity::find()
            .filter(delivery::Column::Platform.eq(platform.as_str()))
            .filter(is_in("waiting"))
            .filter(delivery::Column::Message.is_not_null())
            .filter(delivery::Column::DueAt.lte(now))
            .filter(Expr::cust(format!("{state} IN ('running', 'recalled')")))
            .order_by_asc(delivery::Column::DueAt)
            .limit(most)
            .all(&self.inner)
            .await?;
        rows.into_iter().map(read_copy).collect()
    }

    /// The copies with these ids, whatever became of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn copies(&self, ids: &[DeliveryId]) -> Result<Vec<Copy>, Error> {
        let rows = delivery::Entity::find()
            .filter(delivery::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .filter(delivery::Column::BroadcastId.is_not_null())
            .all(&self.inner)
            .await?;
        rows.into_iter().map(read_copy).collect()
    }

    /// When each of these panelists was last written to unasked, since this time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn written_to_since(
        &self,
        panelists: &[PanelistId],
        since: DateTime<Utc>,
    ) -> Result<BTreeMap<PanelistId, Vec<DateTime<Utc>>>, Error> {
        let left = [DeliveryState::Sending, DeliveryState::Sent, DeliveryState::Uncertain]
            .map(DeliveryState::as_str);
        let rows: Vec<(Option<Uuid>, DateTime<Utc>)> = delivery::Entity::find()
            .select_only()
            .column(delivery::Column::PanelistId)
            .column(delivery::Column::DueAt)
            .filter(delivery::Column::PanelistId.is_in(panelists.iter().map(|id| id.0)))
            .filter(delivery::Column::DueAt.gt(since))
            .filter(delivery::Column::State.is_in(left))
            .into_tuple()
            .all(&self.inner)
            .await?;
        let mut times: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (panelist, at) in rows {
            times.entry(PanelistId(panelist.unwrap_or_default())).or_default().push(at);
        }
        Ok(times)
    }

    /// Changes where waiting copies stand and when they are due; those that wait no longer are left alone. Returns the ids
    /// of those that changed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn change_waiting_copies(
        &self,
        ids: &[DeliveryId],
        to: DeliveryState,
        due_at: DateTime<Utc>,
    ) -> Result<Vec<DeliveryId>, Error> {
        let mut changed = Vec::with_capacity(ids.len());
        for part in ids.chunks(ROWS_A_STATEMENT) {
            let names: Vec<String> = (3..part.len() + 3).map(|at| format!("${at}")).collect();
            let sql = format!(
                "UPDATE delivery SET state = $1, due_at = $2 WHERE id IN ({}) AND state = 'waiting' RETURNING id",
                names.join(", ")
            );
            let mut values: Vec<Value> = vec![to.as_str().into(), due_at.into()];
            values.extend(part.iter().map(|id| Value::from(id.0)));
            for row in self.read(&sql, values).await? {
                changed.push(DeliveryId(row.try_get("", "id")?));
            }
        }
        Ok(changed)
    }

    /// Writes down what became of copies that were being sent: where each stands now, when that came to be or when it is
    /// tried again, how many attempts have failed, and the platform's id of it. One that has arrived after it was overtaken
    /// ([`Self::overtake`]) waits again, to be changed or taken back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn settle_copies(&self, copies: &[SettledCopy]) -> Result<(), Error> {
        for part in copies.chunks(ROWS_A_STATEMENT) {
            let sql = format!(
                "WITH settled (id, state, due_at, attempts, message) AS (VALUES {}) \
                 UPDATE delivery SET state = CASE WHEN delivery.again AND settled.state = 'sent' \
                 AND settled.message IS NOT NULL THEN 'waiting' ELSE settled.state END, \
                 again = FALSE, due_at = settled.due_at, attempts = settled.attempts, message = COALESCE(settled.message, delivery.message) \
                 FROM settled WHERE delivery.id = settled.id AND delivery.state = 'sending'",
                placeholders(part.len(), 5)
            );
            let mut values: Vec<Value> = Vec::with_capacity(part.len() * 5);
            for copy in part {
                values.push(copy.delivery.0.into());
                values.push(copy.state.as_str().into());
                values.push(copy.at.into());
                values.push(json::count(TABLE, copy.attempts)?.into());
                values.push(copy.message.clone().into());
            }
            self.run(&sql, values).await?;
        }
        Ok(())
    }

    /// Whether any copy of a broadcast waits or is being sent, but for those that wait to be shown on our own page.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn has_copies_under_way(&self, id: BroadcastId) -> Result<bool, Error> {
        let elsewhere = Platform::ALL.into_iter().filter(|platform| *platform != Platform::Browser);
        let platforms: Vec<&str> = elsewhere.map(Platform::as_str).collect();
        for state in ["waiting", "sending"] {
            let found: Option<Uuid> = delivery::Entity::find()
                .select_only()
                .column(delivery::Column::Id)
                .filter(delivery::Column::BroadcastId.eq(id.0))
                .filter(delivery::Column::Platform.is_in(platforms.iter().copied()))
                .filter(is_in(state))
                .into_tuple()
                .one(&self.inner)
                .await?;
            if found.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What became of a broadcast's copies so far, by platform.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn figures(&self, id: BroadcastId) -> Result<BTreeMap<Platform, Figures>, Error> {
        let sql = "SELECT platform, state, COUNT(*) AS copies FROM delivery \
                   WHERE broadcast_id = $1 GROUP BY platform, state";
        let mut figures: BTreeMap<Platform, Figures> = BTreeMap::new();
        for row in self.read(sql, vec![id.0.into()]).await? {
            let (platform, state): (String, String) =
                (row.try_get("", "platform")?, row.try_get("", "state")?);
            let copies: i64 = row.try_get("", "copies")?;
            let Some(platform) = Platform::from_name(&platform) else { continue };
            if let Some(state) = DeliveryState::from_name(&state) {
                let count = u64::try_from(copies).unwrap_or_default();
                *figures.entry(platform).or_default().of(state) += count;
            }
        }
        Ok(figures)
    }

    /// How many copies of a broadcast wait for a time to come, on platforms that are sent to, and until when at the latest.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn put_off(
        &self,
        id: BroadcastId,
        now: DateTime<Utc>,
    ) -> Result<Option<(u64, DateTime<Utc>)>, Error> {
        let waits_for_later = delivery::Entity::find()
            .select_only()
            .column(delivery::Column::DueAt)
            .filter(delivery::Column::BroadcastId.eq(id.0))
            .filter(delivery::Column::Platform.ne(Platform::Browser.as_str()))
            .filter(is_in("waiting"))
            .filter(delivery::Column::DueAt.gt(now));
        let latest = waits_for_later.clone().order_by_desc(delivery::Column::DueAt);
        let latest: Option<DateTime<Utc>> = latest.into_tuple().one(&self.inner).await?;
        let count = waits_for_later.count(&self.inner).await?;
        Ok(latest.map(|latest| (count, latest)))
    }

    /// Forgets who was sent a broadcast, and what platforms know its picture as; its figures are kept beside it before.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn forget_copies(&self, id: BroadcastId) -> Result<(), Error> {
        self.forget_files(id).await?;
        delivery::Entity::delete_many()
            .filter(delivery::Column::BroadcastId.eq(id.0))
            .exec(&self.inner)
            .await?;
        Ok(())
    }
}

/// That it stands there, as the database's partial indexes say it: in the statement's own words.
pub(super) fn is_in(state: &'static str) -> Expr {
    Expr::cust(format!("delivery.state = '{state}'"))
}

pub(super) fn read_copy(row: delivery::Model) -> Result<Copy, Error> {
    let unreadable = |problem: &str| Error::Unreadable { table: TABLE, problem: problem.into() };
    Ok(Copy {
        delivery: DeliveryId(row.id),
        broadcast: row.broadcast_id.map(BroadcastId).ok_or_else(|| unreadable("no broadcast"))?,
        panelist: row.panelist_id.map(PanelistId).ok_or_else(|| unreadable("no panelist"))?,
        address: AddressId(row.address_id),
        platform: row
            .platform
            .as_deref()
            .and_then(Platform::from_name)
            .ok_or_else(|| unreadable("no such platform"))?,
        state: DeliveryState::from_name(&row.state).ok_or_else(|| unreadable("no such state"))?,
        attempts: json::uncount(TABLE, row.attempts)?,
        due_at: row.due_at,
        message: row.message.map(MessageRef),
    })
}
