//! Numbers in bands that are easy to read.

use super::number::{Numbers, nth};
use crate::domain::Row;

/// Most bands.
const MOST: usize = 7;

/// The edges must not tell what a single person answered: between them lies what so many reach, at either end.
const REACHED_BY: u64 = 5;

/// The bands for these numbers, lowest first: from the question's least to its most where it names them, else where the
/// numbers lie; steps of 1, 2 or 5 times a power of ten. None when nobody answered.
pub(super) fn bands(least: Option<f64>, most: Option<f64>, numbers: &Numbers) -> Vec<Row> {
    let Some((lowest, highest)) = numbers.keys().next().zip(numbers.keys().next_back()) else {
        return Vec::new();
    };
    let up = numbers.iter().map(|(number, times)| (number.0, *times));
    let low = least.or_else(|| nth(up.clone(), REACHED_BY - 1)).unwrap_or(lowest.0);
    let high = most.or_else(|| nth(up.rev(), REACHED_BY - 1)).unwrap_or(highest.0);
    let mut edges = edges(low.min(high), high.max(low));
    let last = edges.len() - 1;
    if lowest.0 < edges[0] {
        edges[0] = outward(lowest.0, f64::floor);
    }
    if highest.0 > edges[last] {
        edges[last] = outward(highest.0, f64::ceil);
    }
    edges.windows(2).map(|ends| Row::Band { from: ends[0], to: ends[1] }).collect()
}

/// How many of the numbers lie in each band.
pub(super) fn counts(rows: &[Row], numbers: &Numbers) -> Vec<u64> {
    let mut counts = vec![0; rows.len()];
    for (number, times) in numbers {
        let reaches = |row: &Row| matches!(row, Row::Band { from, .. } if number.0 >= *from);
        if let Some(place) = rows.iter().rposition(reaches) {
            counts[place] += times;
        }
    }
    counts
}

/// At least two edges, evenly apart, with both numbers between them.
fn edges(low: f64, high: f64) -> Vec<f64> {
    let mut step = nice((high - low) / 7.0);
    loop {
        let from = (low / step).floor();
        let steps = (high / step).ceil() - from;
        if steps <= 7.0 {
            let every = (0..=MOST).map(count).take_while(|nth| *nth <= steps.max(1.0));
            return every.map(|nth| (from + nth) * step).collect();
        }
        step = nice(step * 1.5);
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most seven")]
const fn count(number: usize) -> f64 {
    number as f64
}

/// The least of 1, 2, 5, 10 … times a power of ten that is not less.
fn nice(step: f64) -> f64 {
    if !step.is_normal() {
        return 1.0;
    }
    let power = 10_f64.powf(step.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    steps.into_iter().find(|nice| *nice >= step * (1.0 - 1e-9)).unwrap_or(power * 10.0)
}

/// The number with one digit left, so that a single one is not told by an edge.
fn outward(number: f64, round: impl Fn(f64) -> f64) -> f64 {
    if number == 0.0 {
        return 0.0;
    }
    let power = 10_f64.powf(number.abs().log10().floor());
    round(number / power) * power
}

#[cfg(test)]
mod tests {
    use super::super::number::Number;
    use super::*;

    fn ends(rows: &[Row]) -> Vec<(f64, f64)> {
        let ends = |row: &Row| match row {
            Row::Band { from, to } => (*from, *to),
            other => panic!("{other:?} is no band"),
        };
        rows.iter().map(ends).collect()
    }

    fn each_once(numbers: impl IntoIterator<Item = f64>) -> Numbers {
        let mut counted = Numbers::new();
        for number in numbers {
            *counted.entry(Number::new(number)).or_default() += 1;
        }
        counted
    }

    #[test]
    fn bands_go_from_the_questions_least_to_its_most() {
        let rows = bands(Some(0.0), Some(100.0), &each_once([3.0, 40.0, 99.0]));
        assert_eq!(ends(&rows).first(), Some(&(0.0, 20.0)));
        assert_eq!(ends(&rows).last(), Some(&(80.0, 100.0)));
    }

    #[test]
    fn one_who_answers_far_off_does_not_draw_everyone_into_one_band() {
        let numbers = each_once((0..40).map(f64::from).chain([987_654.0]));
        let rows = bands(None, None, &numbers);
        let counts = counts(&rows, &numbers);
        assert_eq!(ends(&rows).last().map(|band| band.1), Some(1_000_000.0));
        assert!(counts.iter().filter(|count| **count > 0).count() >= 4, "{counts:?}");
        assert_eq!(counts.iter().sum::<u64>(), 41);
    }

    #[test]
    fn there_are_at_most_seven_and_each_number_is_in_one() {
        for (low, high) in [(0, 1), (3, 3), (-17, 4), (1, 1000), (95, 105), (0, 8)] {
            let numbers = each_once((low..=high).map(f64::from));
            let rows = bands(None, None, &numbers);
            assert!((1..=MOST).contains(&rows.len()), "{low} to {high}: {rows:?}");
            let counted: u64 = counts(&rows, &numbers).iter().sum();
            assert_eq!(counted, numbers.values().sum::<u64>(), "{low} to {high}: {rows:?}");
        }
    }
}
