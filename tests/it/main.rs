//! The product as a whole, from the outside, in one binary.

mod files;
mod locales;
mod settings;
mod steps;
