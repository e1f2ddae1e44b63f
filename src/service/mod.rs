//! Use cases: each public function is one transaction, all of it or none of it.

mod desk;
pub mod import;
mod ways_in;

pub use desk::{Desk, Error, Page, Received};
pub use ways_in::{WayIn, WaysIn};
