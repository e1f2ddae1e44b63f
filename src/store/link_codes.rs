//! The short-lived codes by which people join another address to themselves. A code is stored in upper case, and
//! compared so; each person has one at most.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::link_code;
use super::{Error, Transaction};
use crate::domain::PersonId;

/// A code, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLinkCode {
    /// Who asked for it.
    pub person: PersonId,
    /// What is typed.
    pub code: String,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}

impl Transaction {
    /// Those of these codes (in any case) that there are, whether their time has passed or not.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn link_codes(&self, codes: &[String]) -> Result<Vec<StoredLinkCode>, Error> {
        if codes.is_empty() {
            return Ok(Vec::new());
        }
        let codes = codes.iter().map(|code| code.to_uppercase());
        let find = link_code::Entity::find().filter(link_code::Column::Code.is_in(codes));
        Ok(find.all(&self.inner).await?.into_iter().map(read).collect())
    }

    /// The code that a person has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn link_code_of(&self, person: PersonId) -> Result<Option<StoredLinkCode>, Error> {
        Ok(link_code::Entity::find_by_id(person.0).one(&self.inner).await?.map(read))
    }

    /// Keeps new codes, each in the place of the person's earlier one.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a code is taken.
    pub async fn save_link_codes(&self, codes: &[StoredLinkCode]) -> Result<(), Error> {
        let rows = codes.iter().map(|stored| link_code::Model {
            person_id: stored.person.0,
            code: stored.code.to_uppercase(),
            expires_at: stored.expires_at,
        });
        let replace = OnConflict::column(link_code::Column::PersonId)
            .update_columns([link_code::Column::Code, link_code::Column::ExpiresAt])
            .to_owned();
        self.insert::<link_code::ActiveModel>(rows, Some(replace)).await
    }

    /// Uses codes up: each works once.
    ///
    /// # Errors
    /// [`Error::Conflict`] when one of them is gone: somebody else has used it, or it was replaced.
    pub async fn use_link_codes(&self, codes: &[String]) -> Result<(), Error> {
        if codes.is_empty() {
            return Ok(());
        }
        let delete = link_code::Entity::delete_many()
            .filter(link_code::Column::Code.is_in(codes.iter().map(String::as_str)));
        let used = delete.exec(&self.inner).await?.rows_affected;
        if used == codes.len() as u64 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Erases the codes whose time has passed. Returns how many there were.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn erase_link_codes_before(&self, time: DateTime<Utc>) -> Result<u64, Error> {
        let delete =
            link_code::Entity::delete_many().filter(link_code::Column::ExpiresAt.lte(time));
        Ok(delete.exec(&self.inner).await?.rows_affected)
    }
}

fn read(row: link_code::Model) -> StoredLinkCode {
    StoredLinkCode { person: PersonId(row.person_id), code: row.code, expires_at: row.expires_at }
}
