//! Whoever takes in what the platforms bring.

use std::collections::HashSet;
use std::future::Future;

use crate::domain::message::Incoming;
use crate::domain::{Address, AddressId, Platform};
use crate::service::{AskedAgain, Desk, Error, Received};

/// Whoever takes updates in.
pub trait Reception: Send + Sync {
    /// Takes updates in, those of each address in order, and says which; see [`Desk::receive`].
    ///
    /// # Errors
    /// When nothing could be stored: nothing may be acknowledged then.
    fn receive(
        &self,
        updates: Vec<Incoming>,
    ) -> impl Future<Output = Result<Vec<Received>, Error>> + Send;
}

/// Whoever knows which question each person is in the middle of.
pub trait AskAgain: Send + Sync {
    /// Asks some of them once more; see [`Desk::ask_again`].
    ///
    /// # Errors
    /// When nothing was stored: nobody has been asked.
    fn ask_again(
        &self,
        platform: Platform,
        after: Option<AddressId>,
        but: &HashSet<Address>,
    ) -> impl Future<Output = Result<AskedAgain, Error>> + Send;
}

impl AskAgain for Desk {
    async fn ask_again(
        &self,
        platform: Platform,
        after: Option<AddressId>,
        but: &HashSet<Address>,
    ) -> Result<AskedAgain, Error> {
        Self::ask_again(self, platform, after, but).await
    }
}

impl Reception for Desk {
    async fn receive(&self, updates: Vec<Incoming>) -> Result<Vec<Received>, Error> {
        Self::receive(self, updates).await
    }
}
