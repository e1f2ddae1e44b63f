//! What a panel sends unasked: a year with a clock that is set by hand, and each rule on its own.

pub mod diary;
pub mod panelist;
mod rules;
mod year;
