//! Erasing panelists whose time is over, and people of whom nothing else is left. Their answers stay: they were given, and
//! they count. They get keys by chance at once, so that nothing ties them to anyone.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Desk, Error, secret};
use crate::domain::PersonId;
use crate::store::{StoredPanelist, Transaction};

impl Desk {
    /// Erases memberships with everything that hangs on them, and the people who are then in no panel.
    pub(super) async fn erase(
        &self,
        transaction: &Transaction,
        panelists: &[StoredPanelist],
    ) -> Result<(), Error> {
        let catalogue = self.hold_catalogue(transaction).await?;
        let places = panelists.iter().flat_map(|one| catalogue.linkable(one.panel, one.id));
        let keys = places.map(|place| (place, secret::random_key())).collect();
        transaction.rekey_responses(&keys).await?;
        let ids: Vec<_> = panelists.iter().map(|panelist| panelist.id).collect();
        transaction.erase_panelists(&ids).await?;
        let people: BTreeSet<PersonId> = panelists.iter().map(|panelist| panelist.person).collect();
        let people: Vec<PersonId> = people.into_iter().collect();
        let staying = transaction.panelists_of(&people).await?;
        let mut staying: BTreeSet<PersonId> = staying.into_iter().map(|one| one.person).collect();
        staying.extend(transaction.staff_among(&people).await?);
        let leaving: Vec<PersonId> =
            people.into_iter().filter(|person| !staying.contains(person)).collect();
        Ok(transaction.erase_people(&leaving).await?)
    }

    /// Makes the database's files forget what was deleted. What cannot be done now, the next upkeep does.
    pub(super) async fn scrub(&self) {
        self.traces.left.store(false, Ordering::Relaxed);
        if let Err(error) = self.store.scrub().await {
            self.traces.left.store(true, Ordering::Relaxed);
            tracing::warn!(%error, "traces of what was deleted stay in the database's files for now");
        }
    }

    /// After a person was erased: empties SQLite's write-ahead log at once. PostgreSQL writes its tables anew for it, so
    /// that is left to the upkeep.
    pub(super) async fn forget_traces(&self) {
        self.traces.left.store(true, Ordering::Relaxed);
        match self.store.truncate_log().await {
            Ok(emptied) => self.traces.left.store(!emptied, Ordering::Relaxed),
            Err(error) => {
                tracing::warn!(%error, "traces of who was erased stay in the database's files for now");
            }
        }
    }

    /// Whether something was deleted whose traces are still in the files.
    pub(super) fn leaves_traces(&self) -> bool {
        self.traces.left.load(Ordering::Relaxed)
    }
}

/// Whether something was deleted whose traces are still in the database's files.
#[derive(Debug, Default)]
pub(super) struct Traces {
    left: AtomicBool,
}
