//! Numbers in order, so that what is alike can be counted once.

use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A number with an order. The two zeros are one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number(pub f64);

/// How often each number was answered.
pub(super) type Numbers = BTreeMap<Number, u64>;

impl Number {
    pub fn new(value: f64) -> Self {
        Self(value + 0.0)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// The mean of numbers, each so often; `None` of none.
#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
pub(super) fn mean(numbers: impl Iterator<Item = (f64, u64)>) -> Option<f64> {
    let (sum, count) = numbers.fold((0.0, 0), |(sum, count), (number, times)| {
        (number.mul_add(times as f64, sum), count + times)
    });
    (count > 0).then(|| sum / count as f64)
}

/// Whether one number alone is more than half of all that they add up to, whatever their signs: then their mean would tell
/// nearly what it is.
#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
pub(super) fn is_dominated(numbers: impl Iterator<Item = (f64, u64)>) -> bool {
    let (sum, largest) = numbers.fold((0.0_f64, 0.0_f64), |(sum, largest), (number, times)| {
        (number.abs().mul_add(times as f64, sum), largest.max(number.abs()))
    });
    largest * 2.0 > sum
}

/// The median of numbers in order, each so often; between two in the middle, half-way. `None` of none.
pub(super) fn median(numbers: &(impl Iterator<Item = (f64, u64)> + Clone)) -> Option<f64> {
    let count: u64 = numbers.clone().map(|(_, times)| times).sum();
    let at = |place: u64| nth(numbers.clone(), place);
    Some(f64::midpoint(at(count.checked_sub(1)? / 2)?, at(count / 2)?))
}

/// The number at this place from 0, of numbers in order.
pub(super) fn nth(numbers: impl Iterator<Item = (f64, u64)>, place: u64) -> Option<f64> {
    let mut before = 0;
    for (number, times) in numbers {
        before += times;
        if place < before {
            return Some(number);
        }
    }
    None
}
