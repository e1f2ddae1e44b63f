//! Use cases: each public function is one transaction, all of it or none of it.

mod desk;

pub use desk::{Desk, Error, Page, Received};
