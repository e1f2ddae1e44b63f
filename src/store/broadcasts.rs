//! Messages to many, and how far their audience has been gone through. Each person's copy is in `copies`.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, LockType, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::entity::{broadcast, panelist};
use super::panelists::StoredPanelist;
use super::{Error, Transaction, json, panelists};
use crate::domain::broadcast::{Broadcast, BroadcastState};
use crate::domain::{BroadcastId, PanelId, PanelistId};

const TABLE: &str = "broadcast";

/// How far a broadcast's audience has been gone through, to make a row for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// Nobody has a row yet.
    NotBegun,
    /// Everyone up to this panelist.
    Through(PanelistId),
    /// Everyone.
    Complete,
}

impl Transaction {
    /// Keeps a broadcast, new or changed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_broadcast(&self, broadcast: &Broadcast) -> Result<(), Error> {
        let replace = OnConflict::column(broadcast::Column::Id)
            .update_columns([
                broadcast::Column::State,
                broadcast::Column::DueAt,
                broadcast::Column::Definition,
            ])
            .to_owned();
        self.insert::<broadcast::ActiveModel>([row(broadcast, None)?], Some(replace)).await
    }

    /// Keeps a new broadcast that is sent once for this moment of a round's calendar.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is one for that moment already.
    pub async fn add_broadcast_for(
        &self,
        moment: &str,
        broadcast: &Broadcast,
    ) -> Result<(), Error> {
        let row = row(broadcast, Some(moment.to_owned()))?;
        self.insert::<broadcast::ActiveModel>([row], None).await
    }

    /// Those of these moments for which there is a broadcast, whatever became of it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn moments_of(&self, moments: &[String]) -> Result<BTreeSet<String>, Error> {
        let found: Vec<Option<String>> = broadcast::Entity::find()
            .select_only()
            .column(broadcast::Column::Moment)
            .filter(broadcast::Column::Moment.is_in(moments))
            .into_tuple()
            .all(&self.inner)
            .await?;
        Ok(found.into_iter().flatten().collect())
    }

    /// Lets there be another broadcast for the moment of this one, which was taken back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn free_moment(&self, id: BroadcastId) -> Result<(), Error> {
        broadcast::Entity::update_many()
            .col_expr(broadcast::Column::Moment, Expr::value(None::<String>))
            .filter(broadcast::Column::Id.eq(id.0))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// The broadcast for a moment, if it has begun.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn broadcast_for(&self, moment: &str) -> Result<Option<Broadcast>, Error> {
        Ok(self.find_broadcasts(broadcast::Column::Moment.eq(moment)).await?.pop())
    }

    /// The broadcast with this id. Where this transaction writes, nobody else changes it until its end: a text must not be
    /// put right while copies leave with the old one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn broadcast(&self, id: BroadcastId) -> Result<Option<Broadcast>, Error> {
        Ok(self.find_broadcasts(broadcast::Column::Id.eq(id.0)).await?.pop())
    }

    /// Every broadcast of a panel with the number that it has been given, the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn broadcasts_of(
        &self,
        panel: PanelId,
    ) -> Result<Vec<(Option<u32>, Broadcast)>, Error> {
        let rows: Vec<(Option<i32>, String)> = broadcast::Entity::find()
            .select_only()
            .column(broadcast::Column::Number)
            .column(broadcast::Column::Definition)
            .filter(broadcast::Column::PanelId.eq(panel.0))
            .order_by_asc(broadcast::Column::Id)
            .into_tuple()
            .all(&self.inner)
            .await?;
        let read = |(number, definition): &(Option<i32>, String)| {
            let number = number.map(|number| json::uncount(TABLE, number)).transpose()?;
            Ok((number, json::decode(TABLE, definition)?))
        };
        rows.iter().map(read).collect()
    }

    /// Gives a broadcast the next number of its panel, the first one 1.
    ///
    /// # Errors
    /// When it cannot be written, or somebody else took the number at the same moment.
    pub async fn number_broadcast(&self, panel: PanelId, id: BroadcastId) -> Result<(), Error> {
        let sql = "UPDATE broadcast SET number = \
                   (SELECT COALESCE(MAX(number), 0) + 1 FROM broadcast WHERE panel_id = $1) WHERE id = $2";
        self.run(sql, vec![panel.0.into(), id.0.into()]).await?;
        Ok(())
    }

    /// Every broadcast in one of these states, by the names of [`BroadcastState::as_str`], the oldest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn broadcasts_that_are(&self, states: &[&str]) -> Result<Vec<Broadcast>, Error> {
        self.find_broadcasts(broadcast::Column::State.is_in(states.iter().copied())).await
    }

    async fn find_broadcasts(&self, which: impl Into<Expr>) -> Result<Vec<Broadcast>, Error> {
        let mut find = broadcast::Entity::find()
            .select_only()
            .column(broadcast::Column::Definition)
            .filter(which.into())
            .order_by_asc(broadcast::Column::Id);
        if self.writes {
            // SQLite has one writer at a time anyway, and its statements no word for it.
            find = find.lock(LockType::NoKeyUpdate);
        }
        let rows: Vec<String> = find.into_tuple().all(&self.inner).await?;
        rows.iter().map(|definition| json::decode(TABLE, definition)).collect()
    }

    /// Keeps a broadcast's picture, as PNG or JPEG.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_picture(
        &self,
        id: BroadcastId,
        picture: Option<Vec<u8>>,
    ) -> Result<(), Error> {
        broadcast::Entity::update_many()
            .col_expr(broadcast::Column::Picture, Expr::value(picture))
            .filter(broadcast::Column::Id.eq(id.0))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// A broadcast's picture.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn picture(&self, id: BroadcastId) -> Result<Option<Vec<u8>>, Error> {
        let picture: Option<Option<Vec<u8>>> = broadcast::Entity::find_by_id(id.0)
            .select_only()
            .column(broadcast::Column::Picture)
            .into_tuple()
            .one(&self.inner)
            .await?;
        Ok(picture.flatten())
    }

    /// How far a broadcast's audience has been gone through.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn spread(&self, id: BroadcastId) -> Result<Spread, Error> {
        let through: Option<Option<Uuid>> = broadcast::Entity::find_by_id(id.0)
            .select_only()
            .column(broadcast::Column::SpreadThrough)
            .into_tuple()
            .one(&self.inner)
            .await?;
        Ok(match through.flatten() {
            None => Spread::NotBegun,
            Some(id) if id == Uuid::max() => Spread::Complete,
            Some(id) => Spread::Through(PanelistId(id)),
        })
    }

    /// Takes note of how far its audience has been gone through.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn save_spread(&self, id: BroadcastId, spread: Spread) -> Result<(), Error> {
        let through = match spread {
            Spread::NotBegun => None,
            Spread::Through(panelist) => Some(panelist.0),
            Spread::Complete => Some(Uuid::max()),
        };
        broadcast::Entity::update_many()
            .col_expr(broadcast::Column::SpreadThrough, Expr::value(through))
            .filter(broadcast::Column::Id.eq(id.0))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// The next panelists of a panel after this one, in the order of their ids.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn panelists_after(
        &self,
        panel: PanelId,
        after: Option<PanelistId>,
        most: u64,
    ) -> Result<Vec<StoredPanelist>, Error> {
        let rows = panelist::Entity::find()
            .filter(panelist::Column::PanelId.eq(panel.0))
            .filter(panelist::Column::Id.gt(after.map_or(Uuid::nil(), |id| id.0)))
            .order_by_asc(panelist::Column::Id)
            .limit(most)
            .all(&self.inner)
            .await?;
        rows.iter().map(panelists::read).collect()
    }
}

fn row(broadcast: &Broadcast, moment: Option<String>) -> Result<broadcast::Model, Error> {
    let due_at = match broadcast.state {
        BroadcastState::Scheduled { due_at } => Some(due_at),
        _ => None,
    };
    Ok(broadcast::Model {
        id: broadcast.id.0,
        panel_id: broadcast.panel.0,
        number: None,
        state: broadcast.state.as_str().to_owned(),
        due_at,
        definition: json::encode(TABLE, broadcast)?,
        picture: None,
        spread_through: None,
        moment,
    })
}
