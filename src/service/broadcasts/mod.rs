//! What goes to many: made by staff or by a round's own calendar, spread over an audience, and claimed copy by copy.

mod calendar;
mod claiming;
mod spreading;

pub use calendar::{Calendar, RoundMessage};
