//! What staff send to many: from the file to the chats, and what can be done about it on the way and after.

mod counting;
mod discord;
mod file;
mod page;
mod refusals;
mod stage;
pub mod steps;
mod telling;
mod whole;

pub use stage::{news, panel};
