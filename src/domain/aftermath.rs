//! What comes after a round's close: its result is let out, and it and the statement reach those who took part.

use std::ops::Not;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::result::RoundResult;
use super::{InvalidTransition, Round, RoundState};

/// How far what is given back for the answers has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Aftermath {
    /// Whether nobody answered: then there is nothing to give back and no statement to wait for, and the round is over.
    #[serde(skip_serializing_if = "Not::not")]
    pub nobody_answered: bool,
    /// When the result had reached everyone who took part and can be reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_through_at: Option<DateTime<Utc>>,
    /// When the statement had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement_through_at: Option<DateTime<Utc>>,
}

impl Round {
    /// Whether it has closed, whatever has come of it since.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self.state, RoundState::Closed { .. })
    }

    /// When staff let its result out: nobody else sees it before.
    #[must_use]
    pub const fn released_at(&self) -> Option<DateTime<Utc>> {
        match self.state {
            RoundState::Closed { released_at, .. } => released_at,
            _ => None,
        }
    }

    /// Whether everyone may know what came of it: its result is out, or nobody answered.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.released_at().is_some() || self.nobody_answered()
    }

    /// When the link between answers and people was destroyed.
    #[must_use]
    pub const fn sealed_at(&self) -> Option<DateTime<Utc>> {
        match self.state {
            RoundState::Closed { sealed_at, .. } => sealed_at,
            _ => None,
        }
    }

    /// Whether it has closed without a single finished answer.
    #[must_use]
    pub fn nobody_answered(&self) -> bool {
        self.aftermath().nobody_answered
    }

    /// Takes note of what was counted at the close. A round that nobody answered is concluded by that: its promise was made to
    /// those who answer.
    #[must_use]
    pub const fn counted(mut self, result: &RoundResult) -> Self {
        if let RoundState::Closed { aftermath, .. } = &mut self.state {
            aftermath.nobody_answered = result.turnout.responded == 0;
        }
        self
    }

    /// How far what is given back has come.
    #[must_use]
    pub fn aftermath(&self) -> Aftermath {
        match self.state {
            RoundState::Closed { aftermath, .. } => aftermath,
            _ => Aftermath::default(),
        }
    }

    /// Lets the result out to those who took part and to the public.
    ///
    /// # Errors
    /// When it is not closed, is out already, or nobody answered.
    pub fn release(
        mut self,
        result: &RoundResult,
        now: DateTime<Utc>,
    ) -> Result<Self, InvalidTransition> {
        let phase = self.phase();
        let RoundState::Closed { released_at, .. } = &mut self.state else {
            return Err(InvalidTransition::NotReleasable(phase));
        };
        if released_at.is_some() {
            return Err(InvalidTransition::ReleasedAlready);
        }
        if result.turnout.responded == 0 {
            return Err(InvalidTransition::NobodyAnswered);
        }
        *released_at = Some(now);
        Ok(self)
    }

    /// Takes note that the result has reached everyone who took part. The first time stands.
    #[must_use]
    pub fn result_is_through(mut self, now: DateTime<Utc>) -> Self {
        if let RoundState::Closed { released_at: Some(_), aftermath, .. } = &mut self.state {
            aftermath.result_through_at.get_or_insert(now);
        }
        self
    }

    /// Takes note that the statement has reached everyone who took part. The first time stands.
    #[must_use]
    pub fn statement_is_through(mut self, now: DateTime<Utc>) -> Self {
        if let RoundState::Closed { released_at: Some(_), aftermath, .. } = &mut self.state {
            aftermath.statement_through_at.get_or_insert(now);
        }
        self
    }

    /// Takes its result back: it can be let out anew.
    #[must_use]
    pub const fn withhold(mut self) -> Self {
        if let RoundState::Closed { released_at, aftermath, .. } = &mut self.state {
            *released_at = None;
            aftermath.result_through_at = None;
        }
        self
    }

    /// Closed → closed and sealed.
    ///
    /// # Errors
    /// When it is not closed, or sealed already.
    pub fn seal(mut self, now: DateTime<Utc>) -> Result<Self, InvalidTransition> {
        let phase = self.phase();
        match &mut self.state {
            RoundState::Closed { sealed_at: sealed_at @ None, .. } => {
                *sealed_at = Some(now);
                Ok(self)
            }
            _ => Err(InvalidTransition::NotSealable(phase)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_before_is_read_and_only_what_is_so_is_stored() {
        let stored = r#"{"result_through_at":"2027-03-01T10:00:00Z"}"#;
        let read: Aftermath = serde_json::from_str(stored).expect("readable");
        assert!(!read.nobody_answered && read.result_through_at.is_some());
        assert_eq!(serde_json::to_string(&read).expect("written"), stored);
        let unanswered = Aftermath { nobody_answered: true, ..Aftermath::default() };
        assert_eq!(
            serde_json::to_string(&unanswered).expect("written"),
            r#"{"nobody_answered":true}"#
        );
    }
}
