//! The results of rounds, frozen when they close.

use sea_orm::EntityTrait;

use super::entity::result;
use super::{Error, Transaction, json};
use crate::domain::{RoundId, RoundResult};

const TABLE: &str = "result";

impl Transaction {
    /// A round's frozen result.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn result(&self, round: RoundId) -> Result<Option<RoundResult>, Error> {
        let row = result::Entity::find_by_id(round.0).one(&self.inner).await?;
        row.map(|row| json::decode(TABLE, &row.definition)).transpose()
    }

    /// Keeps a round's result. It never changes again.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the round has one already.
    pub async fn add_result(&self, round: RoundId, result: &RoundResult) -> Result<(), Error> {
        let row = result::Model { round_id: round.0, definition: json::encode(TABLE, result)? };
        self.insert::<result::ActiveModel>([row], None).await
    }
}
