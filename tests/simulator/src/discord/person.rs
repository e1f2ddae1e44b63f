//! Who a simulated person is.

use std::collections::HashMap;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::modal::Open;

/// A person on the simulated Discord.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) id: u64,
    pub(crate) name: String,
    pub(crate) locale: String,
    /// The number of their private channel with the bot.
    pub(crate) channel: u64,
    /// The bot knows the private channel: someone has written in it or the bot has opened it.
    pub(crate) open: bool,
    /// Takes no private messages from the bot.
    pub(crate) closed: bool,
    /// Shares no server with the bot and has not installed it.
    pub(crate) alone: bool,
    pub(crate) modal: Option<Open>,
    pub(crate) submitted: Option<Open>,
    /// The newest interaction in each channel.
    pub(crate) latest: HashMap<u64, u64>,
    pub(crate) changes: watch::Sender<u64>,
}

impl Person {
    pub(crate) fn new(id: u64, name: &str, locale: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            locale: locale.to_owned(),
            channel: 0,
            open: false,
            closed: false,
            alone: false,
            modal: None,
            submitted: None,
            latest: HashMap::new(),
            changes: watch::Sender::new(0),
        }
    }

    /// The person as the API describes users.
    pub(crate) fn json(&self) -> Value {
        json!({ "id": self.id.to_string(), "username": format!("user{}", self.id), "global_name": self.name,
            "discriminator": "0", "avatar": null, "avatar_decoration_data": null, "public_flags": 0, "bot": false })
    }
}
