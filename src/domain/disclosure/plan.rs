//! What is hidden in all of a round's breakdowns, settled together.

use std::collections::BTreeSet;

use super::grid::Grid;
use super::{FEWEST_IN_A_GROUP, Swap, classes, pairs, show};
use crate::domain::tally::{RawQuestion, Tables};
use crate::domain::{Breakdown, Group, Round};

/// Groups that are hidden together.
pub(super) type Together = BTreeSet<usize>;

/// Every breakdown: by question, then as in its tables.
pub(super) struct Plan {
    grids: Vec<Vec<Grid>>,
}

impl Plan {
    pub fn of(round: &Round, tables: &Tables) -> Self {
        let grids = |one: &RawQuestion| {
            one.breakdowns.iter().map(|by| Grid::new(one, by, tables.responded)).collect()
        };
        let mut plan = Self { grids: tables.questions.iter().map(grids).collect() };
        let Some(first) = tables.questions.first() else { return plan };
        let (ones, twos): (Vec<_>, Vec<_>) =
            (0..first.breakdowns.len()).partition(|by| first.breakdowns[*by].by.len() == 1);
        let together: Vec<Together> = ones.iter().map(|by| plan.small_groups(*by)).collect();
        for by in &ones {
            let joined = twos
                .iter()
                .any(|two| first.breakdowns[*two].by.contains(&first.breakdowns[*by].by[0]));
            plan.protect(tables, *by, &together[*by], joined);
            plan.follow(round, tables, *by);
        }
        for two in twos {
            let place = |no: usize| {
                ones.iter().find(|by| first.breakdowns[**by].by[0] == first.breakdowns[two].by[no])
            };
            let Some((one, other)) = place(0).zip(place(1)) else { continue };
            for grids in &mut plan.grids {
                pairs::protect(grids, two, [*one, *other], [&together[*one], &together[*other]]);
            }
            plan.follow(round, tables, two);
        }
        plan
    }

    /// The groups that are too small to be shown in any question, with the smallest others that they are hidden with: so
    /// many that together they are as many as a group must be, or everybody.
    fn small_groups(&self, by: usize) -> Together {
        let Some(grids) = self.grids.first() else { return Together::new() };
        let people = &grids[by].people;
        let small =
            people.iter().enumerate().filter(|(_, one)| (1..FEWEST_IN_A_GROUP).contains(*one));
        widen(small.map(|(group, _)| group).collect(), people)
    }

    /// Hides what must be in every question by one variable.
    fn protect(&mut self, tables: &Tables, by: usize, together: &Together, joined: bool) {
        for (grids, question) in self.grids.iter_mut().zip(&tables.questions) {
            let grid = &mut grids[by];
            let small = |group: &usize| grid.bases[*group] < FEWEST_IN_A_GROUP;
            let whole: Together =
                grid.groups().filter(small).chain(together.iter().copied()).collect();
            let inhabited = grid.people.iter().filter(|people| **people > 0).count();
            let unseen: Together =
                whole.iter().copied().filter(|group| grid.people[*group] > 0).collect();
            let unseen = widen(unseen, &grid.bases);
            whole.iter().chain(&unseen).for_each(|group| grid.hide_group(*group));
            grid.gone = !show::is_shown(question) || inhabited < 2 || unseen.len() >= inhabited;
            grid.hide_small();
        }
        for place in 0..self.grids.len() {
            let bridges = if joined { None } else { Some(self.bridges(place, by)) };
            self.grids[place][by].protect(together, bridges.as_deref());
        }
    }

    /// From which group to which somebody could be moved without any other question telling.
    fn bridges(&self, place: usize, by: usize) -> Vec<Vec<bool>> {
        let others = || {
            (0..self.grids.len())
                .filter(|other| *other != place)
                .map(|other| &self.grids[other][by])
        };
        let groups = self.grids[place][by].groups();
        let bridge = |from: usize, to: usize| others().all(|grid| grid.can_move(from, to));
        groups.clone().map(|from| groups.clone().map(|to| bridge(from, to)).collect()).collect()
    }

    /// A question that is asked because of an answer tells who gave it: where that is hidden, so is the question.
    fn follow(&mut self, round: &Round, tables: &Tables, by: usize) {
        for (place, question) in tables.questions.iter().enumerate() {
            let grid = &self.grids[place][by];
            let mut later = BTreeSet::new();
            let swaps = grid.swaps.iter().map(|Swap { from, to, .. }| (*from, *to));
            // Of what is not shown at all, anything can be otherwise.
            let any = grid.gone.then_some((0, 0));
            for outcomes in swaps.chain(any) {
                later.extend(classes::asked_otherwise(
                    round,
                    question.question,
                    &question.rows,
                    outcomes,
                ));
            }
            for no in later {
                self.grids[usize::from(no.0)][by].gone = true;
            }
        }
    }

    /// What is left to be shown.
    pub fn breakdowns(&self, tables: &Tables) -> Vec<Breakdown> {
        let one = |(question, grids): (&RawQuestion, &Vec<Grid>)| {
            let breakdown = |(raw, grid): (&crate::domain::tally::RawBreakdown, &Grid)| {
                let groups = raw.groups.iter().enumerate().filter_map(|(place, group)| {
                    let answers = show::group(question.kind, grid, place, &group.cells)?;
                    Some(Group { categories: group.categories.clone(), answers })
                });
                Breakdown {
                    question: question.question,
                    by: raw.by.clone(),
                    groups: groups.collect(),
                }
            };
            question.breakdowns.iter().zip(grids).map(breakdown).collect::<Vec<_>>()
        };
        tables.questions.iter().zip(&self.grids).flat_map(one).collect()
    }
}

/// These groups, and the smallest others with somebody in them, until they are two or more, and as many people as a group
/// must be; or everybody.
fn widen(mut groups: Together, sizes: &[u64]) -> Together {
    let mut others: Vec<usize> =
        (0..sizes.len()).filter(|one| sizes[*one] > 0 && !groups.contains(one)).collect();
    others.sort_by_key(|group| std::cmp::Reverse(sizes[*group]));
    if groups.is_empty() {
        return groups;
    }
    let few = |groups: &Together| {
        groups.len() < 2 || groups.iter().map(|one| sizes[*one]).sum::<u64>() < FEWEST_IN_A_GROUP
    };
    while few(&groups) {
        let Some(next) = others.pop() else { break };
        groups.insert(next);
    }
    groups
}
