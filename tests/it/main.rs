//! The product as a whole, from the outside, in one binary.

mod alarm;
mod announcements;
mod anything;
mod bad_days;
mod browser;
mod bulletins;
mod calendar;
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
mod staff;
mod steps;
mod store;
mod support;
mod telegram;
mod transcripts;
mod upkeep;
