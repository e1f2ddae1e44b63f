//! On which days people began.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Fewest who are told of as a day of their own.
const FEWEST_A_DAY: u64 = 5;

/// How many began on each day of the calendar there, of so many at each time. A day of fewer than five is counted with its
/// neighbour, as that day.
#[must_use]
pub fn days(
    times: impl IntoIterator<Item = (DateTime<Utc>, u64)>,
    zone: Tz,
) -> Vec<(NaiveDate, u64)> {
    let mut days: BTreeMap<NaiveDate, u64> = BTreeMap::new();
    for (time, count) in times {
        *days.entry(time.with_timezone(&zone).date_naive()).or_default() += count;
    }
    let mut told: Vec<(NaiveDate, u64)> = Vec::new();
    for (day, count) in days {
        match told.last_mut() {
            Some((_, before)) if *before < FEWEST_A_DAY => {
                let both = *before + count;
                told.pop();
                told.push((day, both));
            }
            _ => told.push((day, count)),
        }
    }
    if let [.., (_, before), (_, last)] = &mut *told
        && *last < FEWEST_A_DAY
    {
        *before += *last;
        told.pop();
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_few_is_counted_with_its_neighbour() {
        let at = |day: u32, count: u64| {
            let time = format!("2027-03-{day:02}T23:30:00Z");
            (time.parse::<DateTime<Utc>>().expect("a time"), count)
        };
        let told = days([at(7, 4), at(1, 2), at(2, 3), at(2, 6), at(5, 6)], Tz::Europe__Stockholm);
        let day = |day| NaiveDate::from_ymd_opt(2027, 3, day).expect("a day");
        assert_eq!(told, [(day(3), 11), (day(6), 10)]);
        assert_eq!(days([at(1, 3)], Tz::UTC), [(day(1), 3)]);
    }
}
