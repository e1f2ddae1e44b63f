//! A Telegram, a Discord and a mail server on loopback, a browser without scripts, and people who answer.
//!
//! Nothing here knows panelbot's code: it is an independent check that reads only what a platform and its people would
//! see. [`telegram`] and [`discord`] keep the platforms' rules, limits and faults; [`smtp`] takes letters; [`browser`] visits web pages;
//! [`people`] are simulated panelists with opinions and habits, all from one seed; [`rehearse`] lets many of them take
//! a round.

pub mod browser;
pub mod discord;
pub mod form;
mod line;
pub mod page;
pub mod people;
pub mod program;
pub mod questionnaire;
pub mod rehearse;
pub mod smtp;
pub mod telegram;
