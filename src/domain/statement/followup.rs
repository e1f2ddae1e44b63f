//! Everything that came of a deployment's rounds: statements, decisions, and the dates that were put off.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Statement;
use crate::domain::decision::Decision;
use crate::domain::{DecisionId, LocalText, Round, RoundId, StatementId};

/// That a statement comes later than was promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Postponement {
    /// The rounds whose statement it is: one, or all of a series that were promised it for the same day.
    pub rounds: Vec<RoundId>,
    /// Until when.
    pub until: DateTime<Utc>,
    /// Why, in each language that it was told in; may be empty.
    #[serde(default)]
    pub why: LocalText,
    /// When that was said.
    pub at: DateTime<Utc>,
}

/// Everything that came of the rounds, in the order in which it was made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Followup {
    /// The rounds whose text is fixed.
    pub rounds: BTreeMap<RoundId, Arc<Round>>,
    /// Every statement, whatever its state.
    pub statements: Vec<Statement>,
    /// Every decision.
    pub decisions: Vec<Decision>,
    /// Every date that was put off.
    pub postponements: Vec<Postponement>,
}

impl Followup {
    /// A statement by its id.
    #[must_use]
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        self.statements.iter().find(|one| one.id == id)
    }

    /// The statement of a round that holds: the last that was sent, and when the first was.
    #[must_use]
    pub fn given(&self, round: RoundId) -> Option<(&Statement, DateTime<Utc>)> {
        let mut sent =
            self.statements_of(round).filter_map(|one| one.sent_at().map(|sent_at| (one, sent_at)));
        let (first, at) = sent.next()?;
        Some((sent.next_back().map_or(first, |(last, _)| last), at))
    }

    /// The correction of a statement that was sent; `None` as long as its own words hold.
    #[must_use]
    pub fn correction_of(&self, id: StatementId) -> Option<&Statement> {
        correction_of(&self.statements, id)
    }

    /// The statement whose words hold in the place of this one: its last correction, or itself.
    #[must_use]
    pub fn holding(&self, id: StatementId) -> StatementId {
        let mut holding = id;
        while let Some(correction) = self.correction_of(holding) {
            holding = correction.id;
        }
        holding
    }

    /// The statement of a round that is being written, or waits to be sent.
    #[must_use]
    pub fn pending(&self, round: RoundId) -> Option<&Statement> {
        let mut theirs = self.statements.iter().filter(|one| one.rounds.contains(&round));
        theirs.find(|one| !one.is_sent())
    }

    /// Every statement of a round that was sent, corrections too, the oldest first.
    #[must_use]
    pub fn statements_of(&self, round: RoundId) -> impl DoubleEndedIterator<Item = &Statement> {
        self.statements.iter().filter(move |one| one.is_sent() && one.rounds.contains(&round))
    }

    /// A decision by its id.
    #[must_use]
    pub fn decision(&self, id: DecisionId) -> Option<&Decision> {
        self.decisions.iter().find(|one| one.id == id)
    }

    /// The decisions that came of a round, the oldest first.
    pub fn decisions_of(&self, round: RoundId) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(move |one| one.rounds.contains(&round))
    }

    /// The times at which everyone was told something of what came of a round.
    pub fn told_at(&self, round: &Round) -> impl Iterator<Item = DateTime<Utc>> {
        let answered = self.statements_of(round.id).filter_map(Statement::sent_at);
        let decided = self.decisions_of(round.id).flat_map(|one| &one.updates);
        let decided = decided.map(|update| update.told_at);
        round.released_at().into_iter().chain(answered).chain(decided)
    }

    /// How often, and until when, the statement of a round was put off.
    #[must_use]
    pub fn postponements_of(&self, round: RoundId) -> Vec<&Postponement> {
        self.postponements.iter().filter(|one| one.rounds.contains(&round)).collect()
    }
}

/// The correction of a statement that was sent, among these; `None` as long as its own words hold.
#[must_use]
pub fn correction_of(statements: &[Statement], id: StatementId) -> Option<&Statement> {
    let corrects = |one: &&Statement| {
        one.is_sent() && one.corrects.as_ref().is_some_and(|other| other.statement == id)
    };
    statements.iter().find(corrects)
}
