//! One question's answers among people alike.

use super::number::{Number, Numbers};
use crate::domain::{AnswerValue, ChoiceNo, Nonresponse, Place, Question, QuestionKind, Row};

/// One question's answers among people alike.
#[derive(Debug, Clone, Default)]
pub(super) struct Counter {
    /// How many gave an answer.
    pub base: u64,
    /// One count for each of [`rows`]; none for a number, whose rows are known only at the end.
    pub counts: Vec<u64>,
    /// The numbers that were answered.
    pub numbers: Numbers,
    /// How many do not know.
    pub dont_know: u64,
    /// How many passed it by.
    pub skipped: u64,
}

/// What each count of a question is of, as far as the question itself tells.
pub(super) fn rows(question: &Question) -> Vec<Row> {
    let choices = (0..).map(ChoiceNo).take(question.choices().len()).map(Row::Choice);
    match &question.kind {
        QuestionKind::SingleChoice { .. } | QuestionKind::MultipleChoice { .. } => {
            choices.chain(question.other.then_some(Row::Other)).collect()
        }
        QuestionKind::Scale { .. } => question.points().into_iter().map(Row::Point).collect(),
        QuestionKind::Location { .. } => choices.chain([Row::OnTheMap, Row::InWords]).collect(),
        QuestionKind::Number { .. } | QuestionKind::OpenText { .. } => Vec::new(),
    }
}

impl Counter {
    pub fn new(question: &Question) -> Self {
        Self { counts: vec![0; rows(question).len()], ..Self::default() }
    }

    /// Counts one finished answer. What is no answer to this kind of question counts as none.
    pub fn add(&mut self, question: &Question, value: &AnswerValue) {
        match value {
            AnswerValue::Nonresponse(Nonresponse::DontKnow) => self.dont_know += 1,
            AnswerValue::Nonresponse(Nonresponse::Skipped) => self.skipped += 1,
            AnswerValue::Choices { chosen, other } => {
                self.add_choices(question, chosen, other.is_some());
            }
            AnswerValue::Scale(point) => {
                let points = question.points();
                self.add_row(points.iter().position(|one| one == point));
            }
            AnswerValue::Number(number) => {
                *self.numbers.entry(Number::new(*number)).or_default() += 1;
                self.base += 1;
            }
            AnswerValue::Text(_) => self.base += 1,
            AnswerValue::Place(place) => {
                let areas = question.choices().len();
                self.add_row(Some(match place {
                    Place::Area(no) => usize::from(no.0),
                    Place::Point { .. } => areas,
                    Place::Words(_) => areas + 1,
                }));
            }
        }
    }

    /// Of one option, words of one's own go before it; of several, each counts once.
    fn add_choices(&mut self, question: &Question, chosen: &[ChoiceNo], other: bool) {
        let last = question.choices().len();
        let mut places: Vec<usize> = chosen.iter().map(|no| usize::from(no.0)).collect();
        if !question.is_multiple() {
            self.add_row(if other { Some(last) } else { places.first().copied() });
            return;
        }
        places.extend(other.then_some(last));
        places.sort_unstable();
        places.dedup();
        for place in places {
            if let Some(count) = self.counts.get_mut(place) {
                *count += 1;
            }
        }
        self.base += 1;
    }

    fn add_row(&mut self, place: Option<usize>) {
        if let Some(count) = place.and_then(|place| self.counts.get_mut(place)) {
            *count += 1;
            self.base += 1;
        }
    }

    /// Takes in what was counted of others.
    pub fn take_in(&mut self, other: &Self) {
        self.base += other.base;
        self.dont_know += other.dont_know;
        self.skipped += other.skipped;
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count += more;
        }
        for (number, times) in &other.numbers {
            *self.numbers.entry(*number).or_default() += times;
        }
    }
}
