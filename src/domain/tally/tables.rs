//! Everything that was counted, as tables. They tell all, so they are shown to nobody before they are protected.

use std::collections::BTreeMap;

use super::counter::{Counter, rows};
use super::number::{is_dominated, mean, median};
use super::{Profile, Tally, bands};
use crate::domain::{CategoryNo, Question, QuestionKind, QuestionNo, Row, VariableNo};

/// A round's tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// Those who answered at least one question.
    pub responded: u64,
    /// Those who came to the end.
    pub completed: u64,
    /// Of the others, after which question each broke off; one count a question.
    pub broke_off: Vec<u64>,
    /// Each question.
    pub questions: Vec<RawQuestion>,
}

/// How a question's rows hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Each who answered is in one row.
    One,
    /// Each who answered is in at least one row.
    Several {
        /// The most rows that one can be in.
        most: u64,
    },
    /// There are no rows.
    Open,
}

/// One question's tables.
#[derive(Debug, Clone, PartialEq)]
pub struct RawQuestion {
    /// Which.
    pub question: QuestionNo,
    /// How its rows hang together.
    pub kind: Kind,
    /// What each count is of.
    pub rows: Vec<Row>,
    /// The whole panel's answers.
    pub panel: Cells,
    /// By one variable, for each that the round reports by; then by two.
    pub breakdowns: Vec<RawBreakdown>,
}

/// A question by one variable or two.
#[derive(Debug, Clone, PartialEq)]
pub struct RawBreakdown {
    /// One variable, or two.
    pub by: Vec<VariableNo>,
    /// Every group, also those with nobody in them, in the order of the categories; `None` last.
    pub groups: Vec<RawGroup>,
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct RawGroup {
    /// One a variable.
    pub categories: Vec<Option<CategoryNo>>,
    /// How many of those who took part are in it.
    pub people: u64,
    /// Their answers.
    pub cells: Cells,
}

/// Counts of answers among one group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cells {
    /// How many gave an answer.
    pub base: u64,
    /// One count a row.
    pub counts: Vec<u64>,
    /// How many do not know.
    pub dont_know: u64,
    /// How many passed it by.
    pub skipped: u64,
    /// How many were asked by what they had answered, and said nothing: they broke off. Shown to nobody.
    pub not_reached: u64,
    /// The mean of a scale or a number; of numbers, where no single one makes most of it.
    pub mean: Option<f64>,
    /// The median of the same.
    pub median: Option<f64>,
}

pub(super) fn tables(tally: &Tally<'_>) -> Tables {
    let questions = tally.round.questions().map(|(no, question)| of_question(tally, no, question));
    Tables {
        responded: tally.profiles.values().map(|alike| alike.people).sum(),
        completed: tally.completed,
        broke_off: tally.broke_off.clone(),
        questions: questions.collect(),
    }
}

fn of_question(tally: &Tally<'_>, no: QuestionNo, question: &Question) -> RawQuestion {
    let nobody = || (Counter::new(question), 0);
    let everyone = sum(tally, no, question, |_| Profile::new()).remove(&Profile::new());
    let (panel, _) = everyone.unwrap_or_else(nobody);
    let rows = match question.kind {
        QuestionKind::Number { min, max, .. } => bands::bands(min, max, &panel.numbers),
        _ => rows(question),
    };
    let kind = match question.kind {
        QuestionKind::MultipleChoice { max, .. } => Kind::Several { most: max.into() },
        QuestionKind::OpenText { .. } => Kind::Open,
        _ => Kind::One,
    };
    let ones = (0..tally.variables.len()).map(|place| vec![place]);
    let pairs = tally.pairs.iter().map(|pair| pair.to_vec());
    let breakdowns = ones.chain(pairs).map(|places| {
        let common = |profile: &Profile| places.iter().map(|place| profile[*place]).collect();
        let mut counted = sum(tally, no, question, common);
        let group = |categories: Vec<_>| {
            let (here, people) = counted.remove(&categories).unwrap_or_else(nobody);
            RawGroup { categories, people, cells: cells(&here, &rows, question) }
        };
        RawBreakdown {
            by: places.iter().map(|place| tally.variables[*place].0).collect(),
            groups: groups(tally, &places).into_iter().map(group).collect(),
        }
    });
    let breakdowns = breakdowns.collect();
    let panel = cells(&panel, &rows, question);
    RawQuestion { question: no, kind, rows, panel, breakdowns }
}

/// Every group of the variables at these places.
fn groups(tally: &Tally<'_>, places: &[usize]) -> Vec<Vec<Option<CategoryNo>>> {
    places.iter().fold(vec![Vec::new()], |groups, place| {
        let count = tally.variables[*place].1;
        let categories: Vec<_> =
            (0..).map(|no| Some(CategoryNo(no))).take(count).chain([None]).collect();
        let longer = |group: Vec<_>| {
            let with = |category: &Option<CategoryNo>| [group.as_slice(), &[*category]].concat();
            categories.iter().map(with).collect::<Vec<_>>()
        };
        groups.into_iter().flat_map(longer).collect()
    })
}

/// One question's answers by what profiles have in common, and how many people they are.
fn sum(
    tally: &Tally<'_>,
    no: QuestionNo,
    question: &Question,
    common: impl Fn(&Profile) -> Profile,
) -> BTreeMap<Profile, (Counter, u64)> {
    let mut sums: BTreeMap<Profile, (Counter, u64)> = BTreeMap::new();
    for (profile, alike) in &tally.profiles {
        let (counter, people) =
            sums.entry(common(profile)).or_insert_with(|| (Counter::new(question), 0));
        counter.take_in(&alike.questions[usize::from(no.0)]);
        *people += alike.people;
    }
    sums
}

fn cells(counter: &Counter, rows: &[Row], question: &Question) -> Cells {
    let numbers = counter.numbers.iter().map(|(number, times)| (number.0, *times));
    let points = rows.iter().zip(&counter.counts).filter_map(|(row, times)| match row {
        Row::Point(point) => Some((f64::from(*point), *times)),
        _ => None,
    });
    let (counts, mean, median) = match question.kind {
        QuestionKind::Number { .. } => {
            let mean = mean(numbers.clone()).filter(|_| !is_dominated(numbers.clone()));
            (bands::counts(rows, &counter.numbers), mean, median(&numbers))
        }
        _ => (counter.counts.clone(), mean(points.clone()), median(&points)),
    };
    let Counter { base, dont_know, skipped, not_reached, .. } = *counter;
    Cells { base, counts, dont_know, skipped, not_reached, mean, median }
}
