//! The product as a whole, from the outside, in one binary.

mod cli;
mod command;
mod delivery;
mod files;
mod locales;
mod serving;
mod settings;
mod steps;
mod telegram;
