//! Telegram: what its updates mean, what we send, and what happens when either goes wrong.

mod faults;
mod incoming;
mod intake;
mod outgoing;
mod paid;
mod pictures;
mod prompts;
mod replacing;
pub mod scene;
pub mod secrets;
mod whole;
