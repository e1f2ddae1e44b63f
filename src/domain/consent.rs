//! What a panelist agreed to.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{address::Platform, locale::LocalText, locale::Locale};

/// The text that a panel asks its panelists to agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentText {
    /// Raised when the meaning changes: everyone is then asked again.
    pub version: u32,
    /// The text itself.
    pub text: LocalText,
}

/// That a panelist agreed: to which words, where and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The version agreed to.
    pub version: u32,
    /// The language it was read in.
    pub locale: Locale,
    /// The words agreed to.
    pub text: String,
    /// Where the press was made.
    pub platform: Platform,
    /// When.
    pub given_at: DateTime<Utc>,
}
