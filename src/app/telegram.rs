//! Telegram, plugged in.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;
use tokio_util::sync::CancellationToken;

use super::outcomes::StoredOutcomes;
use crate::channel::telegram::{NotConnected, Settings, Telegram, Token};
use crate::config;
use crate::delivery::{Outcomes, Sender, Settled};
use crate::domain::Platform;
use crate::domain::delivery::Verdict;
use crate::service::{Clock, Desk, Error, SystemClock};
use crate::store::{Store, StoredDelivery};

/// The name of the bot that the settings speak of; `None` when Telegram is off.
///
/// # Errors
/// When Telegram refuses the bot, or does not answer `within` this time.
pub async fn bot_name(
    settings: &config::Telegram,
    within: Duration,
) -> Result<Option<String>, NotConnected> {
    if settings.token.is_none() {
        return Ok(None);
    }
    let stop = CancellationToken::new();
    let late = stop.clone();
    let patience = tokio::spawn(async move {
        tokio::time::sleep(within).await;
        late.cancel();
    });
    let connected = connect(settings, &stop).await;
    patience.abort();
    connected.map(|telegram| Some(telegram.name().to_owned()))
}

/// Serves Telegram until told to stop. Where that cannot be, it is logged, and the other channels go on.
pub async fn run(settings: config::Telegram, desk: Desk, store: Store, stop: CancellationToken) {
    let telegram = match connect(&settings, &stop).await {
        Ok(telegram) => telegram,
        Err(NotConnected::Stopped) => return,
        Err(error) => {
            tracing::error!(%error, "Telegram is off");
            return;
        }
    };
    tracing::info!(bot = telegram.name(), "Telegram is on");
    desk.name_telegram_bot(telegram.name());
    let outcomes = StoredOutcomes(store.clone());
    let sender = Sender::new(telegram.clone(), outcomes, settings.limits, clock());
    let resending = stop.run_until_cancelled(resend(&desk, &store, &sender)).await;
    if let Some(Err(error)) = resending {
        tracing::error!(%error, "messages from before the start wait for the next one");
    }
    // What stopped it is logged where it happened.
    let _ = telegram.serve(&desk, &sender, &stop).await;
}

/// Sends again what was under way or waiting when the program stopped last.
async fn resend(desk: &Desk, store: &Store, sender: &Sender<Telegram>) -> Result<(), Error> {
    for StoredDelivery { id, address, .. } in store.pending_at_start(Platform::Telegram).await? {
        if let Some(outgoing) = desk.compose(id).await? {
            sender.take(vec![outgoing]).await;
            continue;
        }
        let lost = Verdict::Rejected("it has lost its meaning since".to_owned());
        let settled = Settled { delivery: id, address, verdict: lost };
        // Not written down, it is found again at the next start.
        let _ = StoredOutcomes(store.clone()).record(&[settled]).await;
    }
    Ok(())
}

async fn connect(
    settings: &config::Telegram,
    stop: &CancellationToken,
) -> Result<Telegram, NotConnected> {
    let settings = Settings {
        token: settings.token.as_ref().map(|token| Token::new(token.expose_secret())),
        api_url: settings.api_url.clone(),
        limits: settings.limits,
    };
    Telegram::connect(&settings, clock(), stop).await
}

fn clock() -> Arc<dyn Fn() -> DateTime<Utc> + Send + Sync> {
    Arc::new(|| SystemClock.now())
}
