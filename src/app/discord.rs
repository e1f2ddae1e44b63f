//! Discord, plugged in.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::alarm::{Alarm, ring};
use super::clock;
use crate::channel::discord::{Discord, NotConnected, Settings};
use crate::config;
use crate::delivery::Sender;
use crate::domain::Platform;
use crate::service::Desk;
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
pub async fn run(
    settings: config::Discord,
    desk: Desk,
    store: Store,
    alarm: Alarm,
    stop: CancellationToken,
) {
    let Some(reached_by) = told(&settings) else {
        tracing::info!("Discord is off: discord.token is not set");
        return;
    };
    let discord = match Discord::connect(reached_by, clock(), &stop).await {
        Ok(discord) => discord,
        Err(NotConnected::Stopped) => return,
        Err(error) => {
            tracing::error!(%error, "Discord is off");
            alarm.lose(Platform::Discord);
            return;
        }
    };
    tracing::info!("Discord is on");
    let (ledger, metrics) = (Arc::new(store), desk.metrics().clone());
    let sender = Sender::counting(discord.clone(), ledger, settings.limits, clock(), metrics);
    // What stopped it is logged where it happened.
    let served = Box::pin(discord.serve(&desk, &sender, &stop));
    let (bell, over) = (alarm.bell(Platform::Discord), stop.child_token());
    let announced = discord.announce(&desk, &over);
    let served = async {
        if served.await.is_err() {
            alarm.lose(Platform::Discord);
        }
        over.cancel();
    };
    tokio::join!(served, announced, sender.feed(&desk), ring(&discord, bell, clock(), &over));
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
