//! The result of a round goes out: staff let it out, everyone who took part gets it once with their own answer beside it,
//! and when it has reached them the round is reported, and sealed.

mod drawing;
mod letting_out;
mod outcomes;
mod reading;
mod taking_back;
mod through;

pub use letting_out::{Release, ReleasePreview, Released};
