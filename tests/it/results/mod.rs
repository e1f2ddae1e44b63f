//! Results: counted, protected, frozen and shown.

mod attacker;
mod command;
mod disclosure;
mod independent;
mod random;
mod rounds;
mod tallies;
