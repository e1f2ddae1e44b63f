//! The log, on the standard error.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Libraries that write what came in, word for word, into their own warnings, and one that says again in its words what is
/// said already: that the database lets wait. They are never heard.
const TALKATIVE: [&str; 3] = ["serenity", "tungstenite", "sqlx::pool"];

/// Starts telling what happens. A second call changes nothing. A panic is told by its place alone: its words may hold what
/// somebody wrote.
pub fn tell(log: &Log) {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "the program panicked");
    }));
    let filter = EnvFilter::try_new(&log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let filter = TALKATIVE
        .iter()
        .filter_map(|name| format!("{name}=off").parse().ok())
        .fold(filter, EnvFilter::add_directive);
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let _ = match log.format {
        LogFormat::Text => subscriber.try_init(),
        LogFormat::Json => subscriber.json().try_init(),
    };
}
