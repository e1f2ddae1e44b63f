//! Reading the answers of sealed rounds, page by page.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use super::answers::{read, read_key};
use super::entity::{answer, sealed_answer, sealed_response};
use super::{Error, StoredResponse, Transaction, json};
use crate::domain::routing::Answers;
use crate::domain::{RespondentKey, RoundId};

impl Transaction {
    /// How many responses a sealed round has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn count_sealed(&self, round: RoundId) -> Result<u64, Error> {
        let all =
            sealed_response::Entity::find().filter(sealed_response::Column::RoundId.eq(round.0));
        Ok(all.count(&self.inner).await?)
    }

    /// At most so many responses of a sealed round by key, those after this one. The keys are random, and so is the order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sealed_after(
        &self,
        round: RoundId,
        after: Option<RespondentKey>,
        most: u64,
    ) -> Result<Vec<StoredResponse>, Error> {
        use sealed_response::Column;
        let mut find = sealed_response::Entity::find().filter(Column::RoundId.eq(round.0));
        if let Some(after) = after {
            find = find.filter(Column::RespondentKey.gt(after.0.to_vec()));
        }
        let rows = find.order_by_asc(Column::RespondentKey).limit(most).all(&self.inner).await?;
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
        let mut answers = self.sealed_between(round, first, last).await?;
        let stored = |row: sealed_response::Model| {
            Ok(StoredResponse {
                key: read_key(&row.respondent_key)?,
                background: json::decode("sealed_response", &row.background)?,
                answers: answers.remove(&row.respondent_key).unwrap_or_default(),
            })
        };
        rows.into_iter().map(stored).collect()
    }

    async fn sealed_between(
        &self,
        round: RoundId,
        first: &sealed_response::Model,
        last: &sealed_response::Model,
    ) -> Result<BTreeMap<Vec<u8>, Answers>, Error> {
        use sealed_answer::Column;
        let rows = sealed_answer::Entity::find()
            .filter(Column::RoundId.eq(round.0))
            .filter(Column::RespondentKey.gte(first.respondent_key.clone()))
            .filter(Column::RespondentKey.lte(last.respondent_key.clone()))
            .all(&self.inner)
            .await?;
        let mut found: BTreeMap<Vec<u8>, Answers> = BTreeMap::new();
        for row in rows {
            let row = answer::Model::from(row);
            let (question, answer) = read(&row)?;
            found.entry(row.respondent_key).or_default().insert(question, answer);
        }
        Ok(found)
    }
}
