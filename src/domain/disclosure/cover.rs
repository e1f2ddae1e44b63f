//! Finding what keeps hidden counts hidden, and hiding what is missing for it.

use super::grid::Grid;
use super::plan::Together;
use super::swap::Swap;

/// From which group to which somebody could be moved without any other question telling.
pub(super) type Bridges = [Vec<bool>];

/// What nothing keeps hidden yet.
#[derive(Clone, Copy)]
enum Want {
    /// The count of this group and outcome.
    Cell(usize, usize),
    /// How many gave this outcome of all in the groups that are hidden.
    Rest(usize),
}

/// A swap, and what has to be hidden for it.
struct Way {
    swap: Swap,
    cells: Vec<(usize, usize)>,
    whole: bool,
    cost: u64,
}

impl Grid {
    /// Hides so much that nothing hidden can be worked out; all of it where that is not possible. Of groups that are hidden
    /// together in every question nobody can tell who is in which, so their counts need nothing more.
    pub fn protect(&mut self, together: &Together, bridges: Option<&Bridges>) {
        while let Some(want) = self.unsettled(together, bridges) {
            let way = if self.gone { None } else { self.cheapest(want, bridges) };
            let Some(way) = way else {
                self.gone = true;
                return;
            };
            self.take(way);
            let inhabited = self.groups().filter(|group| self.people[*group] > 0);
            self.gone = inhabited.into_iter().all(|group| self.is_whole(group));
        }
        self.hide_bases(together);
    }

    /// What has to be seen to next.
    fn unsettled(&self, together: &Together, bridges: Option<&Bridges>) -> Option<Want> {
        if let Some((group, outcome)) = self.uncovered(together, bridges) {
            return Some(Want::Cell(group, outcome));
        }
        let all: Vec<usize> = self.groups().collect();
        let mut told = 0..self.totals.len() - 1;
        told.find(|outcome| self.rest_tells(&all, *outcome)).map(Want::Rest)
    }

    fn take(&mut self, way: Way) {
        if way.whole {
            self.hide_group(way.swap.group);
            self.hide_group(way.swap.other);
        }
        for (group, outcome) in way.cells {
            self.hide(group, outcome);
        }
        self.swaps.push(way.swap);
    }

    /// A hidden count that nothing keeps hidden yet.
    fn uncovered(&self, together: &Together, bridges: Option<&Bridges>) -> Option<(usize, usize)> {
        let told = 0..self.totals.len() - 1;
        let cells =
            self.groups().flat_map(|group| told.clone().map(move |outcome| (group, outcome)));
        let mut open = cells.filter(|(group, outcome)| {
            self.is_hidden(*group, *outcome)
                && self.totals[*outcome] > 0
                && !(together.contains(group) && self.is_whole(*group))
                && !self.swaps.iter().any(|swap| swap.concerns(*group, *outcome))
        });
        open.find(|(group, outcome)| {
            // A nought that follows from there being none in all the hidden groups together tells of ten or more.
            let nought = self.is_whole(*group) && self.counts[*group][*outcome] == 0;
            !nought || self.ways(*group, *outcome, bridges).iter().any(|way| way.cost == 0)
        })
    }

    fn cheapest(&self, want: Want, bridges: Option<&Bridges>) -> Option<Way> {
        let ways = match want {
            Want::Cell(group, outcome) => self.ways(group, outcome, bridges),
            // Only who changes places with somebody in a group that is shown changes what is left.
            Want::Rest(outcome) => {
                let shown = self.groups().filter(|group| !self.is_whole(*group));
                let ways = shown.flat_map(|group| self.ways(group, outcome, bridges));
                ways.filter(|way| self.is_whole(way.swap.other)).collect()
            }
        };
        ways.into_iter().min_by_key(|way| way.cost)
    }

    fn ways(&self, group: usize, outcome: usize, bridges: Option<&Bridges>) -> Vec<Way> {
        let others = self.groups().filter(|other| *other != group);
        let pairs = others.flat_map(|other| self.outcomes().map(move |to| (other, to)));
        pairs.filter_map(|(other, to)| self.way([group, other], [outcome, to], bridges)).collect()
    }

    fn way(
        &self,
        [group, other]: [usize; 2],
        [from, to]: [usize; 2],
        bridges: Option<&Bridges>,
    ) -> Option<Way> {
        if from == to && from >= self.rows {
            return self.moved([group, other], from, bridges?);
        }
        let (swap, ways) = self.swap(group, other, from, to)?;
        let whole = !self.alike(from, to);
        let cells = vec![(group, from), (group, to), (other, from), (other, to)];
        let cost = if whole { self.cost_whole([group, other]) } else { self.cost(&cells) };
        // Better that more than two numbers are possible.
        let narrow = u64::from(ways < 2 && cost > 0) * 3;
        Some(Way { swap, cells, whole, cost: cost + narrow })
    }

    /// Somebody who did not answer could be of another group, if no other question tells.
    fn moved(&self, [group, other]: [usize; 2], outcome: usize, bridges: &Bridges) -> Option<Way> {
        let forth = self.counts[group][outcome] > 0 && bridges[group][other];
        let back = self.counts[other][outcome] > 0 && bridges[other][group];
        let swap = Swap { group, other, from: outcome, to: outcome, forth, back };
        let cells = vec![(group, outcome), (other, outcome)];
        let cost = self.cost(&cells);
        (forth || back).then_some(Way { swap, cells, whole: false, cost })
    }

    /// Sees to it that how many answered cannot be worked out either, of groups that are hidden in this question only.
    fn hide_bases(&mut self, together: &Together) {
        for group in self.groups() {
            let told =
                !self.is_whole(group) || self.people[group] == 0 || together.contains(&group);
            if self.gone
                || told
                || self.swaps.iter().any(|swap| swap.changes_base(group, self.rows))
            {
                continue;
            }
            let ways = self.outcomes().flat_map(|outcome| self.ways(group, outcome, None));
            match ways.filter(|way| way.whole).find(|way| way.cost == 0) {
                Some(way) => self.swaps.push(way.swap),
                None => self.gone = true,
            }
        }
    }

    /// Whether somebody of one group could be of another without this question telling.
    pub fn can_move(&self, from: usize, to: usize) -> bool {
        let whole = self.is_whole(from) && self.is_whole(to);
        let unseen = |outcome: &usize| {
            self.counts[from][*outcome] > 0
                && (whole || (self.is_hidden(from, *outcome) && self.is_hidden(to, *outcome)))
        };
        let first = if whole { 0 } else { self.rows };
        self.not_asked(from) > 0 || (first..self.totals.len()).any(|outcome| unseen(&outcome))
    }
}
