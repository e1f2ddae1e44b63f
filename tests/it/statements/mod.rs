//! What those who decide answer: its file, the way from a draft to everyone's chat, the clock, and what became of it later.

mod chat;
mod chat_correcting;
mod commands;
mod corrections;
mod decisions;
mod feed;
mod felt;
mod file;
mod late;
mod missed;
mod sending;
pub mod stage;
mod taken_back;
