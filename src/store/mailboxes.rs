//! Letters that were asked for, counted; and what becomes of copies when the mailbox that they go to is taken away.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{delivery, letter_request};
use super::{Error, Transaction};
use crate::domain::delivery::DeliveryState;
use crate::domain::{AddressId, Platform};

impl Transaction {
    /// How often each of these marks was noted since this time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn letter_requests(
        &self,
        marks: &[String],
        since: DateTime<Utc>,
    ) -> Result<BTreeMap<String, u64>, Error> {
        let rows = letter_request::Entity::find()
            .filter(letter_request::Column::Mark.is_in(marks.iter().map(String::as_str)))
            .filter(letter_request::Column::AskedAt.gte(since))
            .all(&self.inner)
            .await?;
        let mut counts = BTreeMap::new();
        for row in rows {
            *counts.entry(row.mark).or_default() += 1;
        }
        Ok(counts)
    }

    /// Notes these marks, each with a fresh id.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn note_letter_requests(
        &self,
        marks: &[(Uuid, String)],
        asked_at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let rows = marks.iter().map(|(id, mark)| letter_request::Model {
            id: *id,
            mark: mark.clone(),
            asked_at,
        });
        self.insert::<letter_request::ActiveModel>(rows, None).await
    }

    /// Forgets the marks from before this time.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn forget_letter_requests_before(&self, time: DateTime<Utc>) -> Result<(), Error> {
        letter_request::Entity::delete_many()
            .filter(letter_request::Column::AskedAt.lt(time))
            .exec(&self.inner)
            .await?;
        Ok(())
    }

    /// Gives the copies of broadcasts that go to one address to another of the same person: those that wait leave from there,
    /// the others only stay known.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn redirect_copies(
        &self,
        from: AddressId,
        to: AddressId,
        platform: Platform,
    ) -> Result<(), Error> {
        let theirs = || {
            delivery::Entity::update_many()
                .filter(delivery::Column::AddressId.eq(from.0))
                .filter(delivery::Column::BroadcastId.is_not_null())
        };
        theirs()
            .col_expr(delivery::Column::Platform, Expr::value(platform.as_str()))
            .filter(delivery::Column::State.eq(DeliveryState::Waiting.as_str()))
            .exec(&self.inner)
            .await?;
        theirs().col_expr(delivery::Column::AddressId, Expr::value(to.0)).exec(&self.inner).await?;
        Ok(())
    }
}
