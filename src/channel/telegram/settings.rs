//! What an operator sets for Telegram.

use serde::Deserialize;

use crate::delivery::Limits;

/// The section `telegram` of the configuration.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The bot's token from Telegram's `@BotFather`; `None` when Telegram is off.
    pub token: Option<Token>,
    /// Where the Bot API is: Telegram's own, or that of a server which speaks it.
    pub api_url: String,
    /// How fast messages leave.
    pub limits: Limits,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            token: None,
            api_url: "https://api.telegram.org".to_owned(),
            limits: Limits::default(),
        }
    }
}

/// The secret that lets a program act as the bot. It shows in no log.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Token(String);

impl Token {
    /// Takes a token as `@BotFather` writes it.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// The secret itself.
    pub(super) fn reveal(&self) -> &str {
        self.0.trim()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
