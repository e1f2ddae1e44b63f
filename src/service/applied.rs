//! What became of a file that was taken in.

/// What became of a file that was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It is new.
    Created,
    /// It has taken the place of its earlier version.
    Changed,
    /// It has taken the place of one that was in review or approved, and is a draft again.
    Withdrawn,
    /// It says what is stored already; nothing has changed.
    Same,
}

impl Applied {
    /// The word on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Changed | Self::Withdrawn => "changed",
            Self::Same => "unchanged",
        }
    }
}
