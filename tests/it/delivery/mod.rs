//! The sender, on a channel that does as a test says, in time that flies.

mod copies;
mod many;
mod pace;
mod replies;
mod stage;
