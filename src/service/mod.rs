//! Use cases: each public function is one transaction, all of it or none of it.

mod apply;
mod catalogue;
mod clock;
mod compose;
mod desk;
mod erasure;
mod error;
pub mod import;
mod my_data;
mod receive;
mod sealing;
pub mod secret;
mod situation;
mod upkeep;
mod ways_in;
mod words;
mod write;

pub use clock::{Clock, SystemClock};
pub use compose::Page;
pub use desk::{Desk, Settings};
pub use error::Error;
pub use receive::Received;
pub use upkeep::Upkeep;
pub use ways_in::{WayIn, WaysIn};
