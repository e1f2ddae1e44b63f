//! The ways into a panel that a code opens.

use super::{Desk, Error};
use crate::domain::Platform;

/// Where a code can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaysIn {
    /// The platforms besides the browser.
    pub others: Vec<WayIn>,
}

/// One platform that a panel uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayIn {
    /// Which.
    pub platform: Platform,
    /// The link that opens it with the code.
    pub url: String,
    /// Lowest age there in years; 0 for none.
    pub minimum_age: u8,
}

impl Desk {
    /// Where the panel behind a code can be reached besides the browser; `None` when there is no such code.
    ///
    /// # Errors
    /// When the database could not be read.
    #[expect(clippy::unused_async, reason = "not there yet")]
    pub async fn ways_in(&self, _code: &str) -> Result<Option<WaysIn>, Error> {
        todo!()
    }
}
