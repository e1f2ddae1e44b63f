//! Messages on their way out. A row says what to render, never an answer, and is gone once its outcome is known: what is
//! left must not tell which questions someone was asked.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::entity::{address, delivery};
use super::{Error, SettledCopy, Store, Transaction, json};
use crate::domain::delivery::{DeliveryState, Verdict};
use crate::domain::{AddressId, DeliveryId, Platform, RoundId};

const TABLE: &str = "delivery";

/// One message on its way out, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDelivery {
    /// Its id; the order of ids is the order of sending.
    pub id: DeliveryId,
    /// To which address.
    pub address: AddressId,
    /// Where it stands.
    pub state: DeliveryState,
    /// Whether its message asks something, so that the platform's id for it is worth keeping.
    pub prompts: bool,
    /// How many attempts have failed.
    pub attempts: u32,
    /// When to send it.
    pub due_at: DateTime<Utc>,
    /// What it says, opaque here.
    pub body: String,
}

/// What finally became of one message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its row.
    pub delivery: DeliveryId,
    /// To which address.
    pub address: AddressId,
    /// The last word.
    pub verdict: Verdict,
    /// Where it stands now, if it is a copy of a broadcast, whose row stays.
    pub copy: Option<SettledCopy>,
}

impl Store {
    /// Every message on this platform that was waiting or under way when the program stopped, in the order of sending.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn pending_at_start(&self, platform: Platform) -> Result<Vec<StoredDelivery>, Error> {
        let transaction = self.read().await?;
        // Asked for each reply: there are few, and of addresses there may be a million.
        let there = "(SELECT address.platform FROM address WHERE address.id = delivery.address_id)";
        let rows = replies()
            .filter(Expr::cust(format!("{there} = '{}'", platform.as_str())))
            .order_by_asc(delivery::Column::Id)
            .all(&transaction.inner)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Keeps what finally became of messages, in one write: removes the rows, keeps the platform's id of a message that
    /// asks something, and for whoever cannot be reached marks the address and drops what waits for it. Repeating it
    /// changes nothing.
    ///
    /// # Errors
    /// When nothing was written.
    pub async fn record_outcomes(&self, outcomes: &[Outcome]) -> Result<(), Error> {
        self.note(self.write_outcomes(outcomes).await)
    }

    async fn write_outcomes(&self, outcomes: &[Outcome]) -> Result<(), Error> {
        let transaction = self.write().await?;
        let replies = outcomes.iter().filter(|outcome| outcome.copy.is_none());
        let ids: Vec<_> = replies.map(|outcome| outcome.delivery.0).collect();
        let asking = delivery::Entity::find()
            .filter(
                delivery::Column::AddressId.is_in(outcomes.iter().map(|outcome| outcome.address.0)),
            )
            .filter(delivery::Column::Prompts.eq(true))
            .order_by_asc(delivery::Column::Id)
            .all(&transaction.inner)
            .await?;
        let last_asked: BTreeMap<AddressId, DeliveryId> =
            asking.into_iter().map(|row| (AddressId(row.address_id), DeliveryId(row.id))).collect();
        let prompts = prompts(outcomes, &last_asked);
        if !self.is_sqlite() {
            // Holds the chats in the same order as whoever takes in updates.
            let chats: Vec<AddressId> = prompts.iter().map(|(address, _)| *address).collect();
            transaction.conversations(&chats).await?;
        }
        transaction.note_prompts(&prompts).await?;
        delivery::Entity::delete_many()
            .filter(delivery::Column::Id.is_in(ids))
            .exec(&transaction.inner)
            .await?;
        let copies: Vec<SettledCopy> =
            outcomes.iter().filter_map(|outcome| outcome.copy.clone()).collect();
        transaction.settle_copies(&copies).await?;
        transaction.note_files(&copies).await?;
        let away: Vec<AddressId> = outcomes
            .iter()
            .filter(|outcome| outcome.verdict == Verdict::Unreachable)
            .map(|outcome| outcome.address)
            .collect();
        transaction.lose(&away).await?;
        transaction.commit().await
    }
}

