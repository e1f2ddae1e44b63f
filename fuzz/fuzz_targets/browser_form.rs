//! What a form may post: names and values, a line each.

#![no_main]

use libfuzzer_sys::fuzz_target;
use panelbot::channel::browser::{Fields, heard};
use panelbot::domain::Platform;
use panelbot_fuzz::hear;

fuzz_target!(|text: &str| {
    let pair = |line: &str| {
        let (name, value) = line.split_once('=').unwrap_or((line, ""));
        (name.to_owned(), value.to_owned())
    };
    let fields = Fields::from(text.split('&').map(pair).collect::<Vec<_>>());
    let _ = (fields.once(), fields.locale(), fields.said(), fields.again());
    if let Some(heard) = heard(&fields) {
        hear(Platform::Browser, heard);
    }
});
