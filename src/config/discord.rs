//! `[discord]`: the Discord bot.

use secrecy::SecretString;

use super::layers::Layers;
use super::limits::limits;
use super::web::{ADDRESS, address};
use crate::delivery::Limits;

/// The Discord bot.
#[derive(Debug, Clone)]
pub struct Discord {
    /// What lets us in; without it the channel is off.
    pub token: Option<SecretString>,
    /// The application's number.
    pub application_id: Option<u64>,
    /// The server to register commands in; everywhere when `None`.
    pub guild_id: Option<u64>,
    /// Where the API is, without a closing slash.
    pub api_url: String,
    /// How fast messages leave that answer nobody's command or press.
    pub limits: Limits,
}

impl Discord {
    pub(super) fn read(layers: &mut Layers) -> Self {
        let must = "must be a token without spaces, as discord.com/developers shows it";
        let token = layers.parsed("discord.token", must, token);
        let number = |text: &str| text.parse().ok();
        let digits = "must be a number of 17 to 20 digits, as Discord shows it";
        let application_id = layers.parsed("discord.application_id", digits, number);
        if token.is_some() && layers.text("discord.application_id").is_none() {
            layers.note("discord.token", "needs discord.application_id beside it");
        }
        Self {
            token,
            application_id,
            guild_id: layers.parsed("discord.guild_id", digits, number),
            api_url: layers.needed("discord.api_url", ADDRESS, address).unwrap_or_default(),
            limits: limits(
                layers,
                [
                    "discord.messages_per_second",
                    "discord.messages_per_second_each",
                    "discord.bulk_per_second",
                ],
            ),
        }
    }
}

fn token(text: &str) -> Option<SecretString> {
    text.chars().all(|c| c.is_ascii_graphic()).then(|| SecretString::from(text))
}
