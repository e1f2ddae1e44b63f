//! Somebody who has everything that is published, and works out what is hidden. Knows nothing of how it was hidden: every
//! count is a number between two bounds, and every sum that must hold narrows them, until nothing changes any more.

use std::collections::BTreeMap;

use panelbot::domain::{
    CategoryNo, Distribution, Figure, Panel, QuestionKind, QuestionNo, Requirement, Round,
    RoundResult, Row, VariableNo,
};

/// A group: by which variables, and of which categories. The whole panel's is empty.
pub type GroupKey = Vec<(VariableNo, Option<CategoryNo>)>;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    People,
    Base,
    Row(usize),
    DontKnow,
    Skipped,
    Untold,
}

/// One number that somebody may know: of a question, or (`None`) of the round.
pub type Place = (Option<QuestionNo>, GroupKey, Cell);

/// A sum of counts that lies between two bounds.
struct Sum {
    terms: Vec<(usize, i64)>,
    low: i64,
    high: i64,
}

pub struct Attacker {
    places: BTreeMap<Place, usize>,
    bounds: Vec<(i64, i64)>,
    sums: Vec<Sum>,
}

const FAR: i64 = 1 << 40;

impl Attacker {
    /// Reads everything that is published.
    pub fn new(panel: &Panel, round: &Round, result: &RoundResult) -> Self {
        let mut attacker = Self { places: BTreeMap::new(), bounds: Vec::new(), sums: Vec::new() };
        let responded = i64::try_from(result.turnout.responded).expect("a count");
        attacker.bound((None, Vec::new(), Cell::People), responded, responded);
        let mut breakdowns: Vec<Vec<VariableNo>> = Vec::new();
        for breakdown in &result.breakdowns {
            let mut by = breakdown.by.clone();
            by.sort();
            if !breakdowns.contains(&by) {
                breakdowns.push(by);
            }
        }
        for (no, _) in round.questions() {
            attacker.group(round, result, no, &Vec::new());
            for by in &breakdowns {
                for group in groups(panel, by) {
                    attacker.group(round, result, no, &group);
                }
                attacker.partition(panel, result, no, by);
            }
        }
        for breakdown in &result.breakdowns {
            for group in &breakdown.groups {
                let key: GroupKey =
                    breakdown.by.iter().copied().zip(group.categories.iter().copied()).collect();
                attacker.published(breakdown.question, &sorted(key), &group.answers);
            }
        }
        attacker.narrow();
        attacker
    }

    /// The least and the most that it can be.
    pub fn bounds(&self, place: &Place) -> (i64, i64) {
        self.bounds[self.places[place]]
    }

    fn place(&mut self, place: Place) -> usize {
        let next = self.bounds.len();
        let no = *self.places.entry(place).or_insert(next);
        if no == next {
            self.bounds.push((0, FAR));
        }
        no
    }

    fn bound(&mut self, place: Place, low: i64, high: i64) {
        let no = self.place(place);
        self.bounds[no] = (low, high);
    }

    fn sum(&mut self, terms: Vec<(Place, i64)>, low: i64, high: i64) {
        let terms = terms.into_iter().map(|(place, times)| (self.place(place), times)).collect();
        self.sums.push(Sum { terms, low, high });
    }

    /// What must hold within one group.
    fn group(&mut self, round: &Round, result: &RoundResult, no: QuestionNo, group: &GroupKey) {
        let of = |cell| (Some(no), group.clone(), cell);
        let (base, people) = (of(Cell::Base), (None, group.clone(), Cell::People));
        let whole = result.question(no).expect("the question");
        if group.is_empty() {
            self.published(no, group, &whole.answers);
        }
        let parts = [Cell::Base, Cell::DontKnow, Cell::Skipped, Cell::Untold];
        let mut all: Vec<_> = parts.map(|cell| (of(cell), 1)).to_vec();
        all.push((people, -1));
        self.sum(all, 0, 0);
        let question = round.question(no).expect("the question");
        if !question.dont_know {
            self.bound(of(Cell::DontKnow), 0, 0);
        }
        if !question.skip {
            self.bound(of(Cell::Skipped), 0, 0);
        }
        let rows: Vec<_> = (0..whole.rows.len()).map(|row| (of(Cell::Row(row)), 1)).collect();
        match question.kind {
            QuestionKind::OpenText { .. } => {}
            QuestionKind::MultipleChoice { max, .. } => {
                for (row, _) in &rows {
                    self.sum(vec![(row.clone(), 1), (base.clone(), -1)], -FAR, 0);
                }
                let with = |times: i64| {
                    rows.iter().cloned().chain([(base.clone(), times)]).collect::<Vec<_>>()
                };
                self.sum(with(-1), 0, FAR);
                self.sum(with(-i64::from(max)), -FAR, 0);
            }
            _ if rows.is_empty() => self.bound(base.clone(), 0, 0),
            _ => self.sum(rows.iter().cloned().chain([(base.clone(), -1)]).collect(), 0, 0),
        }
        self.asked(round, result, no, group);
    }

