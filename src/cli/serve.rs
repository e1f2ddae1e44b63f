//! `panelbot run` and `panelbot migrate`

use serde_json::json;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::Failure;
use super::output::Output;
use crate::app::{self, House};
use crate::config::Config;
use crate::store::Store;

/// Carries out `run`: serves until told to stop.
///
/// # Errors
/// When it cannot start, or the pages cannot be served any more.
pub async fn run(config: Config) -> Result<Output, Failure> {
    app::tell(&config.log);
    let stop = stop();
    let listener = listen(&config).await?;
    let house = House::open(config, &listener).await.map_err(anyhow::Error::from)?;
    house.serve(listener, stop).await.map_err(anyhow::Error::from)?;
    Ok(Output::Nothing)
}

/// Carries out `migrate`.
///
/// # Errors
/// When the database does not answer, or a migration fails.
pub async fn migrate(config: &Config) -> Result<Output, Failure> {
    let store = Store::connect(&config.database.store).await.map_err(anyhow::Error::from)?;
    let pending = store.pending_migrations().await.map_err(anyhow::Error::from)?;
    store.migrate().await.map_err(anyhow::Error::from)?;
    store.close().await.map_err(anyhow::Error::from)?;
    let text = match pending.as_slice() {
        [] => "nothing to do: the database is of this version\n".to_owned(),
        names => names.join("\n") + "\n",
    };
    Ok(Output::Told { text, json: json!({ "migrated": pending }) })
}

/// A token that is cancelled when the process is told to stop.
pub fn stop() -> CancellationToken {
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        app::until_told_to_stop().await;
        tracing::info!("stopping");
        told.cancel();
    });
    stop
}

/// Opens the port for the pages, before anything else is touched.
///
/// # Errors
/// When it is taken.
pub async fn listen(config: &Config) -> Result<TcpListener, Failure> {
    let address = config.web.listen;
    TcpListener::bind(address).await.map_err(|error| {
        let what_to_do = "set another web.listen, or stop what listens there";
        Failure::Failed(anyhow::anyhow!("cannot listen on {address}: {error}; {what_to_do}"))
    })
}
