//! A panel's file, from anyone.

#![no_main]

use libfuzzer_sys::fuzz_target;
use panelbot::domain::PanelId;
use panelbot::service::import;

fuzz_target!(|bytes: &[u8]| {
    let _ = import::panel(bytes, PanelId(uuid::Uuid::nil()));
});
