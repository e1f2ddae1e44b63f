//! Moving what belongs to one person to another, when the two turn out to be the same.

use sea_orm::Value;
use uuid::Uuid;

use super::transaction::placeholders;
use super::{Error, Transaction};
use crate::domain::{AddressId, PanelistId, PersonId};

impl Transaction {
    /// Gives addresses to other people.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn move_addresses(&self, moves: &[(AddressId, PersonId)]) -> Result<(), Error> {
        let pairs: Vec<_> = moves.iter().map(|(address, person)| (address.0, person.0)).collect();
        self.rename("address", "person_id", "id", &pairs).await
    }

    /// Gives memberships to other people, who are not in those panels.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn move_panelists(&self, moves: &[(PanelistId, PersonId)]) -> Result<(), Error> {
        let pairs: Vec<_> = moves.iter().map(|(panelist, person)| (panelist.0, person.0)).collect();
        self.rename("panelist", "person_id", "id", &pairs).await
    }

    /// Gives the consents and the own invitations of panelists (the first of each pair) to others (the second), so that
    /// what was agreed to stays known and a link that is out among friends goes on working.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn hand_over(&self, moves: &[(PanelistId, PanelistId)]) -> Result<(), Error> {
        let pairs: Vec<_> = moves.iter().map(|(from, to)| (from.0, to.0)).collect();
        self.rename("consent", "panelist_id", "panelist_id", &pairs).await?;
        self.rename("invitation", "inviter_id", "inviter_id", &pairs).await
    }

    /// Sets `column` to the second of each pair where `key` is the first.
    async fn rename(
        &self,
        table: &str,
        column: &str,
        key: &str,
        pairs: &[(Uuid, Uuid)],
    ) -> Result<(), Error> {
        if pairs.is_empty() {
            return Ok(());
        }
        let sql = format!(
            "UPDATE {table} SET {column} = v.column2 FROM (VALUES {}) AS v WHERE {key} = v.column1",
            placeholders(pairs.len(), 2)
        );
        let values: Vec<Value> =
            pairs.iter().flat_map(|(from, to)| [(*from).into(), (*to).into()]).collect();
        self.run(&sql, values).await?;
        Ok(())
    }
}
