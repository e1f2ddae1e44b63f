//! What goes to many, on its way: begun when its time comes, spread over its audience, ended when nothing is left of it.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::service::Desk;

/// How long between two looks at what is due.
const LOOK: Duration = Duration::from_secs(1);

/// Tends the broadcasts until told to stop.
pub async fn tend(desk: Desk, stop: CancellationToken) {
    loop {
        let wait = match desk.tend_broadcasts().await {
            Ok(true) => Duration::ZERO,
            Ok(false) => LOOK,
            Err(error) => {
                if !error.passes() {
                    tracing::error!(%error, "what goes to many could not be tended; it is tried again");
                }
                LOOK
            }
        };
        if stop.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
            return;
        }
    }
}
