//! Where a round's statement is, for everyone who wants to know.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::Followup;
use super::calendar::evening;
use crate::domain::{Round, StatementId};

/// Where a round's statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is promised, and there is time yet.
    Promised {
        /// For when.
        due_at: DateTime<Utc>,
    },
    /// It comes later than was promised.
    Late {
        /// For when it was promised.
        promised_at: DateTime<Utc>,
        /// For when it is promised now; `None` while nobody has said.
        until: Option<DateTime<Utc>>,
    },
    /// It is there.
    Given {
        /// The one that holds: the statement, or its last correction.
        statement: StatementId,
        /// Since when there is one.
        at: DateTime<Utc>,
        /// For when it was promised, where it came on a later day.
        missed: Option<DateTime<Utc>>,
    },
    /// None is to come: nobody answered the round.
    Lapsed,
}

impl Standing {
    /// Its name in files and sentences.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Promised { .. } => "promised",
            Self::Late { .. } => "late",
            Self::Given { .. } => "given",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Where a round's statement is, in a panel of this time zone. A promise holds until the evening of its day.
#[must_use]
pub fn standing(round: &Round, followup: &Followup, zone: Tz, now: DateTime<Utc>) -> Standing {
    let promised_at = round.statement_due_at(now);
    if let Some((statement, at)) = followup.given(round.id) {
        let day = |time: DateTime<Utc>| time.with_timezone(&zone).date_naive();
        let missed = (day(at) > day(promised_at)).then_some(promised_at);
        return Standing::Given { statement: statement.id, at, missed };
    }
    if round.nobody_answered() {
        return Standing::Lapsed;
    }
    let is_over = |due_at| evening(due_at, zone) <= now;
    match followup.postponements_of(round.id).last() {
        Some(last) => {
            let until = Some(last.until).filter(|until| !is_over(*until));
            Standing::Late { promised_at, until }
        }
        None if is_over(promised_at) => Standing::Late { promised_at, until: None },
        None => Standing::Promised { due_at: promised_at },
    }
}

/// The day that would hold again if the last postponement of a round's statement were withdrawn; `None` when it was not put off,
/// or when that day is over, so that people have been told of the new one.
#[must_use]
pub fn before_postponed(
    round: &Round,
    followup: &Followup,
    zone: Tz,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let postponed = followup.postponements_of(round.id);
    let (_, earlier) = postponed.split_last()?;
    let due_at = earlier.last().map_or_else(|| round.statement_due_at(now), |one| one.until);
    (evening(due_at, zone) > now).then_some(due_at)
}
