//! Panelbot, in reading order: the rules, the words, the conversation, and outwards.

pub mod app;
pub mod channel;
pub mod cli;
pub mod config;
pub mod conversation;
pub mod delivery;
pub mod domain;
pub mod metrics;
pub mod report;
pub mod service;
pub mod store;
pub mod text;
pub mod web;
