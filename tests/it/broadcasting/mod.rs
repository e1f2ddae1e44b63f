//! Messages to many, by the real program: to everyone once, whatever happens to it and to the platform meanwhile.
//!
//! The rehearsals have a small size for every run of the tests, and a full one with `PANELBOT_REHEARSAL=full`: a hundred
//! thousand people. Rates and the platform's limit are so many times the real ones, so that it takes minutes.

mod beside;
mod check;
mod copies;
mod corrected;
mod discord;
mod picture;
mod rehearsal;
mod stage;

/// The small size, or the full one where it is asked for.
fn size(small: usize, full: usize) -> usize {
    if is_full() { full } else { small }
}

fn is_full() -> bool {
    std::env::var("PANELBOT_REHEARSAL").is_ok_and(|asked| asked == "full")
}
