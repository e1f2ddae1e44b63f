//! The channels: each parses what its platform sends, and formats what goes there.

pub mod browser;
