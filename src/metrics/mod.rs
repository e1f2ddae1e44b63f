//! Figures for whoever watches over the process: counted where things happen, told in the format that Prometheus reads.
//!
//! There is no global register: whoever counts has been handed the [`Metrics`]. Labels name platforms, lanes and verdicts, and
//! never a panel, a person or a round.

mod figures;
mod line;

pub use figures::{CONTENT_TYPE, Metrics, Now, Queue};
pub use line::{Line, Place};
