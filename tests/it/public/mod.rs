//! What the public sees of panels and results: charts, the method beside them, pages, the feed.

mod drawn;
pub mod look;
mod method;
mod pages;
pub mod sample;
mod sequels;
mod standing;
