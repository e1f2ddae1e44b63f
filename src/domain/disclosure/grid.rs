//! One question by one variable or two: what is counted, and what of it is hidden.

use super::{FEWEST_IN_A_CELL, FEWEST_IN_A_GROUP, Swap};
use crate::domain::tally::{Cells, Kind, RawBreakdown, RawQuestion};

/// One question by one variable or two: a line a group, a column an outcome. The outcomes are the question's rows (of an
/// open question its base alone), then *don't know*, *passed by* and *not reached*, which is not told.
#[derive(Debug)]
pub(super) struct Grid {
    kind: Kind,
    /// How many of the outcomes are rows.
    pub rows: usize,
    /// By group and outcome.
    pub counts: Vec<Vec<u64>>,
    /// By group: how many took part, and how many of them answered.
    pub people: Vec<u64>,
    pub bases: Vec<u64>,
    /// The whole panel's, by outcome, and its base.
    pub totals: Vec<u64>,
    base: u64,
    hidden: Vec<Vec<bool>>,
    whole: Vec<bool>,
    /// Whether nothing of it is shown.
    pub gone: bool,
    /// What keeps the hidden counts hidden.
    pub swaps: Vec<Swap>,
}

impl Grid {
    pub fn new(question: &RawQuestion, breakdown: &RawBreakdown) -> Self {
        let outcomes = |cells: &Cells| outcomes(question.kind, cells);
        let counts: Vec<_> = breakdown.groups.iter().map(|group| outcomes(&group.cells)).collect();
        let totals = outcomes(&question.panel);
        let width = totals.len();
        let mut open = vec![false; width];
        open[width - 1] = true;
        Self {
            kind: question.kind,
            rows: width - 3,
            people: breakdown.groups.iter().map(|group| group.people).collect(),
            bases: breakdown.groups.iter().map(|group| group.cells.base).collect(),
            hidden: vec![open; counts.len()],
            whole: vec![false; counts.len()],
            counts,
            totals,
            base: question.panel.base,
            gone: false,
            swaps: Vec::new(),
        }
    }

    pub fn groups(&self) -> std::ops::Range<usize> {
        0..self.counts.len()
    }

    pub fn outcomes(&self) -> std::ops::Range<usize> {
        0..self.totals.len()
    }

    pub fn is_hidden(&self, group: usize, outcome: usize) -> bool {
        self.gone || self.hidden[group][outcome]
    }

    pub fn is_whole(&self, group: usize) -> bool {
        self.gone || self.whole[group]
    }

    pub fn hide(&mut self, group: usize, outcome: usize) {
        self.hidden[group][outcome] = true;
    }

    pub fn hide_group(&mut self, group: usize) {
        self.whole[group] = true;
        self.hidden[group].fill(true);
    }

    /// How many of a group were not asked, by what they had answered before.
    pub fn not_asked(&self, group: usize) -> u64 {
        let missing: u64 = self.counts[group][self.rows..].iter().sum();
        self.people[group] - self.bases[group] - missing
    }

    /// Whether both outcomes are answers, or both are none, so that who changes from one to the other leaves the base alone.
    pub const fn alike(&self, one: usize, other: usize) -> bool {
        (one < self.rows) == (other < self.rows)
    }

    /// Hides what is hidden in itself, in groups that are shown.
    pub fn hide_small(&mut self) {
        for group in self.groups().filter(|group| !self.whole[*group]).collect::<Vec<_>>() {
            for outcome in 0..self.totals.len() - 1 {
                if self.tells(group, outcome) {
                    self.hide(group, outcome);
                }
            }
        }
    }

    fn tells(&self, group: usize, outcome: usize) -> bool {
        self.would_tell(outcome, self.counts[group][outcome], self.bases[group])
    }

    /// Whether those of these groups that are hidden tell something of themselves together: how many of them gave this
    /// outcome follows from the others, where those show it, and from the sum of all.
    pub fn rest_tells(&self, groups: &[usize], outcome: usize) -> bool {
        let inhabited = groups.iter().copied().filter(|group| self.people[*group] > 0);
        let (rest, shown): (Vec<_>, Vec<_>) = inhabited.partition(|group| self.whole[*group]);
        let base = rest.iter().map(|group| self.bases[*group]).sum();
        let count = rest.iter().map(|group| self.counts[*group][outcome]).sum();
        let follows = shown.iter().all(|group| !self.hidden[*group][outcome]);
        let few = base < FEWEST_IN_A_GROUP && count > 0;
        !rest.is_empty() && follows && (few || self.would_tell(outcome, count, base))
    }

