//! Counting a round's answers: one response at a time, so that a million of them never lie in memory.
//!
//! What is alike is counted once: responses are kept apart only by the background that the round reports by.

mod bands;
mod counter;
mod days;
mod number;
mod tables;

use std::collections::BTreeMap;

pub use days::days;
pub use tables::{Cells, Kind, RawBreakdown, RawGroup, RawQuestion, Tables};

use self::counter::Counter;
use super::routing::{self, Answers};
use super::{Background, CategoryNo, Panel, Round, VariableNo};

/// The categories of one response, one for each variable that the round reports by, in the panel's order. `None` for
/// those who would not say, or were not asked.
type Profile = Vec<Option<CategoryNo>>;

/// A round's answers, being counted.
#[derive(Debug)]
pub struct Tally<'a> {
    round: &'a Round,
    /// The variables that the round reports by, with how many categories each has.
    variables: Vec<(VariableNo, usize)>,
    /// Pairs of places in `variables`, which the round reports by together.
    pairs: Vec<[usize; 2]>,
    profiles: BTreeMap<Profile, Alike>,
    completed: u64,
    broke_off: Vec<u64>,
}

/// The responses of one profile.
#[derive(Debug)]
struct Alike {
    people: u64,
    questions: Vec<Counter>,
}

impl<'a> Tally<'a> {
    /// Nothing counted yet.
    #[must_use]
    pub fn new(panel: &Panel, round: &'a Round) -> Self {
        let reported = panel.variables().filter(|(_, one)| round.report_by.contains(&one.id));
        let reported: Vec<_> = reported.collect();
        let place = |id: &String| reported.iter().position(|(_, variable)| variable.id == *id);
        let pair = |[one, other]: &[String; 2]| Some([place(one)?, place(other)?]);
        Self {
            round,
            pairs: round.report_by_two.iter().filter_map(pair).collect(),
            variables: reported.iter().map(|(no, one)| (*no, one.categories.len())).collect(),
            profiles: BTreeMap::new(),
            completed: 0,
            broke_off: vec![0; round.questions.len()],
        }
    }

    /// Counts one response. One without any finished answer is none.
    pub fn add(&mut self, background: &Background, answers: &Answers) {
        let round = self.round;
        let given: Vec<_> = round
            .questions()
            .filter_map(|(no, _)| Some((no, routing::counted(round, no, answers)?)))
            .collect();
        let Some((last, _)) = given.last() else { return };
        if routing::path(round, answers).next.is_none() {
            self.completed += 1;
        } else {
            self.broke_off[usize::from(last.0)] += 1;
        }
        let category = |(no, _): &(VariableNo, usize)| background.get(no).copied().flatten();
        let profile = self.variables.iter().map(category).collect();
        let alike = self.profiles.entry(profile).or_insert_with(|| Alike {
            people: 0,
            questions: round.questions.iter().map(Counter::new).collect(),
        });
        alike.people += 1;
        for (no, answer) in given {
            let place = usize::from(no.0);
            alike.questions[place].add(&round.questions[place], &answer.value);
        }
    }

    /// The tables of everything that was counted: not for showing.
    #[must_use]
    pub fn tables(&self) -> Tables {
        tables::tables(self)
    }
}
