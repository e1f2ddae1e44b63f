//! One message to say, and whether it takes another one's place.

use serde::{Deserialize, Serialize};

use super::Say;
use crate::domain::message::MessageRef;

/// One message to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// What.
    pub say: Say,
    /// The message whose place it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<MessageRef>,
}
