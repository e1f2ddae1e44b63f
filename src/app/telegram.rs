//! Telegram, plugged in.

use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use super::alarm::{Alarm, ring};
use super::clock;
use crate::channel::telegram::{NotConnected, Telegram};
use crate::config;
use crate::delivery::Sender;
use crate::domain::Platform;
use crate::service::Desk;
use crate::store::Store;

/// The name of the bot that the settings speak of; `None` when Telegram is off.
///
/// # Errors
/// When Telegram refuses the bot, or does not answer `within` this time.
pub async fn bot_name(
    settings: &config::Telegram,
    within: Duration,
) -> Result<Option<String>, NotConnected> {
    let Some(token) = &settings.token else { return Ok(None) };
    let stop = CancellationToken::new();
    let late = stop.clone();
    let patience = tokio::spawn(async move {
        tokio::time::sleep(within).await;
        late.cancel();
    });
    let connected = Telegram::connect(token, &settings.api_url, clock(), &stop).await;
    patience.abort();
    connected.map(|telegram| Some(telegram.name().to_owned()))
}

/// Serves Telegram until told to stop. Where that cannot be, it is logged, and the other channels go on.
pub async fn run(
    token: SecretString,
    settings: config::Telegram,
    desk: Desk,
    store: Store,
    alarm: Alarm,
    stop: CancellationToken,
) {
    let telegram = match Telegram::connect(&token, &settings.api_url, clock(), &stop).await {
        Ok(telegram) => telegram.paying(settings.paid_broadcast),
        Err(NotConnected::Stopped) => return,
        Err(error) => {
            tracing::error!(%error, "Telegram is off");
            alarm.lose(Platform::Telegram);
            return;
        }
    };
    tracing::info!(bot = telegram.name(), "Telegram is on");
    desk.name_telegram_bot(telegram.name());
    let (ledger, metrics) = (Arc::new(store), desk.metrics().clone());
    let sender = Sender::counting(telegram.clone(), ledger, settings.limits, clock(), metrics);
    // What stopped it is logged where it happened.
    let served = Box::pin(telegram.serve(&desk, &sender, &stop));
    let (bell, over) = (alarm.bell(Platform::Telegram), stop.child_token());
    let served = async {
        if served.await.is_err() {
            alarm.lose(Platform::Telegram);
        }
        over.cancel();
    };
    tokio::join!(served, sender.feed(&desk), ring(&telegram, bell, clock(), &over));
}
