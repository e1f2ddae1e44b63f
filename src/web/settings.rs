//! The `[web]` section.

use super::Newcomers;

/// Where the pages are served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The address and port to listen on, such as `127.0.0.1:8080`.
    pub listen: String,
    /// What people write in their browser to get there, such as `https://panel.example.se`. Links are made from it.
    pub public_url: String,
    /// How many newcomers are let in.
    pub newcomers: Newcomers,
}

impl Settings {
    /// The public address without a closing slash.
    #[must_use]
    pub fn base(&self) -> &str {
        self.public_url.trim_end_matches('/')
    }

    /// Whether people reach the pages by https, so that the cookie may be kept to it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
