//! Results: counted, protected, frozen and shown.

mod attacker;
mod command;
mod disclosure;
mod exported;
mod independent;
mod random;
mod rounds;
mod tallies;
