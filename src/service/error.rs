//! Why a use case was not carried out, by what to do about it.

use super::secret::KeyError;
use crate::domain::InvalidTransition;
use crate::store;

/// Why a use case was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database is away or busy: try again later.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// Someone else changed the same rows at the same time: try again.
    #[error("someone else changed the same thing at the same time")]
    Conflict,
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

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Unavailable(reason) => Self::Unavailable(reason),
            store::Error::Conflict => Self::Conflict,
            store::Error::Unreadable { .. } | store::Error::Failed(_) => {
                Self::Broken(error.to_string())
            }
        }
    }
}
