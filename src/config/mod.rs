//! The settings: one file a section; each section checks itself and names the bad key, where it came from and what to do.
//!
//! The layers, lowest first: `config.toml` as compiled in, the operator's file, the environment, the command line.

mod database;
mod discord;
mod email;
mod layers;
mod limits;
mod log;
mod metrics;
mod problem;
mod telegram;
mod web;

pub use database::Database;
pub use discord::Discord;
pub use email::{Email, EmailSecurity, EmailServer};
pub use layers::Sources;
pub use log::{Log, LogFormat};
pub use metrics::Metrics;
pub use problem::{Problem, Problems};
pub use telegram::Telegram;
pub use web::Web;

use layers::Layers;

/// Everything that can be set.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where things are kept.
    pub database: Database,
    /// The Telegram bot.
    pub telegram: Telegram,
    /// The Discord bot.
    pub discord: Discord,
    /// E-mail.
    pub email: Email,
    /// The web pages.
    pub web: Web,
    /// Figures for whoever watches over the process.
    pub metrics: Metrics,
    /// The log.
    pub log: Log,
}

impl Config {
    /// Reads and checks every setting.
    ///
    /// # Errors
    /// With everything that is wrong.
    pub fn load(sources: &Sources) -> Result<Self, Problems> {
        let mut layers = Layers::read(sources)?;
        let config = Self {
            database: Database::read(&mut layers),
            telegram: Telegram::read(&mut layers),
            discord: Discord::read(&mut layers),
            email: Email::read(&mut layers),
            web: Web::read(&mut layers),
            metrics: Metrics::read(&mut layers),
            log: Log::read(&mut layers),
        };
        if config.metrics.listen == Some(config.web.listen) && config.web.listen.port() != 0 {
            layers
                .note("metrics.listen", "is the same as web.listen: give the figures another port");
        }
        if config.email.server.is_some() && !config.web.is_private_enough() {
            layers.note("web.public_url", "must begin with https:// when letters are sent: each carries the person's own link");
        }
        layers.finish().map(|()| config)
    }
}
