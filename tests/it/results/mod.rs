//! Results: counted, protected, frozen and shown.

mod attacker;
mod disclosure;
mod independent;
mod random;
mod rounds;
mod tallies;
