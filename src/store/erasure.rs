//! Erasing people. What belongs to a person goes with the person's row; answers belong to no one there, so they are
//! erased by key.

use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use super::entity::{address, invitation, panelist, person, response};
use super::transaction::ROWS_A_STATEMENT;
use super::{Error, Transaction};
use crate::domain::{AddressId, PanelistId, PersonId, Platform, RespondentKey, RoundId};

/// Keys a statement: SQLite takes conditions no deeper than 1,000.
const KEYS_A_STATEMENT: usize = 200;

impl Transaction {
    /// Erases people, with their addresses, chats, messages on their way, memberships, consents and participation.
    /// Invitations of theirs and answers are erased by themselves, before.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn erase_people(&self, people: &[PersonId]) -> Result<(), Error> {
        for part in people.chunks(ROWS_A_STATEMENT) {
            let ids = part.iter().map(|id| id.0);
            let delete = person::Entity::delete_many().filter(person::Column::Id.is_in(ids));
            delete.exec(&self.inner).await?;
        }
        Ok(())
    }

    /// Those of these people who have no address left and are in no panel. A mailbox alone keeps nobody:
    /// nobody writes to us from there.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn without_address_or_panel(
        &self,
        people: &[PersonId],
    ) -> Result<Vec<PersonId>, Error> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let addresses = self.addresses_of(people).await?;
        let panelists = self.panelists_of(people).await?;
        let rooted = |person: &PersonId| {
            let mut theirs = addresses.iter().filter(|address| address.person == *person);
            theirs.any(|address| address.address.platform != Platform::Email)
                || panelists.iter().any(|panelist| panelist.person == *person)
        };
        Ok(people.iter().copied().filter(|person| !rooted(person)).collect())
    }

    /// Erases addresses, with their chats and messages on their way.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn erase_addresses(&self, addresses: &[AddressId]) -> Result<(), Error> {
        for part in addresses.chunks(ROWS_A_STATEMENT) {
            let ids = part.iter().map(|id| id.0);
            let delete = address::Entity::delete_many().filter(address::Column::Id.is_in(ids));
            delete.exec(&self.inner).await?;
        }
        Ok(())
    }

    /// Erases memberships, with their consents, participation and invitations. Those who came by such an invitation
    /// keep nothing that says so.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn erase_panelists(&self, panelists: &[PanelistId]) -> Result<(), Error> {
        for part in panelists.chunks(ROWS_A_STATEMENT) {
            let ids = part.iter().map(|id| id.0);
            invitation::Entity::delete_many()
                .filter(invitation::Column::InviterId.is_in(ids.clone()))
                .exec(&self.inner)
                .await?;
            panelist::Entity::delete_many()
                .filter(panelist::Column::Id.is_in(ids))
                .exec(&self.inner)
                .await?;
        }
        Ok(())
    }

    /// Erases responses with their answers, and what staff made of those.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn erase_responses(&self, keys: &[(RoundId, RespondentKey)]) -> Result<(), Error> {
        for part in keys.chunks(KEYS_A_STATEMENT) {
            let any = part.iter().fold(Condition::any(), |any, (round, key)| {
                let this = Condition::all()
                    .add(response::Column::RoundId.eq(round.0))
                    .add(response::Column::RespondentKey.eq(key.0.to_vec()));
                any.add(this)
            });
            response::Entity::delete_many().filter(any).exec(&self.inner).await?;
        }
        self.erase_readings(keys).await
    }
}
