//! Results: counted, protected, frozen and shown.

mod attacker;
mod disclosure;
mod random;
