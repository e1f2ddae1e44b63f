//! Finding the application, with patience while Discord is out of reach.

use std::sync::Arc;

use reqwest::Method;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::answering::number;
use super::door::Doors;
use super::error::{Failure, WRONG_TOKEN};
use super::rest::{Call, Rest};
use super::{Discord, NAME};
use crate::channel::Patience;
use crate::delivery::Clock;

/// What a bot on Discord is reached by.
#[derive(Clone)]
pub struct Settings {
    /// What lets us in.
    pub token: SecretString,
    /// The application's number.
    pub application_id: u64,
    /// The server to register commands in; everywhere when `None`.
    pub guild_id: Option<u64>,
    /// Where the API is, without a closing slash.
    pub api_url: String,
}

/// Why there is no connection to the bot.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotConnected {
    /// Discord refuses the bot.
    #[error("{0}")]
    Refused(String),
    /// The token belongs to another application.
    #[error(
        "discord.application_id is not the number of the application that discord.token belongs to; both stand on discord.com/developers"
    )]
    OtherApplication,
    /// The program was told to stop first.
    #[error("stopped before Discord answered")]
    Stopped,
}

impl Discord {
    /// Makes sure that the token is the application's. Waits as long as Discord is out of reach.
    ///
    /// # Errors
    /// When the token, the application's number or the address is wrong, or when told to stop.
    pub async fn connect(
        settings: Settings,
        clock: Clock,
        stop: &CancellationToken,
    ) -> Result<Self, NotConnected> {
        let refused = |failure: Failure| NotConnected::Refused(failure.to_string());
        let rest = Rest::new(&settings.token, &settings.api_url).map_err(refused)?;
        let finding = find(&rest);
        let found = stop.run_until_cancelled(finding).await.ok_or(NotConnected::Stopped)??;
        if found != settings.application_id.to_string() {
            return Err(NotConnected::OtherApplication);
        }
        Ok(Self {
            rest,
            application: settings.application_id,
            settings: Arc::new(settings),
            doors: Arc::new(Doors::default()),
            tasks: TaskTracker::new(),
            clock,
        })
    }
}

/// The number of the application that the token belongs to.
async fn find(rest: &Rest) -> Result<String, NotConnected> {
    let mut patience = Patience::new(NAME);
    loop {
        let path = "/applications/@me".to_owned();
        let failure = match rest.call(Call::bare(Method::GET, path)).await {
            Ok(application) => match number(&application) {
                Some(number) => return Ok(number),
                None => Failure::NotDiscord(200),
            },
            Err(failure) => failure,
        };
        if failure.is_wrong_token() {
            return Err(NotConnected::Refused(WRONG_TOKEN.to_owned()));
        }
        if failure == Failure::NotBuilt {
            return Err(NotConnected::Refused(failure.to_string()));
        }
        patience.wait(&failure.to_string(), failure.wait()).await;
    }
}
