//! Serving e-mail until told to stop.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Email;
use crate::delivery::Sender;
use crate::service::Desk;

/// How long what is under way at the stop may take to finish.
const STOP: Duration = Duration::from_secs(4);

/// The mail server takes nothing any more: a wrong login, most often. With what it refuses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Halted(pub String);

impl Email {
    /// Sends what the last run left unsent, then each letter that someone asks for, until told to stop; lets what is under way
    /// finish within 4 s of that.
    ///
    /// # Errors
    /// When the server takes nothing any more. It is logged.
    pub async fn serve(
        &self,
        desk: &Desk,
        sender: &Sender<Self>,
        stop: &CancellationToken,
    ) -> Result<(), Halted> {
        let posting = async {
            sender.resume(desk).await;
            sender.post(desk).await
        };
        let served = tokio::select! {
            () = stop.cancelled() => Ok(()),
            reason = sender.halted() => Err(Halted(reason)),
            never = posting => match never {},
        };
        sender.finish(STOP).await;
        served
    }
}
