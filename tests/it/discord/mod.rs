//! Discord: what comes in means, what we send, and what happens when either goes wrong.

mod doors;
mod parrot;
mod scene;
mod whole;
