//! People's own pages: what their links are made with, and pages that get another address.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{address, person};
use super::{Error, Transaction};
use crate::domain::{AddressId, PageKey, PersonId};

impl Transaction {
    /// What the links to these people's pages are made with, for those who have asked for a new one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn page_keys(
        &self,
        people: &[PersonId],
    ) -> Result<BTreeMap<PersonId, PageKey>, Error> {
        if people.is_empty() {
            return Ok(BTreeMap::new());
        }
        let find = person::Entity::find()
            .filter(person::Column::Id.is_in(people.iter().map(|id| id.0)))
            .filter(person::Column::PageKey.is_not_null());
        let found = find.all(&self.inner).await?.into_iter();
        Ok(found.filter_map(|row| Some((PersonId(row.id), PageKey(row.page_key?)))).collect())
    }

    /// Makes people's links with other keys from now on: no earlier link works any more.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn renew_page_keys(&self, keys: &BTreeMap<PersonId, PageKey>) -> Result<(), Error> {
        for (person, key) in keys {
            person::Entity::update_many()
                .col_expr(person::Column::PageKey, Expr::value(key.0))
                .filter(person::Column::Id.eq(person.0))
                .exec(&self.inner)
                .await?;
        }
        Ok(())
    }

    /// Gives pages other addresses. Their chats, and what waits there, go along.
    ///
    /// # Errors
    /// [`Error::Conflict`] when an address is taken.
    pub async fn move_pages(&self, moves: &BTreeMap<AddressId, String>) -> Result<(), Error> {
        for (id, external_id) in moves {
            address::Entity::update_many()
                .col_expr(address::Column::ExternalId, Expr::value(external_id.as_str()))
                .filter(address::Column::Id.eq(id.0))
                .exec(&self.inner)
                .await?;
        }
        Ok(())
    }
}
