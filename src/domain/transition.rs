//! Steps that a round's state does not allow.

use super::RoundPhase;

/// A step that the round's state does not allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidTransition {
    /// Only a draft can be submitted.
    #[error("only a draft can be submitted for review; this round is {}", .0.as_str())]
    NotDraft(RoundPhase),
    /// Only a round in review can be approved.
    #[error("only a round in review can be approved; this round is {}", .0.as_str())]
    NotInReview(RoundPhase),
    /// Only an approved round can be opened.
    #[error("only an approved round can be opened; this round is {}", .0.as_str())]
    NotApproved(RoundPhase),
    /// Only an open round can be closed.
    #[error("only an open round can be closed; this round is {}", .0.as_str())]
    NotOpen(RoundPhase),
    /// Only a closed round can be sealed.
    #[error("only a closed round that is not yet sealed can be sealed; this round is {}", .0.as_str())]
    NotSealable(RoundPhase),
    /// Only a closed round has a result to let out.
    #[error(
        "only a closed round has a result to let out; this round is {}, and its result is counted when it closes", .0.as_str()
    )]
    NotReleasable(RoundPhase),
    /// The result is out already.
    #[error(
        "the result is out already, and nobody gets it twice: \"panelbot bulletin correct\" changes what was written to it"
    )]
    ReleasedAlready,
    /// There is nothing to give back, and nobody to give it to.
    #[error(
        "nobody answered this round, so there is no result: ask the question once more, at another time or in other words"
    )]
    NobodyAnswered,
    /// The time it should close has passed already.
    #[error(
        "the round's closing time has passed: set a later closes_at and go through review again"
    )]
    ClosingPassed,
}
