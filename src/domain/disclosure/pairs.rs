//! A question by two variables at once.

use super::grid::Grid;
use super::plan::Together;
use super::{FEWEST_IN_A_GROUP, Swap};

/// The counts that a swap changes, by line and outcome: of each pair the first could be one fewer and the second one more, or
/// the other way round.
type Cells = Vec<(usize, usize)>;

/// One question by two variables, with the same by each of them.
struct Pair<'a> {
    grid: &'a mut Grid,
    one: &'a Grid,
    other: &'a Grid,
    /// What swaps the hidden counts could be changed by. Each is the counts that lose and those that win.
    covered: Vec<(Cells, Cells)>,
}

/// Hides what must be of a question by two variables. Nothing more of it by one variable is hidden for that: where that
/// would be needed, nothing is shown by both.
pub(super) fn protect(grids: &mut [Grid], two: usize, ones: [usize; 2], together: [&Together; 2]) {
    let (before, grid) = grids.split_at_mut(two);
    let [one, other] = ones.map(|by| &before[by]);
    let grid = &mut grid[0];
    let hidden_here = |grid: &Grid, together: &Together| {
        grid.groups().any(|group| {
            grid.is_whole(group) && !together.contains(&group) && grid.people[group] > 0
        })
    };
    grid.gone = hidden_here(one, together[0]) || hidden_here(other, together[1]);
    let mut pair = Pair { grid, one, other, covered: Vec::new() };
    if pair.grid.gone || !pair.hide_small_groups(together) {
        pair.grid.gone = true;
        return;
    }
    pair.grid.hide_small();
    let lifted = pair.lift_all();
    if !(lifted && pair.cover(together)) || pair.rest_tells() {
        pair.grid.gone = true;
    }
}

