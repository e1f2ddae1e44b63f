//! A round's file, from anyone.

#![no_main]

use libfuzzer_sys::fuzz_target;
use panelbot::service::import;

fuzz_target!(|bytes: &[u8]| {
    let _ = import::round(bytes, |_| None, panelbot_fuzz::now());
});
