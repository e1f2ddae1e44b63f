//! Panelbot, in reading order: the rules, the words, the conversation, and outwards.

pub mod channel;
pub mod conversation;
pub mod delivery;
pub mod domain;
pub mod service;
pub mod text;
