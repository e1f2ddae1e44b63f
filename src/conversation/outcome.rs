//! What came of a round, as far as it may be shown, beside what the reader answered in it.

use std::sync::Arc;

use super::Situation;
use crate::domain::routing::Answers;
use crate::domain::{Round, RoundId, RoundResult};

/// What came of a round, and what the reader answered in it.
#[derive(Debug, Clone)]
pub struct RoundOutcome {
    /// The round, its result let out.
    pub round: Arc<Round>,
    /// Its result, the same for everyone.
    pub result: Arc<RoundResult>,
    /// The reader's own part.
    pub own: OwnPart,
}

/// A reader's own part in a round that has closed.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum OwnPart {
    /// They did not take part.
    #[default]
    None,
    /// What they answered, by question. It is shown to nobody else, and stored nowhere else.
    Known(Answers),
    /// They took part, and nobody can tell any more which answers are theirs.
    Sealed,
}

impl Situation {
    /// What came of a round.
    #[must_use]
    pub fn outcome(&self, round: RoundId) -> Option<&RoundOutcome> {
        self.outcomes.iter().find(|outcome| outcome.round.id == round)
    }
}
