//! Use cases: each public function is one transaction, all of it or none of it.

mod desk;
pub mod import;

pub use desk::{Desk, Error, Page, Received};
