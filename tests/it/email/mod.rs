//! E-mail, against a real mail server on loopback: the real pages, the real SMTP client, a real database.

mod bulletins;
mod confirming;
mod limits;
mod privacy;
mod program;
mod stage;
mod steps;
mod stopping;
