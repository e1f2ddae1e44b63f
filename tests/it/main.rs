//! The product as a whole, from the outside.

mod files;
mod locales;
mod settings;
