//! `[telegram]`: the Telegram bot.

use secrecy::SecretString;

use super::layers::Layers;
use super::limits::limits;
use super::web::{ADDRESS, address};
use crate::delivery::Limits;

/// Most messages a second with paid broadcast. <https://core.telegram.org/bots/api#sendmessage>
const PAID: u32 = 1000;

/// The Telegram bot.
#[derive(Debug, Clone)]
pub struct Telegram {
    /// What lets us in; without it the channel is off.
    pub token: Option<SecretString>,
    /// Where the Bot API is, without a closing slash.
    pub api_url: String,
    /// How fast messages leave.
    pub limits: Limits,
    /// Whether Telegram may take Stars for letting more leave than the 30 a second that are free.
    pub paid_broadcast: bool,
}

impl Telegram {
    pub(super) fn read(layers: &mut Layers) -> Self {
        let must = "must be a token as @BotFather writes it: digits, a colon, then letters, digits, - and _";
        let telegram = Self {
            token: layers.parsed("telegram.token", must, token),
            api_url: layers.needed("telegram.api_url", ADDRESS, address).unwrap_or_default(),
            limits: limits(
                layers,
                [
                    "telegram.messages_per_second",
                    "telegram.messages_per_second_each",
                    "telegram.bulk_per_second",
                ],
            ),
            paid_broadcast: layers.flag("telegram.paid_broadcast"),
        };
        if telegram.paid_broadcast && telegram.limits.per_second.is_none_or(|all| all.get() > PAID)
        {
            let must = format!("must be at most {PAID} with telegram.paid_broadcast, and not 0");
            layers.note("telegram.messages_per_second", must);
        }
        telegram
    }
}

/// The token is part of the address that we call: no sign may lead elsewhere.
fn token(text: &str) -> Option<SecretString> {
    let (bot, secret) = text.split_once(':')?;
    let sign = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let digits = !bot.is_empty() && bot.chars().all(|c| c.is_ascii_digit());
    (digits && !secret.is_empty() && secret.chars().all(sign)).then(|| SecretString::from(text))
}
