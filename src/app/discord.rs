//! Discord, plugged in.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::channel::discord::{Discord, NotConnected, Settings};
use crate::config;
use crate::delivery::{Clock, Sender};
use crate::service::{self, Desk, SystemClock};
use crate::store::Store;

/// Whether Discord knows the application that the settings speak of; `None` when Discord is off.
///
/// # Errors
/// When Discord refuses the bot, or does not answer `within` this time.
pub async fn check_discord(
    settings: &config::Discord,
    within: Duration,
) -> Result<Option<()>, NotConnected> {
    let Some(settings) = told(settings) else { return Ok(None) };
    let stop = CancellationToken::new();
    let connecting = Discord::connect(settings, clock(), &stop);
    let connected = tokio::time::timeout(within, connecting).await;
    connected.unwrap_or(Err(NotConnected::Stopped)).map(|_| Some(()))
}

/// Serves Discord until told to stop. Where that cannot be, it is logged, and the other channels go on.
pub async fn run(settings: config::Discord, desk: Desk, store: Store, stop: CancellationToken) {
    let Some(reached_by) = told(&settings) else {
        tracing::info!("Discord is off: discord.token is not set");
        return;
    };
    let discord = match Discord::connect(reached_by, clock(), &stop).await {
        Ok(discord) => discord,
        Err(NotConnected::Stopped) => return,
        Err(error) => {
            tracing::error!(%error, "Discord is off");
            return;
        }
    };
    tracing::info!("Discord is on");
    let sender = Sender::new(discord.clone(), Arc::new(store), settings.limits, clock());
    // What stopped it is logged where it happened.
    let served = Box::pin(discord.serve(&desk, &sender, &stop));
    let announcing = stop.child_token();
    let announced = discord.announce(&desk, &announcing);
    let served = async {
        let _ = served.await;
        announcing.cancel();
    };
    tokio::join!(served, announced, sender.feed(&desk));
}

/// What a bot is reached by, if Discord is on.
fn told(settings: &config::Discord) -> Option<Settings> {
    Some(Settings {
        token: settings.token.clone()?,
        application_id: settings.application_id?,
        guild_id: settings.guild_id,
        api_url: settings.api_url.clone(),
    })
}

fn clock() -> Clock {
    Arc::new(|| service::Clock::now(&SystemClock))
}
