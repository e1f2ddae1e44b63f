//! Discord: what comes in means, what we send, and what happens when either goes wrong.

pub mod announcing;
mod doors;
mod incoming;
mod intake;
mod outgoing;
mod parrot;
pub mod scene;
mod secrets;
mod stop;
mod transcripts;
mod whole;
