//! The browser as a channel: what a form posts becomes an [`Incoming`](crate::domain::message::Incoming), and a
//! [`Message`](crate::domain::message::Message) becomes a [`View`] for the page's templates.
//!
//! Plain functions on values. The pages themselves, their addresses and their cookie are `web`'s.

mod form;
mod group;
mod view;

pub use form::{Fields, heard};
pub use group::{Group, Look};
pub use view::{Shown, View, views};
