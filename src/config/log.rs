//! `[log]`: what is told to the operator while it runs.

use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::LevelFilter;

use super::layers::Layers;

/// The log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Log {
    /// What is told, such as `info` or `info,sea_orm=warn`.
    pub level: String,
    /// How it is written.
    pub format: LogFormat,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// Lines of JSON for machines.
    Json,
}

impl Log {
    pub(super) fn read(layers: &mut Layers) -> Self {
        // A word that is no level is to tracing the name of a part of the program, of which nothing is then heard.
        let known = |part: &str| part.contains('=') || part.parse::<LevelFilter>().is_ok();
        let level = |text: &str| {
            let fits = text.split(',').all(known);
            (fits && EnvFilter::try_new(text).is_ok()).then(|| text.to_owned())
        };
        let format = |text: &str| match text {
            "text" => Some(LogFormat::Text),
            "json" => Some(LogFormat::Json),
            _ => None,
        };
        let must = "must be error, warn, info, debug or trace, or such as \"info,sea_orm=warn\"";
        let level = layers.needed("log.level", must, level);
        let format = layers.needed("log.format", "must be text or json", format);
        Self {
            level: level.unwrap_or_else(|| "info".to_owned()),
            format: format.unwrap_or(LogFormat::Text),
        }
    }
}
