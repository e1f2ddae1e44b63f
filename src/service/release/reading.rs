//! The file in which staff say what goes with a result.

use super::Release;
use crate::service::{Desk, Refusal, RoundName, import, rounds};

impl Desk {
    /// Reads the file with what staff write to a round's result.
    ///
    /// # Errors
    /// When there is no such round, or with everything that is wrong with the file.
    pub async fn read_release(&self, name: &RoundName, file: &[u8]) -> Result<Release, Refusal> {
        let transaction = self.store.read().await?;
        let (panel, round) = rounds::find(&transaction, name).await?;
        import::release(file, &panel, &round).map_err(Refusal::File)
    }
}
