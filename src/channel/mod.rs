//! The platforms: each adapter reads what comes in, writes what goes out, and says what the platform's refusals mean.

mod backlog;
pub mod browser;
pub mod discord;
pub mod email;
mod length;
mod patience;
mod reception;
mod storing;
pub mod telegram;
pub mod terminal;

use patience::Patience;
pub use reception::{AskAgain, Reception};
