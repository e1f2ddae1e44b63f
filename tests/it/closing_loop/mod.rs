//! Gnosjö's round on the tax, rehearsed whole with 122 simulated panelists and a clock that is set by hand: from the draft to
//! what became of it. One transcript a language tells what each of them saw; the pictures are those that Telegram got.
//!
//! `PANELBOT_WRITE_TRANSCRIPTS=1 cargo test --test it closing_loop` writes the transcripts anew;
//! `PANELBOT_SCREENSHOTS=FOLDER` keeps the charts and the screens.

mod book;
mod cast;
mod look;
mod person;
mod pictures;
mod post;
pub mod screens;
mod stage;
mod story;
mod transcript;
