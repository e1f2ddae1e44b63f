//! Stopping when told to.

use tokio::signal;

/// Waits until the process is told to stop: Ctrl-C, or SIGTERM.
pub async fn until_told_to_stop() {
    let interrupted = async {
        if signal::ctrl_c().await.is_err() {
            tracing::warn!("Ctrl-C cannot be heard here");
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            terminate.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
