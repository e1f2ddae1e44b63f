//! What leaves besides the result itself, and what must not leave with it.

mod brief;
mod comments;
mod danger;
mod masking;
mod media;
mod poster;
mod postponing;
mod presses;
mod trend;
