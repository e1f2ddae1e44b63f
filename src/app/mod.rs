//! Where things are built, plugged together and started.

mod alarm;
mod asking;
mod broadcasts;
mod condition;
mod discord;
mod email;
mod house;
mod notices;
mod stop;
mod telegram;
mod telemetry;
mod trust;
mod upkeep;
mod watch;

use std::sync::Arc;

use crate::delivery::Clock;
use crate::service::{self, SystemClock};

pub use alarm::{Alarm, Ring, Trouble, ring};
pub use asking::not_ready;
pub use condition::Condition;
pub use discord::check_discord;
pub use email::check_email;
pub use house::{Ended, House, NotReady, open_desk, open_store};
pub use notices::{tell as tell_notices, tell_danger};
pub use stop::until_told_to_stop;
pub use telegram::bot_name;
pub use telemetry::tell;

/// The time of day, for whoever sends.
fn clock() -> Clock {
    Arc::new(|| service::Clock::now(&SystemClock))
}

/// Chooses how connections are encrypted, for the whole process: rustls with ring. Once, before anything connects.
pub fn choose_cryptography() {
    // A second call finds the first one's choice, which is the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
