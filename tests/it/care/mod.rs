//! People are met kindly when they write of something hard, and nothing leads to them when they have gone.

mod counted;
mod meeting;
mod newest;
