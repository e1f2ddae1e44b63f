//! What Discord may send when someone presses, picks, writes or runs a command: read, and where it is part of a
//! conversation, answered.

#![no_main]

use libfuzzer_sys::fuzz_target;
use panelbot::channel::discord::parse;
use panelbot_fuzz::{hear_this, now, read};
use serenity::model::application::Interaction;

fuzz_target!(|bytes: &[u8]| {
    let Some(interaction) = read::<Interaction>(bytes) else { return };
    if let Some(incoming) = parse(&interaction, now()).incoming {
        hear_this(&incoming);
    }
});