impl Pair<'_> {
    fn line(&self, one: usize, other: usize) -> usize {
        one * self.other.counts.len() + other
    }

    fn places(&self, line: usize) -> (usize, usize) {
        let width = self.other.counts.len();
        (line / width, line % width)
    }

    /// Hides groups of groups that are hidden by one variable, and groups of nobody. False when another one is too small.
    fn hide_small_groups(&mut self, together: [&Together; 2]) -> bool {
        for line in self.grid.groups() {
            let (one, other) = self.places(line);
            let nobody = self.grid.people[line] == 0;
            if nobody || together[0].contains(&one) || together[1].contains(&other) {
                self.grid.hide_group(line);
            } else if self.grid.bases[line] < FEWEST_IN_A_GROUP {
                return false;
            }
        }
        true
    }

    /// Whether groups that are hidden tell something of themselves together: within a group by one variable, or all of them.
    fn rest_tells(&self) -> bool {
        let (ones, others) = (self.one.groups(), self.other.groups());
        let told = 0..self.grid.totals.len() - 1;
        let within_one = ones.clone().map(|one| {
            let lines = others.clone().map(|other| self.line(one, other)).collect();
            (lines, Some((self.one, one)))
        });
        let within_other = others.clone().map(|other| {
            let lines = ones.clone().map(|one| self.line(one, other)).collect();
            (lines, Some((self.other, other)))
        });
        let all = std::iter::once((self.grid.groups().collect(), None));
        let mut families = within_one.chain(within_other).chain(all);
        let corner: Vec<usize> =
            self.grid.groups().filter(|line| self.is_in_corner(*line)).collect();
        let shown = |line: &usize| !self.grid.is_whole(*line) && self.grid.people[*line] > 0;
        let all_shown = |outcome: &usize| {
            self.grid.groups().filter(shown).all(|line| !self.grid.is_hidden(line, *outcome))
        };
        let of_corner = |outcome| self.grid.rest_tells(&corner, outcome);
        told.clone().filter(all_shown).any(of_corner)
            || families.any(|(lines, sum): (Vec<usize>, Option<(&Grid, usize)>)| {
                let is_known = |outcome: &usize| {
                    sum.is_none_or(|(grid, group)| !grid.is_hidden(group, *outcome))
                };
                told.clone().filter(is_known).any(|outcome| self.grid.rest_tells(&lines, outcome))
            })
    }

    /// Whether it is of groups that are hidden by either variable.
    fn is_in_corner(&self, line: usize) -> bool {
        let (one, other) = self.places(line);
        self.one.is_whole(one) && self.other.is_whole(other)
    }

    /// What keeps counts by one variable hidden must be possible by two as well. False when it is not.
    fn lift_all(&mut self) -> bool {
        let (ones, others) = (self.one.swaps.clone(), self.other.swaps.clone());
        ones.iter().all(|swap| self.lift(swap, true))
            && others.iter().all(|swap| self.lift(swap, false))
    }

    fn lift(&mut self, swap: &Swap, first: bool) -> bool {
        let beside = if first { self.other.groups() } else { self.one.groups() };
        let lines = |beside: usize| {
            let line =
                |group| if first { self.line(group, beside) } else { self.line(beside, group) };
            [line(swap.group), line(swap.other)]
        };
        let way = |beside: usize| {
            let [group, other] = lines(beside);
            let (lifted, _) = self.grid.swap(group, other, swap.from, swap.to)?;
            let cells = cells_of(&lifted);
            Some((self.grid.cost(&cells), lifted))
        };
        let ways = beside.filter_map(way);
        let Some((_, lifted)) = ways.min_by_key(|(cost, _)| *cost) else { return false };
        self.take(&lifted);
        true
    }

    fn take(&mut self, swap: &Swap) {
        for (line, outcome) in cells_of(swap) {
            self.grid.hide(line, outcome);
        }
        let Swap { group, other, from, to, .. } = *swap;
        self.covered.push((vec![(group, from), (other, to)], vec![(group, to), (other, from)]));
        self.grid.swaps.push(*swap);
    }

    /// Sees to it that every hidden count could be another. False when one could not.
    fn cover(&mut self, together: [&Together; 2]) -> bool {
        while let Some((line, outcome)) = self.uncovered(together) {
            let places = self.places(line);
            let Some((lose, win)) = self.cheapest(places, outcome) else { return false };
            for (line, outcome) in lose.iter().chain(&win) {
                self.grid.hide(*line, *outcome);
            }
            let swap = Swap {
                group: line,
                other: line,
                from: lose[0].1,
                to: win[0].1,
                forth: true,
                back: false,
            };
            self.grid.swaps.push(swap);
            self.covered.push((lose, win));
        }
        true
    }

    fn uncovered(&self, together: [&Together; 2]) -> Option<(usize, usize)> {
        let told = 0..self.grid.totals.len() - 1;
        let mut cells =
            self.grid.groups().flat_map(|line| told.clone().map(move |outcome| (line, outcome)));
        cells.find(|cell @ (line, outcome)| {
            let (one, other) = self.places(*line);
            let with_others = together[0].contains(&one) || together[1].contains(&other);
            self.grid.is_hidden(*line, *outcome)
                && self.grid.totals[*outcome] > 0
                && !(self.grid.is_whole(*line) && (with_others || self.grid.people[*line] == 0))
                && !self.covered.iter().any(|(lose, win)| lose.contains(cell) || win.contains(cell))
        })
    }

    /// The cheapest swap among four groups that leaves everything by one variable alone.
    fn cheapest(&self, (one, other): (usize, usize), outcome: usize) -> Option<(Cells, Cells)> {
        let mut best: Option<(u64, (Cells, Cells))> = None;
        for beside_one in self.one.groups().filter(|group| *group != one) {
            for beside_other in self.other.groups().filter(|group| *group != other) {
                for to in self.grid.outcomes() {
                    if !self.grid.alike(outcome, to) || to == outcome {
                        continue;
                    }
                    let even = [self.line(one, other), self.line(beside_one, beside_other)];
                    let odd = [self.line(one, beside_other), self.line(beside_one, other)];
                    let Some(way) = self.cross(even, odd, outcome, to) else { continue };
                    let cost = self.grid.cost(&[way.0.clone(), way.1.clone()].concat());
                    if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                        best = Some((cost, way));
                    }
                }
            }
        }
        best.map(|(_, way)| way)
    }

    fn cross(
        &self,
        even: [usize; 2],
        odd: [usize; 2],
        from: usize,
        to: usize,
    ) -> Option<(Cells, Cells)> {
        let side = |here: usize, there: usize| -> Cells {
            even.iter()
                .map(|line| (*line, here))
                .chain(odd.iter().map(|line| (*line, there)))
                .collect()
        };
        let possible = |(lose, win): &(Cells, Cells)| {
            lose.iter().all(|(line, outcome)| self.grid.counts[*line][*outcome] > 0)
                && win.iter().all(|(line, outcome)| self.grid.has_room(*line, *outcome))
        };
        [(side(from, to), side(to, from)), (side(to, from), side(from, to))]
            .into_iter()
            .find(possible)
    }
}

fn cells_of(swap: &Swap) -> Cells {
    let Swap { group, other, from, to, .. } = *swap;
    vec![(group, from), (group, to), (other, from), (other, to)]
}
