//! The product as a whole, from the outside, in one binary.

mod announcements;
mod anything;
mod bad_days;
mod broadcasting;
mod browser;
mod cli;
mod command;
mod delivery;
mod desk;
mod discord;
mod files;
mod linking;
mod locales;
mod privacy;
mod rehearsal;
mod serving;
mod settings;
mod steps;
mod store;
mod support;
mod telegram;
mod transcripts;
mod upkeep;
