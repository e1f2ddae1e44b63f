//! Where people are reached, and the people behind the addresses.

use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::entity::{address, person};
use super::transaction::ROWS_A_STATEMENT;
use super::{Error, Transaction};
use crate::domain::{Address, AddressId, PersonId, Platform};

/// An address, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAddress {
    /// Its id.
    pub id: AddressId,
    /// Whose it is.
    pub person: PersonId,
    /// Where it is.
    pub address: Address,
    /// The room there where the person can be written to, where it is another than the address.
    pub room: Option<String>,
    /// Whether messages get there, as far as we know.
    pub reachable: bool,
    /// The day that something last came from it, at midnight.
    pub seen_at: DateTime<Utc>,
}

impl Transaction {
    /// Those of these addresses that are known.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn addresses(&self, addresses: &[Address]) -> Result<Vec<StoredAddress>, Error> {
        if addresses.is_empty() {
            return Ok(Vec::new());
        }
        let ids = addresses.iter().map(|address| address.external_id.as_str());
        let find = address::Entity::find().filter(address::Column::ExternalId.is_in(ids));
        let found = read_all(find.all(&self.inner).await?)?;
        Ok(found.into_iter().filter(|stored| addresses.contains(&stored.address)).collect())
    }

    /// The addresses with these ids.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn addresses_by_id(&self, ids: &[AddressId]) -> Result<Vec<StoredAddress>, Error> {
        let ids = ids.iter().map(|id| id.0);
        let find = address::Entity::find().filter(address::Column::Id.is_in(ids));
        read_all(find.all(&self.inner).await?)
    }

    /// The first addresses on a platform after this one, in the order of their ids, that messages get to and that something
    /// came from since this time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn addresses_seen_since(
        &self,
        platform: Platform,
        time: DateTime<Utc>,
        after: Option<AddressId>,
        most: u64,
    ) -> Result<Vec<StoredAddress>, Error> {
        use sea_orm::{QueryOrder, QuerySelect};
        let find = address::Entity::find()
            .filter(address::Column::Platform.eq(platform.as_str()))
            .filter(address::Column::Reachable.eq(true))
            .filter(address::Column::SeenAt.gte(time))
            .filter(address::Column::Id.gt(after.map_or(Uuid::nil(), |id| id.0)))
            .order_by_asc(address::Column::Id)
            .limit(most);
        read_all(find.all(&self.inner).await?)
    }

    /// Every address of these people.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn addresses_of(&self, people: &[PersonId]) -> Result<Vec<StoredAddress>, Error> {
        let people = people.iter().map(|id| id.0);
        let find = address::Entity::find().filter(address::Column::PersonId.is_in(people));
        read_all(find.all(&self.inner).await?)
    }

    /// Keeps people that are new.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn add_people(&self, people: &[PersonId]) -> Result<(), Error> {
        let rows = people.iter().map(|id| person::Model { id: id.0, page_key: None });
        self.insert::<person::ActiveModel>(rows, None).await
    }

    /// Keeps addresses, new or changed.
    ///
    /// # Errors
    /// [`Error::Conflict`] when a new one is known already.
    pub async fn save_addresses(&self, addresses: &[StoredAddress]) -> Result<(), Error> {
        let rows = addresses.iter().map(|stored| address::Model {
            id: stored.id.0,
            person_id: stored.person.0,
            platform: stored.address.platform.as_str().to_owned(),
            external_id: stored.address.external_id.clone(),
            room: stored.room.clone(),
            reachable: stored.reachable,
            seen_at: stored.seen_at,
        });
        let replace = OnConflict::column(address::Column::Id)
            .update_columns([
                address::Column::Room,
                address::Column::Reachable,
                address::Column::SeenAt,
            ])
            .to_owned();
        self.insert::<address::ActiveModel>(rows, Some(replace)).await
    }

    /// The people who are in no panel, and whose addresses have all been silent since before this time.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn strangers_before(&self, time: DateTime<Utc>) -> Result<Vec<PersonId>, Error> {
        let sql = format!("SELECT id FROM person WHERE {IS_STRANGER}");
        let rows = self.read(&sql, vec![time.into()]).await?;
        rows.iter().map(|row| Ok(PersonId(row.try_get("", "id")?))).collect()
    }

    /// Erases those of these people who are still strangers, with all that is theirs, and returns how many.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn erase_strangers(
        &self,
        people: &[PersonId],
        time: DateTime<Utc>,
    ) -> Result<u64, Error> {
        let mut erased = 0;
        for part in people.chunks(ROWS_A_STATEMENT) {
            let ids: Vec<String> = (2..part.len() + 2).map(|number| format!("${number}")).collect();
            let ids = ids.join(", ");
            let sql = format!("DELETE FROM person WHERE {IS_STRANGER} AND id IN ({ids})");
            let mut values = vec![time.into()];
            values.extend(part.iter().map(|id| id.0.into()));
            erased += self.run(&sql, values).await?.rows_affected();
        }
        Ok(erased)
    }
}

/// What makes someone a stranger: looked up for one person after another, by index, so that a million cost little.
const IS_STRANGER: &str = "NOT EXISTS (SELECT 1 FROM panelist WHERE panelist.person_id = person.id) \
     AND NOT EXISTS (SELECT 1 FROM address WHERE address.person_id = person.id AND address.seen_at >= $1) \
     AND NOT EXISTS (SELECT 1 FROM staff WHERE staff.person_id = person.id)";

fn read_all(rows: Vec<address::Model>) -> Result<Vec<StoredAddress>, Error> {
    rows.into_iter().map(read).collect()
}

fn read(row: address::Model) -> Result<StoredAddress, Error> {
    let platform = Platform::from_name(&row.platform).ok_or_else(|| Error::Unreadable {
        table: "address",
        problem: format!("no platform is called {}", row.platform),
    })?;
    Ok(StoredAddress {
        id: AddressId(row.id),
        person: PersonId(row.person_id),
        address: Address { platform, external_id: row.external_id },
        room: row.room,
        reachable: row.reachable,
        seen_at: row.seen_at,
    })
}
