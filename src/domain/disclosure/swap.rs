//! What could be otherwise without anybody being able to tell.

/// Two groups give each other an answer: in one, so many said `from` who could as well have said `to`, and in the other
/// the same number the other way round. Totals, sizes of groups and bases stay what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Swap {
    /// One group.
    pub group: usize,
    /// The other.
    pub other: usize,
    /// One outcome: a row, or a way of not answering.
    pub from: usize,
    /// The other; the same as `from` where people can be in several rows, and only that one is given away.
    pub to: usize,
    /// Whether somebody in the first group said `from`, and somebody in the second `to`.
    pub forth: bool,
    /// Whether somebody in the first group said `to`, and somebody in the second `from`.
    pub back: bool,
}

impl Swap {
    /// Whether this count of this group would be another.
    pub const fn concerns(&self, group: usize, outcome: usize) -> bool {
        (self.group == group || self.other == group) && (self.from == outcome || self.to == outcome)
    }

    /// Whether another number of this group would have answered, of whose outcomes so many are rows.
    pub const fn changes_base(&self, group: usize, rows: usize) -> bool {
        (self.group == group || self.other == group) && (self.from < rows) != (self.to < rows)
    }
}
