//! Simulated panelists: who they are, what they think, how they behave, and what came of it.

mod acknowledging;
mod afterwards;
mod answering;
mod background;
mod given;
mod habits;
mod label;
mod meeting;
mod on_discord;
mod on_telegram;
mod on_web;
mod opinion;
mod person;
mod places;
mod reading;
mod screen;
mod ticking;
mod two_places;
mod waiting;

pub use given::{Answer, Gave, Given, Line, Platform, Reached};
pub use habits::Habits;
pub use opinion::kept;
pub use person::{Person, World};
pub use places::Places;
