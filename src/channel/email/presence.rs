//! Whether the mail server is there, as letters find it out and as it is asked.

use std::time::Duration;

use tokio::sync::watch;

use super::fault::{Fault, Step};
use super::session::Session;
use super::{Email, Halted};
use crate::domain::delivery::Verdict;

impl Email {
    /// Whether the server is away, followed as letters find it out.
    #[must_use]
    pub fn is_away(&self) -> watch::Receiver<bool> {
        self.0.away.subscribe()
    }

    /// Whether the server answers, encrypts and lets us in.
    ///
    /// # Errors
    /// When it does not, or takes longer than `within`.
    pub async fn check(&self, within: Duration) -> Result<(), Fault> {
        // In a box: whoever asks need not carry the room for a connection.
        let opening = Box::pin(Session::open(&self.0.settings));
        match tokio::time::timeout(within, opening).await {
            Ok(opened) => {
                opened?.close().await;
                Ok(())
            }
            Err(_) => Err(Fault::lost(Step::Greeting)),
        }
    }

    /// Asks the server whether it is there, as a letter would: for when there is none to find it out by.
    ///
    /// # Errors
    /// When it is there, and refuses us.
    pub async fn look(&self, within: Duration) -> Result<(), Halted> {
        match self.check(within).await.map_err(|fault| self.told(&fault)) {
            Err(Verdict::Halt(reason)) => Err(Halted(reason)),
            Err(_) => Ok(()),
            Ok(()) => {
                self.answers();
                Ok(())
            }
        }
    }

    pub(super) fn answers(&self) {
        if self.0.away.send_replace(false) {
            tracing::info!("the mail server takes letters again");
        }
    }

    /// What a fault means, with the server taken for away where it means that.
    pub(super) fn told(&self, fault: &Fault) -> Verdict {
        let verdict = fault.verdict((self.0.clock)());
        let waits = matches!(verdict, Verdict::RetryAt(_));
        if waits && !self.0.away.send_replace(true) {
            tracing::warn!(%fault, "letters wait until the mail server takes them");
        }
        verdict
    }
}
