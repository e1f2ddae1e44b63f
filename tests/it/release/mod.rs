//! The result goes out: to everyone who took part, once, with their own answer beside it, and then the link goes.

mod changed;
mod everyone;
mod file;
mod looking_back;
mod reads;
mod refused;
mod staff;
pub mod stage;
mod through;
