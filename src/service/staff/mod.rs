//! Staff: who has which role, and what they do in a chat. Whether someone may do something is settled where it is carried
//! out ([`acting`]), by the table in [`crate::domain::staff`], and nowhere else.

mod acting;
mod bulletins;
mod correcting_statements;
mod owners;
mod posts;
mod releasing;
mod sending_statements;
mod statements;
mod viewing;
mod viewing_statements;

pub use owners::Owner;
pub(super) use posts::subject;
pub use posts::{NewPost, PostSummary};
