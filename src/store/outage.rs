//! Telling once that the database is away or full, and once that it is back.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Error, Store};

/// How long nothing may fail before the outage counts as over: a full disk often takes one small row yet, and not the
/// next.
const SETTLED: Duration = Duration::from_secs(3);

/// What is known of the outage under way, if there is one.
#[derive(Debug, Default)]
pub(super) struct Outage(Mutex<Option<Trouble>>);

#[derive(Debug, Clone, Copy)]
struct Trouble {
    since: Instant,
    last: Instant,
    /// The disk was full at some time of it.
    full: bool,
}

impl Store {
    /// Notes how something went that writes, and says so when an outage begins or ends by it. Whoever tries again need
    /// not log that.
    ///
    /// # Errors
    /// The same that came in.
    pub fn note<T>(&self, outcome: Result<T, Error>) -> Result<T, Error> {
        match &outcome {
            Ok(_) => self.outage.works(),
            Err(error) => self.outage.fails(error),
        }
        outcome
    }

    /// Whether an outage is under way.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.outage.trouble().is_some()
    }

    /// Whether an outage is under way because the disk is full.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.outage.trouble().is_some_and(|known| known.full)
    }

    /// Writes as far as the disk, and leaves nothing there. A row that is changed to what it is would not be written.
    ///
    /// # Errors
    /// When that does not work.
    pub async fn try_writing(&self) -> Result<(), Error> {
        let transaction = self.write().await?;
        for sql in [
            "INSERT INTO inbox (platform, update_id, received_at) VALUES ('trial', 'trial', CURRENT_TIMESTAMP)",
            "DELETE FROM inbox WHERE platform = 'trial'",
        ] {
            transaction.run(sql, Vec::new()).await?;
        }
        transaction.commit().await
    }
}

impl Outage {
    fn trouble(&self) -> MutexGuard<'_, Option<Trouble>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fails(&self, error: &Error) {
        if !error.passes() {
            return;
        }
        let (now, full) = (Instant::now(), *error == Error::DiskFull);
        let mut trouble = self.trouble();
        let known = *trouble;
        *trouble = Some(Trouble {
            since: known.map_or(now, |known| known.since),
            last: now,
            full: full || known.is_some_and(|known| known.full),
        });
        drop(trouble);
        if full && !known.is_some_and(|known| known.full) {
            tracing::error!(
                "the disk that the database is on is full: nothing is stored until there is room, and nothing that came in is lost"
            );
        } else if known.is_none() {
            tracing::warn!(%error, "the database is away; updates wait, and it is tried again until it is back");
        }
    }

    fn works(&self) {
        let mut trouble = self.trouble();
        let Some(known) = *trouble else { return };
        if known.last.elapsed() < SETTLED {
            return;
        }
        *trouble = None;
        drop(trouble);
        let seconds = (known.last - known.since).as_secs();
        if known.full {
            tracing::info!(seconds, "there is room on the database's disk again");
        } else {
            tracing::info!(seconds, "the database is back");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn after(outage: &Outage, seconds: u64) -> bool {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        outage.works();
        outage.trouble().is_some()
    }

    #[tokio::test(start_paused = true)]
    async fn an_outage_is_over_when_nothing_has_failed_for_a_while() {
        let outage = Outage::default();
        outage.fails(&Error::Conflict);
        assert!(outage.trouble().is_none(), "that is no outage");
        outage.fails(&Error::Unavailable("locked".to_owned()));
        assert!(after(&outage, 2).await);
        outage.fails(&Error::DiskFull);
        assert!(after(&outage, 2).await, "it has just failed again");
        assert!(!after(&outage, 2).await);
    }
}
