//! Discord: what comes in means, what we send, and what happens when either goes wrong.

mod announcing;
mod doors;
mod incoming;
mod intake;
mod outgoing;
mod parrot;
mod scene;
mod secrets;
mod stop;
mod whole;
