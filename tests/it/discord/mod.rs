//! Discord: what comes in means, what we send, and what happens when either goes wrong.

mod scene;
mod whole;
