//! Why something that was written or pressed was not taken.

use serde::{Deserialize, Serialize};

use crate::domain::RoundId;
use crate::domain::message::Unreadable;

/// Why something was not taken, and what to do about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Hint {
    /// What was typed is none of the options.
    NotUnderstood,
    /// The same for the third time: the shorter ways out.
    StillNotUnderstood,
    /// What was typed fits more than one option.
    Ambiguous,
    /// It is not a number.
    NotANumber,
    /// The number is outside the bounds.
    OutOfRange {
        /// Lowest.
        min: Option<f64>,
        /// Highest.
        max: Option<f64>,
    },
    /// It is too long.
    TooLong {
        /// Most characters.
        max: u16,
    },
    /// Too few or too many options.
    WrongCount {
        /// Fewest.
        min: u8,
        /// Most.
        max: u8,
    },
    /// A place that is not on the map.
    NotAPlace,
    /// Something that cannot be read as an answer.
    Unreadable {
        /// What it was.
        what: Unreadable,
    },
    /// The round has closed.
    RoundClosed {
        /// Which.
        round: RoundId,
    },
    /// The round has closed: what they answered before stands.
    AnswersStand {
        /// Which.
        round: RoundId,
    },
    /// The button is old, or belongs to a question that was not asked.
    OldButton,
    /// The button belongs to a panel that the person is not in.
    NotYours,
    /// There is nothing to do for what was written.
    NothingToDo,
    /// That is for members of a panel only.
    NotMember,
    /// The question cannot be passed by.
    CannotSkip,
    /// There is no question before this one.
    NothingBefore,
    /// The code joins nothing, or does so no longer.
    LinkCodeUnknown,
    /// So many codes have led nowhere that none is looked at for a while.
    TooManyCodes,
    /// The code comes from the same person already.
    LinkedAlready,
    /// One of the two is staff.
    LinkOfStaff,
    /// The code is the person's own, and this is the only place where they are reached.
    OwnLinkCode,
    /// A code is made where one is in a panel.
    LinkFromThere,
    /// This is the only place where the person is reached.
    NothingToUnlink,
    /// There is no page in the browser that a link could lead to.
    NoOwnPage,
    /// It was written before the question had reached the person.
    TooSoon,
}

impl Eq for Hint {}
