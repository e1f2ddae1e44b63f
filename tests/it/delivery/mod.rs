//! The sender, on a channel that does as a test says, in time that flies.

mod again;
mod copies;
mod figures;
mod many;
mod order;
mod pace;
mod restart;
mod stage;
