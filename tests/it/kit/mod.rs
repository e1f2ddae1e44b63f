//! What leaves besides the result itself, and what must not leave with it.

mod brief;
mod danger;
mod masking;
mod presses;
