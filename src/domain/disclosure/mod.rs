//! Disclosure control: which of a round's counts may be shown, settled once, together, over the whole list of its tables.
//!
//! **What is hidden in itself.** The whole panel's totals are shown from a base of ten; of a question that fewer answered,
//! nothing is. In a breakdown a count of one to four is hidden, and one that tells that everybody in a group said the same.
//! A group of fewer than ten is not broken down at all. That *nobody* in a larger group said something is shown.
//!
//! **What is hidden for the sake of others.** Each hidden count must be able to be another one without any figure that is
//! shown, nor any figure that other figures add up to, being another: there must be a swap that nobody outside could
//! tell from the truth. Where there is none, the cheapest counts that make one possible are hidden too; where that is not
//! possible either, the question is not broken down by that variable. Such a swap keeps the whole panel's totals, the
//! size of each group and each shown base, so that it stays hidden whatever other questions and variables tell. Groups
//! too small to be shown are hidden with another one, the same in every question, so that nobody can tell which of
//! them someone is in. (A nought in one of them follows where all of them together have none: together they are ten or more.)
//!
//! **What is left over.** What those in hidden groups said together follows from the shown groups and the total. It is held
//! to what a group is held to: where it would tell of one to four, or that all said the same, a count of a shown group is
//! hidden too; by two variables, nothing is shown then.
//!
//! What follows from shown figures of five or more is no secret: where everybody who said something is in one group by one
//! variable and in one by another, they are in the group of both.
//!
//! Nothing of this can be set.

mod classes;
mod cover;
mod grid;
mod pairs;
mod plan;
mod show;
mod swap;

use self::swap::Swap;

use self::plan::Plan;
use super::tally::Tables;
use super::{Round, RoundResult, Turnout};
use chrono::{DateTime, NaiveDate, Utc};

/// The smallest count that a breakdown shows, but for nought.
pub const FEWEST_IN_A_CELL: u64 = 5;

/// The smallest base of which anything is shown: of the whole panel, and of a group.
pub const FEWEST_IN_A_GROUP: u64 = 10;

/// What else is told of a round.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// When this is settled.
    pub frozen_at: DateTime<Utc>,
    /// Those who could have answered.
    pub panelists: u64,
    /// Whether those who were asked were drawn at random.
    pub drawn: bool,
    /// How many began on each day; of a round that fewer than ten answered it is not told.
    pub days: Vec<(NaiveDate, u64)>,
}

/// The round's result, in which nothing small can be seen or worked out.
#[must_use]
pub fn protect(round: &Round, tables: &Tables, frame: Frame) -> RoundResult {
    let plan = Plan::of(round, tables);
    let mut turnout = Turnout {
        panelists: frame.panelists.max(tables.responded),
        responded: tables.responded,
        completed: tables.completed,
        drawn: frame.drawn,
        days: frame.days,
        broke_off: show::broke_off(tables),
    };
    if turnout.is_few() {
        turnout.days.clear();
    }
    RoundResult {
        frozen_at: frame.frozen_at,
        turnout,
        questions: tables.questions.iter().map(show::question).collect(),
        breakdowns: plan.breakdowns(tables),
    }
}
