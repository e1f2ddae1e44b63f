//! Panels and rounds as files: TOML in, checked values or every problem at once out. Total: no file makes it panic.

mod bulletin;
mod condition;
mod document;
mod panel;
mod path;
mod problem;
mod question;
mod release;
mod round;
mod series;
mod spelling;
mod statement;
mod table;
mod value;
mod wording;

pub use bulletin::{Known, bulletin};
pub use document::FILE_MAX_BYTES;
pub use panel::panel;
pub use problem::{Fault, Problem};
pub use release::release;
pub use round::round;
pub use series::{opening, series};
pub use statement::{Closed, decision, statement};
