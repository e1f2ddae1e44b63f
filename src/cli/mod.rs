//! The command line: one file a family of commands.

mod answers;
mod arguments;
mod bulletin;
mod demo;
mod doctor;
mod failure;
mod file;
mod invitation;
mod output;
mod panel;
mod person;
mod play;
mod round;
mod series;
mod serve;
mod set_aside;
mod staff;
mod start;

pub use failure::Failure;
pub use start::main;
