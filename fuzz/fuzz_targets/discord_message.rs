//! What Discord may send when someone writes: read, and where it is part of a conversation, answered.

#![no_main]

use libfuzzer_sys::fuzz_target;
use panelbot::channel::discord::parse_message;
use panelbot_fuzz::{hear_this, now, read};
use serenity::model::channel::Message;

fuzz_target!(|bytes: &[u8]| {
    let Some(message) = read::<Message>(bytes) else { return };
    if let Some(incoming) = parse_message(&message, now()) {
        hear_this(&incoming);
    }
});