    fn would_tell(&self, outcome: usize, count: u64, base: u64) -> bool {
        let few = |count: u64| (1..FEWEST_IN_A_CELL).contains(&count);
        if outcome >= self.rows {
            return few(count);
        }
        // What everybody in the panel said, everybody in a group said too.
        let all = count == base && self.totals[outcome] < self.base;
        match self.kind {
            Kind::Open => false,
            Kind::One => few(count) || all,
            Kind::Several { .. } => few(count) || all || few(base - count),
        }
    }

    /// What hiding these would cost: how much it would no longer tell.
    pub fn cost(&self, cells: &[(usize, usize)]) -> u64 {
        let price = |(group, outcome): &(usize, usize)| match self.is_hidden(*group, *outcome) {
            true => 0,
            false if *outcome < self.rows => 3 + self.counts[*group][*outcome],
            false => 1,
        };
        cells.iter().map(price).sum()
    }

    /// What hiding whole groups would cost.
    pub fn cost_whole(&self, groups: [usize; 2]) -> u64 {
        let price = |group: usize| {
            let cells: Vec<_> = self.outcomes().map(|outcome| (group, outcome)).collect();
            if self.is_whole(group) { 0 } else { 50 + self.cost(&cells) }
        };
        groups.into_iter().map(price).sum()
    }

    /// The swap of these groups and outcomes, if somebody could have said so; and how many ways there are.
    pub fn swap(&self, group: usize, other: usize, from: usize, to: usize) -> Option<(Swap, u64)> {
        let count = |group: usize, outcome: usize| self.counts[group][outcome];
        let ways = |take: (usize, usize), give: (usize, usize)| {
            count(take.0, take.1).min(count(give.0, give.1))
        };
        let (forth, back) = if from == to {
            (self.can_give(group, other, from), self.can_give(other, group, from))
        } else {
            let forth = ways((group, from), (other, to));
            let back = ways((group, to), (other, from));
            let fits = |leave: usize, enter: usize| {
                self.fits(group, leave, enter) && self.fits(other, enter, leave)
            };
            (if fits(from, to) { forth } else { 0 }, if fits(to, from) { back } else { 0 })
        };
        let swap = Swap { group, other, from, to, forth: forth > 0, back: back > 0 };
        (forth + back > 0).then_some((swap, forth + back))
    }

    /// Where people can be in several rows: whether one of `group` who is in a row could be out of it, and one of `other`
    /// in it.
    fn can_give(&self, group: usize, other: usize, row: usize) -> u64 {
        let Kind::Several { most } = self.kind else { return 0 };
        if row >= self.rows {
            return 0;
        }
        let ticks = |group: usize| self.counts[group][..self.rows].iter().sum::<u64>();
        let spare = ticks(group).saturating_sub(self.bases[group]);
        let room = (self.bases[other] * most).saturating_sub(ticks(other));
        let out = self.bases[other] - self.counts[other][row];
        self.counts[group][row].min(spare).min(room).min(out)
    }

    /// Whether one more could have said so.
    pub fn has_room(&self, group: usize, outcome: usize) -> bool {
        let several = matches!(self.kind, Kind::Several { .. }) && outcome < self.rows;
        !several || self.counts[group][outcome] < self.bases[group]
    }

    /// Where people can be in several rows: whether nobody would be in a row twice, nor more in one than have answered.
    fn fits(&self, group: usize, leave: usize, enter: usize) -> bool {
        if !matches!(self.kind, Kind::Several { .. }) {
            return true;
        }
        let (counts, base) = (&self.counts[group], self.bases[group]);
        match (leave < self.rows, enter < self.rows) {
            (true, true) => counts[enter] < base,
            (true, false) => (0..self.rows).all(|row| row == leave || counts[row] < base),
            _ => true,
        }
    }
}

fn outcomes(kind: Kind, cells: &Cells) -> Vec<u64> {
    let Cells { base, counts, dont_know, skipped, not_reached, .. } = cells;
    let rows = if kind == Kind::Open { vec![*base] } else { counts.clone() };
    rows.into_iter().chain([*dont_know, *skipped, *not_reached]).collect()
}
