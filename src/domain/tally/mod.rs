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
use super::{AnswerValue, Background, CategoryNo, Panel, Round, VariableNo};

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

/// What became of one question in one response.
enum Said<'a> {
    /// It was answered, or passed by.
    Answer(&'a AnswerValue),
    /// It was asked by what had been answered, and there is nothing.
    Nothing,
    /// It was not for this respondent.
    NotAsked,
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
        let said = |(no, question)| match routing::counted(self.round, no, answers) {
            Some(answer) => Said::Answer(&answer.value),
            None if routing::is_shown(question, answers) => Said::Nothing,
            None => Said::NotAsked,
        };
        let said: Vec<_> = self.round.questions().map(said).collect();
        let Some(last) = said.iter().rposition(|one| matches!(one, Said::Answer(_))) else {
            return;
        };
        if said.iter().any(|one| matches!(one, Said::Nothing)) {
            self.broke_off[last] += 1;
        } else {
            self.completed += 1;
        }
        let category = |(no, _): &(VariableNo, usize)| background.get(no).copied().flatten();
        let profile = self.variables.iter().map(category).collect();
        let alike = self.profiles.entry(profile).or_insert_with(|| Alike {
            people: 0,
            questions: self.round.questions.iter().map(Counter::new).collect(),
        });
        alike.people += 1;
        let questions = self.round.questions.iter().zip(&mut alike.questions);
        for ((question, counter), said) in questions.zip(said) {
            match said {
                Said::Answer(value) => counter.add(question, value),
                Said::Nothing => counter.not_reached += 1,
                Said::NotAsked => {}
            }
        }
    }

    /// The tables of everything that was counted: not for showing.
    #[must_use]
    pub fn tables(&self) -> Tables {
        tables::tables(self)
    }
}
