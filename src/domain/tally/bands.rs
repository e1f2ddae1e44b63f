//! Numbers in bands that are easy to read.

use super::number::{Numbers, nth};
use crate::domain::Row;
use crate::domain::disclosure::FEWEST_IN_A_GROUP;

/// Most bands.
const MOST: usize = 7;

/// The edges must not tell what a single person answered: between them lies what so many reach, at either end.
const REACHED_BY: u64 = 5;

/// The bands for these numbers, lowest first: from the question's least to its most where it names them, else where the
/// numbers lie; steps of 1, 2 or 5 times a power of ten. None where only the numbers of few could tell where they lie.
pub(super) fn bands(least: Option<f64>, most: Option<f64>, numbers: &Numbers) -> Vec<Row> {
    let of_few = numbers.values().sum::<u64>() < FEWEST_IN_A_GROUP;
    let (low, high) = match (least.zip(most), reached(numbers)) {
        (Some(both), _) => both,
        (None, Some((low, high))) if !of_few => (least.unwrap_or(low), most.unwrap_or(high)),
        _ => return Vec::new(),
    };
    let mut edges = edges(low.min(high), high.max(low));
    if let [start, .., end] = &mut *edges {
        *start = least.unwrap_or_else(|| down(*start, numbers));
        *end = most.unwrap_or_else(|| up(*end, numbers));
    }
    edges.windows(2).map(|ends| Row::Band { from: ends[0], to: ends[1] }).collect()
}

/// Between which numbers the most lie: as many answered so, or further out, that no edge tells what a single person did.
fn reached(numbers: &Numbers) -> Option<(f64, f64)> {
    let rising = numbers.iter().map(|(number, times)| (number.0, *times));
    nth(rising.clone(), REACHED_BY - 1).zip(nth(rising.rev(), REACHED_BY - 1))
}

/// The lowest edge, or, where a number lies below it, nought or what tells only how many digits that has.
fn down(edge: f64, numbers: &Numbers) -> f64 {
    let below = numbers.keys().next().filter(|lowest| lowest.0 < edge);
    below.map_or(edge, |lowest| if lowest.0 < 0.0 { -power_from(-lowest.0) } else { 0.0 })
}

/// The highest edge, or, where a number lies above it, nought or what tells only how many digits that has.
fn up(edge: f64, numbers: &Numbers) -> f64 {
    let above = numbers.keys().next_back().filter(|highest| highest.0 > edge);
    above.map_or(edge, |highest| if highest.0 > 0.0 { power_from(highest.0) } else { 0.0 })
}

/// The least power of ten that is not less.
fn power_from(number: f64) -> f64 {
    10_f64.powf(number.log10().ceil())
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
    fn bands_never_reach_outside_the_questions_own_limits() {
        for (least, most) in
            [(0.0, 250.0), (0.0, 260.0), (1.0, 10.0), (-7.0, 13.0), (3.0, 3.0), (0.5, 0.75)]
        {
            for (low, high) in [(Some(least), Some(most)), (Some(least), None), (None, Some(most))]
            {
                let numbers =
                    each_once((0..20).map(|n| least + (most - least) * f64::from(n) / 19.0));
                let many: Numbers = numbers.into_keys().map(|number| (number, 20)).collect();
                let rows = ends(&bands(low, high, &many));
                assert!(rows.windows(2).all(|two| two[0].0 < two[1].0), "{rows:?}");
                assert!(low.is_none_or(|low| rows[0].0 >= low), "{least} to {most}: {rows:?}");
                let end = rows.last().expect("a band").1;
                assert!(high.is_none_or(|high| end <= high), "{least} to {most}: {rows:?}");
            }
        }
    }

    #[test]
    fn with_both_limits_the_answers_move_no_band_and_without_them_few_have_none() {
        let same = |numbers: Numbers| bands(Some(0.0), Some(250.0), &numbers);
        let few = each_once([41.0, 43.0, 47.0]);
        assert_eq!(same(Numbers::new()), same(few.clone()));
        assert_eq!(same(few.clone()), same(each_once((0..250).map(f64::from))));
        assert_eq!(bands(None, None, &few), []);
        assert_eq!(bands(Some(0.0), None, &few), []);
    }

    #[test]
    fn one_who_answers_far_off_tells_no_more_than_how_many_digits_that_has() {
        let of = |far: f64| bands(None, None, &each_once((10..50).map(f64::from).chain([far])));
        assert_eq!(of(1234.0), of(9876.0));
        assert_eq!(of(-12.0), of(-87.0));
        assert_eq!(of(3.0), of(7.0));
    }

    #[test]
    fn there_are_at_most_seven_and_each_number_is_in_one() {
        for (low, high) in [(0, 9), (-17, 4), (1, 1000), (95, 105), (0, 12)] {
            let numbers = each_once((low..=high).map(f64::from));
            let rows = bands(None, None, &numbers);
            assert!((1..=MOST).contains(&rows.len()), "{low} to {high}: {rows:?}");
            let counted: u64 = counts(&rows, &numbers).iter().sum();
            assert_eq!(counted, numbers.values().sum::<u64>(), "{low} to {high}: {rows:?}");
        }
    }
}
