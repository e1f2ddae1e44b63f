//! One person, several addresses: everything that was two becomes one, once, and nothing is lost or counted twice.

mod joining;
mod leaving;
mod merging;
mod places;
mod racing;
pub mod scene;
mod traces;
