//! Finding the bot, with patience while Telegram is out of reach.

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use teloxide_core::payloads::{DeleteWebhook, GetMe, GetWebhookInfo};
use teloxide_core::{Bot, RequestError, net};
use tokio_util::sync::CancellationToken;

use super::{NAME, Telegram, calls, error};
use crate::channel::Patience;
use crate::delivery::Clock;

/// How long one poll waits for something to happen. Short of the minute after which routers forget a quiet connection;
/// Telegram itself takes up to 50 s.
pub(super) const POLL: Duration = Duration::from_secs(30);

/// How much longer than that the answer may take.
const POLL_GRACE: Duration = Duration::from_secs(10);

/// How long the answer to any other request may take.
const ANSWER: Duration = Duration::from_secs(17);

/// Why there is no connection to the bot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotConnected {
    /// The address of the Bot API is none.
    #[error("telegram.api_url is not an address such as https://api.telegram.org")]
    BadAddress,
    /// Telegram refuses the bot.
    #[error("{0}")]
    Refused(String),
    /// The program was told to stop first.
    #[error("stopped before Telegram answered")]
    Stopped,
}

#[derive(Deserialize)]
struct Me {
    username: String,
}

#[derive(Deserialize)]
struct WebhookInfo {
    #[serde(default)]
    url: String,
}

impl Telegram {
    /// Finds out who the bot with this token is from the Bot API at `api_url`. Waits as long as that is out of reach.
    ///
    /// # Errors
    /// When the token or the address is wrong, or when told to stop.
    pub async fn connect(
        token: &SecretString,
        api_url: &str,
        clock: Clock,
        stop: &CancellationToken,
    ) -> Result<Self, NotConnected> {
        let bot = |timeout: Duration| {
            let client = net::default_reqwest_settings()
                .timeout(timeout)
                .build()
                .map_err(|_| NotConnected::Refused(error::Reason::NoNetwork.to_string()))?;
            let url = api_url.parse().map_err(|_| NotConnected::BadAddress)?;
            Ok(Bot::with_client(token.expose_secret(), client).set_api_url(url))
        };
        let (bot, waiting_bot) = (bot(ANSWER)?, bot(POLL + POLL_GRACE)?);
        let finding = find(&bot);
        let me = stop.run_until_cancelled(finding).await.ok_or(NotConnected::Stopped)??;
        Ok(Self { bot, waiting_bot, name: me.username, clock, pays: false })
    }

    /// Makes sure that updates can be fetched: a webhook that was set earlier would keep them.
    pub(super) async fn clear_webhook(&self) -> Result<(), RequestError> {
        let info: WebhookInfo = calls::call(&self.bot, GetWebhookInfo {}).await?;
        if !info.url.is_empty() {
            tracing::info!(
                "a webhook was set for the bot; it is removed, because this program fetches updates itself"
            );
            calls::call::<bool, _>(&self.bot, DeleteWebhook::new()).await?;
        }
        Ok(())
    }
}

async fn find(bot: &Bot) -> Result<Me, NotConnected> {
    let mut patience = Patience::new(NAME);
    loop {
        match calls::call(bot, GetMe {}).await {
            Ok(me) => return Ok(me),
            Err(error) => match error::fatal(&error) {
                Some(reason) => return Err(NotConnected::Refused(reason.to_string())),
                None => patience.wait(&error::summary(&error), error::told_to_wait(&error)).await,
            },
        }
    }
}
