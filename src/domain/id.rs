//! Identifiers, one type a thing, so that no two can be mixed up.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A panel.
    PanelId,
    /// A person, who owns addresses.
    PersonId,
    /// A person in one panel.
    PanelistId,
    /// Where a person is reached on one platform.
    AddressId,
    /// An invitation to one panel.
    InvitationId,
    /// One round of questions.
    RoundId,
    /// A message to many.
    BroadcastId,
    /// A member of staff in one panel.
    StaffId,
    /// What staff group open answers by.
    ThemeId,
    /// What those who decide answer.
    StatementId,
    /// What came of a round later.
    DecisionId,
    /// One browser that is let in, from the press that let it in until it is closed.
    SessionId,
    /// What the link to a person's own page is made with, once they have asked for a new one: chance alone.
    PageKey,
    /// One message to one address. Its order is the order of sending (UUID v7).
    DeliveryId,
}

/// The pseudonym under which one panelist's answers in one round are kept: 32 bytes that only the round's secret
/// connects to the panelist.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RespondentKey(pub [u8; 32]);

impl RespondentKey {
    /// The key as 64 hexadecimal digits, for files.
    #[must_use]
    pub fn to_hex(&self) -> String {
        self.0.iter().fold(String::with_capacity(64), |mut hex, byte| {
            let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
            hex.extend([digit(byte >> 4), digit(byte & 15)]);
            hex
        })
    }

    /// A number for shuffling options, the same each time for the same respondent.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.0.iter().take(8).fold(0, |seed, byte| (seed << 8) | u64::from(*byte))
    }
}

impl std::fmt::Debug for RespondentKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RespondentKey(…)")
    }
}
