//! Rounds and their secrets.

use std::collections::BTreeMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use super::entity::{participation, round, round_secret};
use super::{Error, Transaction, json};
use crate::domain::{PanelId, Round, RoundId, RoundPhase};

const TABLE: &str = "round";

impl Transaction {
    /// Every round, by panel and number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn rounds(&self) -> Result<Vec<Round>, Error> {
        self.find_rounds(round::Entity::find()).await
    }

    /// The rounds of one panel, by number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn rounds_of(&self, panel: PanelId) -> Result<Vec<Round>, Error> {
        self.find_rounds(round::Entity::find().filter(round::Column::PanelId.eq(panel.0))).await
    }

    /// The rounds whose text is fixed: approved, open and closed ones.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn fixed_rounds(&self) -> Result<Vec<Round>, Error> {
        let editable = [RoundPhase::Draft, RoundPhase::InReview].map(RoundPhase::as_str);
        self.find_rounds(round::Entity::find().filter(round::Column::Phase.is_not_in(editable)))
            .await
    }

    /// The round with this id.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn round(&self, id: RoundId) -> Result<Option<Round>, Error> {
        let row = round::Entity::find_by_id(id.0).one(&self.inner).await?;
        row.map(|row| json::decode(TABLE, &row.definition)).transpose()
    }

    /// The panel's round with this number.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn round_numbered(
        &self,
        panel: PanelId,
        number: u32,
    ) -> Result<Option<Round>, Error> {
        let find = round::Entity::find()
            .filter(round::Column::PanelId.eq(panel.0))
            .filter(round::Column::Number.eq(json::count(TABLE, number)?));
        Ok(self.find_rounds(find).await?.pop())
    }

    async fn find_rounds(&self, find: Select<round::Entity>) -> Result<Vec<Round>, Error> {
        let rows = find
            .order_by_asc(round::Column::PanelId)
            .order_by_asc(round::Column::Number)
            .all(&self.inner)
            .await?;
        rows.iter().map(|row| json::decode(TABLE, &row.definition)).collect()
    }

    /// Keeps a round, in the place of its earlier version.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another round of the panel has its number.
    pub async fn save_round(&self, round: &Round) -> Result<(), Error> {
        let row = round::Model {
            id: round.id.0,
            panel_id: round.panel.0,
            number: json::count(TABLE, round.number)?,
            version: json::count(TABLE, round.version)?,
            phase: round.phase().as_str().to_owned(),
            definition: json::encode(TABLE, round)?,
        };
        let replace = OnConflict::column(round::Column::Id)
            .update_columns([
                round::Column::Number,
                round::Column::Version,
                round::Column::Phase,
                round::Column::Definition,
            ])
            .to_owned();
        self.insert::<round::ActiveModel>([row], Some(replace)).await?;
        self.bump_catalogue().await
    }

    /// Keeps a round's secret, encrypted.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the round has one already.
    pub async fn add_round_secret(&self, round: RoundId, sealed: Vec<u8>) -> Result<(), Error> {
        let row = round_secret::Model { round_id: round.0, sealed };
        self.insert::<round_secret::ActiveModel>([row], None).await?;
        self.bump_catalogue().await
    }

    /// Every round's secret, encrypted. A sealed round has none.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn round_secrets(&self) -> Result<BTreeMap<RoundId, Vec<u8>>, Error> {
        let rows = round_secret::Entity::find().all(&self.inner).await?;
        Ok(rows.into_iter().map(|row| (RoundId(row.round_id), row.sealed)).collect())
    }

    /// How many have started a round, and how many of them have come to its end.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count_participation(&self, round: RoundId) -> Result<(u64, u64), Error> {
        use sea_orm::PaginatorTrait;
        let of_round = participation::Entity::find()
            .filter(participation::Column::RoundId.eq(round.0))
            .filter(participation::Column::StartedAt.is_not_null());
        let complete = of_round.clone().filter(participation::Column::CompletedAt.is_not_null());
        Ok((of_round.count(&self.inner).await?, complete.count(&self.inner).await?))
    }
}
