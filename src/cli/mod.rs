//! The command line: one file a family of commands.

mod answers;
mod arguments;
mod asking;
mod bulletin;
mod decision;
mod demo;
mod doctor;
mod drawing;
mod export;
mod failure;
mod file;
mod invitation;
mod new_file;
mod output;
mod panel;
mod person;
mod play;
mod results;
mod round;
mod series;
mod serve;
mod set_aside;
mod staff;
mod start;
mod statement;
mod work;

pub use drawing::{Drawing, draw};
pub use failure::Failure;
pub use output::Output;
pub use start::main;
pub use work::at_desk;
