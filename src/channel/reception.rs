//! Whoever takes in what the platforms bring.

use std::future::Future;

use crate::domain::message::Incoming;
use crate::service::{Desk, Error, Received};

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

impl Reception for Desk {
    async fn receive(&self, updates: Vec<Incoming>) -> Result<Vec<Received>, Error> {
        Self::receive(self, updates).await
    }
}
