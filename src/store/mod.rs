//! What is kept: rows, and the queries that read and write them. Set-wise: one statement a table for a whole batch.
//!
//! A [`Store`] gives out [`Transaction`]s; each query is a method of a transaction, in one file an aggregate. The chat's
//! state and what a delivery says are opaque text here.

mod connect;
mod entity;
mod error;
mod json;
mod outage;
mod ownership;
mod room;
mod transaction;

mod addresses;
mod announcements;
mod answers;
mod audit;
mod backlog;
mod broadcasts;
mod conversations;
mod copies;
mod copies_following;
mod counting;
mod danger;
mod deliveries;
mod erasure;
mod felt;
mod followup;
mod inbox;
mod invitations;
mod link_codes;
mod mailboxes;
mod moving;
mod pages;
mod panelists;
mod panels;
mod participation;
mod quoted;
mod readings;
mod rekeying;
mod results;
mod rounds;
mod sealed;
mod sealing;
mod sessions;
mod showing;
mod staff;
mod themes;
mod uploads;

pub use addresses::StoredAddress;
pub use announcements::StoredAnnouncement;
pub use answers::{AnswerKey, StoredResponse};
pub use audit::AuditEntry;
pub use broadcasts::Spread;
pub use connect::Settings;
pub use conversations::{ConversationChange, StoredConversation};
pub use copies::{Copy, SettledCopy};
pub use deliveries::{Outcome, StoredDelivery};
pub use error::Error;
pub use felt::{Press, StoredPress};
pub use inbox::{SetAside, UpdateKey};
pub use link_codes::StoredLinkCode;
pub use ownership::{Hold, Ownership, Unowned};
pub use panelists::StoredPanelist;
pub use participation::StoredParticipation;
pub use quoted::Quoted;
pub use readings::{Handle, Readings, StoredReading};
pub use rekeying::NewKeys;
pub use sealing::day;
pub use staff::StoredStaff;
pub use transaction::Transaction;

use std::sync::Arc;

use outage::Outage;
use sea_orm::DatabaseConnection;

/// The database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    settings: Settings,
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    outage: Arc<Outage>,
    /// Empties SQLite's write-ahead log beside the writer; `None` for PostgreSQL.
    checkpointer: Option<DatabaseConnection>,
}
