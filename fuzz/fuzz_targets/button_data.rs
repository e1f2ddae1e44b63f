//! What a button may carry: read, written the same way again, and pressed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use panelbot::conversation::Button;
use panelbot::domain::Platform;
use panelbot::domain::message::Heard;
use panelbot_fuzz::hear;

fuzz_target!(|data: &str| {
    if let Some(button) = Button::decode(data) {
        assert_eq!(Button::decode(&button.encode()), Some(button));
    }
    hear(Platform::Discord, Heard::Pressed { data: data.to_owned(), message: None });
});
