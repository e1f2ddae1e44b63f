//! Why a use case was not carried out, by what to do about it.

use super::Bulletin;
use super::secret::KeyError;
use crate::domain::InvalidTransition;
use crate::store;

/// Why a use case was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database is away or busy: try again later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The database's disk is full: try again later.
    #[error("the disk that the database is on is full; make room on it")]
    DiskFull,
    /// Someone else changed the same rows at the same time: try again.
    #[error("someone else changed the same thing at the same time")]
    Conflict,
    /// How many get a bulletin has to be counted first, outside the transaction: that takes longer than others may wait.
    #[error("how many get it has not been counted")]
    Uncounted(Box<Bulletin>),
    /// There is no such round.
    #[error("there is no such round")]
    NoSuchRound,
    /// The round's link between answers and people stays.
    #[error("this round promised that everyone can see their own answers later")]
    KeepsTheLink,
    /// The round's state does not allow it.
    #[error(transparent)]
    WrongState(#[from] InvalidTransition),
    /// The key file and the database do not belong together.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Something is broken, in the database or in the program: trying again does not help.
    #[error("{0}")]
    Broken(String),
}

impl Error {
    /// Whether the database was away, busy or full. That it began and that it is over is logged where it is noticed.
    #[must_use]
    pub const fn passes(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::DiskFull)
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Unavailable(reason) => Self::Unavailable(reason),
            store::Error::DiskFull => Self::DiskFull,
            store::Error::Conflict => Self::Conflict,
            store::Error::NoFolder(_)
            | store::Error::Forbidden(_)
            | store::Error::IsFolder(_)
            | store::Error::Unreadable { .. }
            | store::Error::Failed(_) => Self::Broken(error.to_string()),
        }
    }
}
