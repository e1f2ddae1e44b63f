//! Erasing panelists whose time is over, and people of whom nothing else is left.

use std::collections::BTreeSet;

use super::{Desk, Error};
use crate::domain::PersonId;
use crate::store::{StoredPanelist, Transaction};

impl Desk {
    /// Erases memberships with everything that hangs on them and every answer that can still be found, and the people
    /// who are then in no panel.
    pub(super) async fn erase(
        &self,
        transaction: &Transaction,
        panelists: &[StoredPanelist],
    ) -> Result<(), Error> {
        let catalogue = self.hold_catalogue(transaction).await?;
        let places: Vec<_> =
            panelists.iter().flat_map(|one| catalogue.linkable(one.panel, one.id)).collect();
        transaction.erase_responses(&places).await?;
        let ids: Vec<_> = panelists.iter().map(|panelist| panelist.id).collect();
        transaction.erase_panelists(&ids).await?;
        let people: BTreeSet<PersonId> = panelists.iter().map(|panelist| panelist.person).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        let staying = transaction.panelists_of(&people).await?;
        let staying: BTreeSet<PersonId> = staying.into_iter().map(|one| one.person).collect();
        let leaving: Vec<PersonId> =
            people.into_iter().filter(|person| !staying.contains(person)).collect();
        Ok(transaction.erase_people(&leaving).await?)
    }
}