    /// A question that is asked because of an earlier answer was asked of no more than gave it; and of exactly those, where
    /// nobody broke off.
    fn asked(&mut self, round: &Round, result: &RoundResult, no: QuestionNo, group: &GroupKey) {
        for condition in &round.question(no).expect("the question").show_if {
            let Requirement::AnyOf(wanted) = &condition.requirement else { continue };
            let earlier = result.question(condition.question).expect("the question");
            let meets = |row: &Row| matches!(row, Row::Choice(no) if wanted.contains(no));
            let rows = earlier.rows.iter().enumerate().filter(|(_, row)| meets(row));
            let mut terms: Vec<_> = rows
                .map(|(row, _)| ((Some(condition.question), group.clone(), Cell::Row(row)), -1))
                .collect();
            let cells = [Cell::Base, Cell::DontKnow, Cell::Skipped];
            terms.extend(cells.map(|cell| ((Some(no), group.clone(), cell), 1)));
            let all = result.turnout.completed == result.turnout.responded;
            self.sum(terms, if all { 0 } else { -FAR }, 0);
        }
    }

    /// Groups add up to the panel; groups by two variables add up to those by each.
    fn partition(
        &mut self,
        panel: &Panel,
        result: &RoundResult,
        no: QuestionNo,
        by: &[VariableNo],
    ) {
        let rows = result.question(no).expect("the question").rows.len();
        let mut cells: Vec<_> = [Cell::Base, Cell::DontKnow, Cell::Skipped, Cell::Untold]
            .into_iter()
            .chain((0..rows).map(Cell::Row))
            .map(|cell| (Some(no), cell))
            .collect();
        cells.push((None, Cell::People));
        let mut wholes: Vec<GroupKey> = vec![Vec::new()];
        if by.len() == 2 {
            wholes = by.iter().flat_map(|variable| groups(panel, &[*variable])).collect();
        }
        for whole in wholes {
            let parts: Vec<_> = groups(panel, by)
                .into_iter()
                .filter(|group| whole.iter().all(|fact| group.contains(fact)))
                .collect();
            for (question, cell) in &cells {
                let mut terms: Vec<_> =
                    parts.iter().map(|part| ((*question, part.clone(), *cell), 1)).collect();
                terms.push(((*question, whole.clone(), *cell), -1));
                self.sum(terms, 0, 0);
            }
        }
    }

    fn published(&mut self, no: QuestionNo, group: &GroupKey, answers: &Distribution) {
        let figures =
            answers.counts.iter().enumerate().map(|(row, figure)| (Cell::Row(row), *figure));
        let others = [
            (Cell::Base, answers.base),
            (Cell::DontKnow, answers.dont_know),
            (Cell::Skipped, answers.skipped),
        ];
        for (cell, figure) in figures.chain(others) {
            if let Figure::Shown(count) = figure {
                let count = i64::try_from(count).expect("a count");
                self.bound((Some(no), group.clone(), cell), count, count);
            }
        }
    }

    /// Narrows every bound by every sum, until nothing changes any more.
    fn narrow(&mut self) {
        let mut changed = true;
        while changed {
            changed = false;
            for sum in &self.sums {
                let end = |(place, times): &(usize, i64), low: bool| {
                    let (least, most) = self.bounds[*place];
                    if (*times > 0) == low { least * times } else { most * times }
                };
                let least: i64 = sum.terms.iter().map(|term| end(term, true)).sum();
                let most: i64 = sum.terms.iter().map(|term| end(term, false)).sum();
                for term @ (place, times) in &sum.terms {
                    let (rest_least, rest_most) =
                        (least - end(term, true), most - end(term, false));
                    let (low, high) = (sum.low - rest_most, sum.high - rest_least);
                    let (low, high) = if *times > 0 {
                        (div_up(low, *times), high.div_euclid(*times))
                    } else {
                        (div_up(-high, -*times), (-low).div_euclid(-*times))
                    };
                    let before = self.bounds[*place];
                    let now = (before.0.max(low), before.1.min(high));
                    if now != before {
                        self.bounds[*place] = now;
                        changed = true;
                        break;
                    }
                }
            }
        }
    }
}

const fn div_up(number: i64, by: i64) -> i64 {
    -(-number).div_euclid(by)
}

fn sorted(mut key: GroupKey) -> GroupKey {
    key.sort();
    key
}

/// Every group by these variables.
pub fn groups(panel: &Panel, by: &[VariableNo]) -> Vec<GroupKey> {
    by.iter().fold(vec![Vec::new()], |groups, variable| {
        let count = panel.variable(*variable).expect("a variable").categories.len();
        let categories: Vec<_> =
            (0..).map(|no| Some(CategoryNo(no))).take(count).chain([None]).collect();
        let with = |group: &GroupKey, category: &Option<CategoryNo>| {
            let mut group = group.clone();
            group.push((*variable, *category));
            group
        };
        groups
            .iter()
            .flat_map(|group| categories.iter().map(|one| with(group, one)).collect::<Vec<_>>())
            .collect()
    })
}