/// The platform's ids of the messages that asked something last. A message does not count when a later one to the same
/// address is still under way: by then it has been answered, and the later one is to be changed in place.
fn prompts(
    outcomes: &[Outcome],
    last_asked: &BTreeMap<AddressId, DeliveryId>,
) -> Vec<(AddressId, String)> {
    let asked_last =
        |outcome: &&Outcome| last_asked.get(&outcome.address) == Some(&outcome.delivery);
    let message = |outcome: &Outcome| match &outcome.verdict {
        Verdict::Sent(Some(message)) => Some((outcome.address, message.clone())),
        _ => None,
    };
    outcomes.iter().filter(asked_last).filter_map(message).collect()
}

impl Transaction {
    /// Keeps messages that are to go out.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_deliveries(&self, deliveries: &[StoredDelivery]) -> Result<(), Error> {
        let row = |delivery: &StoredDelivery| {
            Ok(delivery::Model {
                id: delivery.id.0,
                address_id: delivery.address.0,
                state: delivery.state.as_str().to_owned(),
                prompts: delivery.prompts,
                attempts: json::count(TABLE, delivery.attempts)?,
                due_at: delivery.due_at,
                body: delivery.body.clone(),
                broadcast_id: None,
                panelist_id: None,
                platform: None,
                message: None,
                again: false,
            })
        };
        let rows = deliveries.iter().map(row).collect::<Result<Vec<_>, Error>>()?;
        self.insert::<delivery::ActiveModel>(rows, None).await
    }

    /// The message with this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn delivery(&self, id: DeliveryId) -> Result<Option<StoredDelivery>, Error> {
        delivery::Entity::find_by_id(id.0).one(&self.inner).await?.map(read).transpose()
    }

    /// What waits for an address, in the order of sending.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn deliveries_to(&self, address: AddressId) -> Result<Vec<StoredDelivery>, Error> {
        let find = replies()
            .filter(delivery::Column::AddressId.eq(address.0))
            .order_by_asc(delivery::Column::Id);
        find.all(&self.inner).await?.into_iter().map(read).collect()
    }

    /// Drops whatever is on its way to these addresses.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn drop_deliveries_to(&self, addresses: &[AddressId]) -> Result<(), Error> {
        if addresses.is_empty() {
            return Ok(());
        }
        let ids = addresses.iter().map(|id| id.0);
        delivery::Entity::delete_many()
            .filter(delivery::Column::AddressId.is_in(ids))
            .filter(delivery::Column::BroadcastId.is_null())
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// Drops whatever is on its way and names this round.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn drop_deliveries_naming(&self, round: RoundId) -> Result<(), Error> {
        delivery::Entity::delete_many()
            .filter(delivery::Column::Body.contains(round.to_string()))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    async fn lose(&self, addresses: &[AddressId]) -> Result<(), Error> {
        if addresses.is_empty() {
            return Ok(());
        }
        address::Entity::update_many()
            .col_expr(address::Column::Reachable, Expr::value(false))
            .filter(address::Column::Id.is_in(addresses.iter().map(|id| id.0)))
            .exec(&self.inner)
            .await?;
        delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::value(DeliveryState::Unreachable.as_str()))
            .filter(delivery::Column::AddressId.is_in(addresses.iter().map(|id| id.0)))
            .filter(delivery::Column::BroadcastId.is_not_null())
            .filter(delivery::Column::State.eq(DeliveryState::Waiting.as_str()))
            .exec(&self.inner)
            .await?;
        self.drop_deliveries_to(addresses).await
    }
}

/// All that answers something a person did; a person's copy of a broadcast is none.
fn replies() -> sea_orm::Select<delivery::Entity> {
    delivery::Entity::find().filter(delivery::Column::BroadcastId.is_null())
}

fn read(row: delivery::Model) -> Result<StoredDelivery, Error> {
    Ok(StoredDelivery {
        id: DeliveryId(row.id),
        address: AddressId(row.address_id),
        state: DeliveryState::from_name(&row.state).ok_or_else(|| Error::Unreadable {
            table: TABLE,
            problem: format!("no state is called {}", row.state),
        })?,
        prompts: row.prompts,
        attempts: json::uncount(TABLE, row.attempts)?,
        due_at: row.due_at,
        body: row.body,
    })
}
