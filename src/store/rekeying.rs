//! Giving responses other keys: what is counted stays as it is, and only whose it is changes, or can no longer be told.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::entity::{answer, reading, response};
use super::{Error, Transaction};
use crate::domain::{RespondentKey, RoundId};

/// Places a statement.
const PLACES_A_STATEMENT: usize = 200;

/// Where responses are, and the key that each gets there.
pub type NewKeys = BTreeMap<(RoundId, RespondentKey), RespondentKey>;

impl Transaction {
    /// Gives responses of rounds that are not sealed other keys, with their background, their answers and what staff made
    /// of those. Where there is no response, nothing happens.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn rekey_responses(&self, keys: &NewKeys) -> Result<(), Error> {
        let places: Vec<_> = keys.iter().map(|((round, old), new)| (*round, *old, *new)).collect();
        for part in places.chunks(PLACES_A_STATEMENT) {
            let rounds: BTreeSet<_> = part.iter().map(|(round, ..)| round.0).collect();
            let olds = part.iter().map(|(_, old, _)| old.0.to_vec());
            let rows = response::Entity::find()
                .filter(response::Column::RoundId.is_in(rounds))
                .filter(response::Column::RespondentKey.is_in(olds))
                .all(&self.inner)
                .await?;
            for row in rows {
                let here = |(round, old, _): &&(RoundId, RespondentKey, RespondentKey)| {
                    round.0 == row.round_id && old.0[..] == row.respondent_key[..]
                };
                if let Some((.., new)) = part.iter().find(here) {
                    self.rekey(row, *new).await?;
                }
            }
        }
        Ok(())
    }

    /// The new response first, since answers lean on theirs; the old one last.
    async fn rekey(&self, old: response::Model, new: RespondentKey) -> Result<(), Error> {
        let (round, key) = (old.round_id, old.respondent_key.clone());
        let moved = response::Model { respondent_key: new.0.to_vec(), ..old };
        let place = [response::Column::RoundId, response::Column::RespondentKey];
        let there =
            OnConflict::columns(place).update_column(response::Column::Background).to_owned();
        self.insert::<response::ActiveModel>(vec![moved], Some(there)).await?;
        let new = || Expr::value(new.0.to_vec());
        answer::Entity::update_many()
            .col_expr(answer::Column::RespondentKey, new())
            .filter(answer::Column::RoundId.eq(round))
            .filter(answer::Column::RespondentKey.eq(key.clone()))
            .exec(&self.inner)
            .await?;
        reading::Entity::update_many()
            .col_expr(reading::Column::RespondentKey, new())
            .filter(reading::Column::RoundId.eq(round))
            .filter(reading::Column::RespondentKey.eq(key.clone()))
            .exec(&self.inner)
            .await?;
        let this = Condition::all()
            .add(response::Column::RoundId.eq(round))
            .add(response::Column::RespondentKey.eq(key));
        response::Entity::delete_many().filter(this).exec(&self.inner).await?;
        Ok(())
    }
}
