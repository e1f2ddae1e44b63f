//! Where the people are.

use std::net::SocketAddr;

use anyhow::Result;
use clap::ValueEnum;
use panelbot::domain;

use super::crowd::Shared;
use super::{discord, telegram};

/// A platform, as light as it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Platform {
    /// A Bot API with long polling.
    Telegram,
    /// A gateway and a REST API; everyone is in the private chat with the bot.
    Discord,
}

impl Platform {
    /// Its name in the figures.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Telegram => "Telegram",
            Self::Discord => "Discord",
        }
    }

    /// Its name in the program.
    pub const fn ours(self) -> domain::Platform {
        match self {
            Self::Telegram => domain::Platform::Telegram,
            Self::Discord => domain::Platform::Discord,
        }
    }

    /// What the panelist with this number, from 0, is known by there.
    pub fn address(self, person: usize) -> domain::Address {
        let external_id = match self {
            Self::Telegram => telegram::chat(person).to_string(),
            Self::Discord => discord::user(person).to_string(),
        };
        domain::Address { platform: self.ours(), external_id }
    }

    /// The room where that panelist can be written to, where it is another than the address.
    pub fn room(self, person: usize) -> Option<String> {
        match self {
            Self::Telegram => None,
            Self::Discord => Some(discord::room(person).to_string()),
        }
    }

    /// Starts serving the crowd. It must be within a local set.
    pub async fn serve(self, crowd: Shared) -> Result<SocketAddr> {
        match self {
            Self::Telegram => telegram::serve(crowd).await,
            Self::Discord => discord::serve(crowd).await,
        }
    }

    /// What the program is to be started with, so that it finds the platform there, at no pace of its own.
    pub fn settings(self, address: SocketAddr) -> Vec<(&'static str, String)> {
        match self {
            Self::Telegram => telegram::settings(address),
            Self::Discord => discord::settings(address),
        }
    }
}
