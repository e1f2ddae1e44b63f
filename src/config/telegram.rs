//! `[telegram]`: the Telegram bot.

use secrecy::SecretString;

use super::layers::Layers;
use super::web::{ADDRESS, address};

/// The Telegram bot.
#[derive(Debug, Clone)]
pub struct Telegram {
    /// What lets us in; without it the channel is off.
    pub token: Option<SecretString>,
    /// Where the Bot API is, without a closing slash.
    pub api_url: String,
}

impl Telegram {
    pub(super) fn read(layers: &mut Layers) -> Self {
        let must = "must be a token as @BotFather writes it: digits, a colon, then letters, digits, - and _";
        Self {
            token: layers.parsed("telegram.token", must, token),
            api_url: layers.needed("telegram.api_url", ADDRESS, address).unwrap_or_default(),
        }
    }
}

/// The token is part of the address that we call: no sign may lead elsewhere.
fn token(text: &str) -> Option<SecretString> {
    let (bot, secret) = text.split_once(':')?;
    let sign = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let digits = !bot.is_empty() && bot.chars().all(|c| c.is_ascii_digit());
    (digits && !secret.is_empty() && secret.chars().all(sign)).then(|| SecretString::from(text))
}
