//! Why a use case was not carried out, by what to do about it.

use super::secret::KeyError;
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
    /// The rules do not allow it. With the reason, for staff.
    #[error("{0}")]
    Refused(String),
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
