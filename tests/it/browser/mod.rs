//! The browser chat, met as people meet it: by plain requests, and in a real Chromium.

mod chromium;
mod comfort;
mod gnosjo;
mod guessing;
mod halves;
mod hostile;
mod renewing;
pub mod requests;
mod site;
mod svenljunga;

pub use chromium::{Browser, Setup, browse};
pub use site::Site;
