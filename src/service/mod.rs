//! Use cases: each public function is one transaction, all of it or none of it.

mod desk;
mod export;
pub mod import;
mod invitations;
mod panels;
mod refusal;
mod rounds;
mod secret;

pub use desk::{Desk, Error, Page, Received};
pub use export::Microdata;
pub use invitations::{NewInvitation, Recruits};
pub use panels::PanelSummary;
pub use refusal::{Applied, Refusal};
pub use rounds::{Advance, RoundName, RoundSummary};
