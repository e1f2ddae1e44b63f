//! What Telegram may send: read, and where it is part of a conversation, answered.

#![no_main]

use libfuzzer_sys::fuzz_target;
use panelbot::channel::telegram::parse;
use panelbot_fuzz::{hear_this, now};

fuzz_target!(|bytes: &[u8]| {
    let Ok(update) = serde_json::from_slice(bytes) else { return };
    if let Some(incoming) = parse(&update, now()).ok().and_then(|parsed| parsed.incoming) {
        hear_this(&incoming);
    }
});
