//! What a panel sends unasked: a year with a clock that is set by hand, and each rule on its own.

mod diary;
mod panelist;
mod rules;
mod year;
