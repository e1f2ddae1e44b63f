//! Bad days: the database locked, slow, away or full, clocks that jump, and updates that break the program.

mod asked_again;
mod away;
mod clocks;
mod figures;
mod full;
mod health;
mod locked;
mod log;
mod owners;
mod poison;
mod program;
mod too_soon;
