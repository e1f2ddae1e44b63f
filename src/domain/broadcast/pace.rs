//! How long it takes until all have got it.

use std::num::NonZeroU32;

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

use crate::domain::contact::ContactRule;

/// The longest time that is reckoned with.
const LONGEST: Duration = Duration::days(30);

/// When what waits will have left, from this time on: for each platform how many wait and how many leave a second (`None`
/// for as fast as the machine can). Platforms go side by side; nothing leaves in the quiet hours.
#[must_use]
pub fn ends_at(
    waiting: impl IntoIterator<Item = (u64, Option<NonZeroU32>)>,
    rule: &ContactRule,
    zone: Tz,
    from: DateTime<Utc>,
) -> DateTime<Utc> {
    let seconds = waiting
        .into_iter()
        .map(|(count, rate)| rate.map_or(0, |rate| count.div_ceil(u64::from(rate.get()))));
    let seconds = i64::try_from(seconds.max().unwrap_or(0)).unwrap_or(i64::MAX);
    let mut left = Duration::try_seconds(seconds).unwrap_or(LONGEST).min(LONGEST);
    let mut end = rule.after_quiet_hours(from, zone);
    while left > Duration::zero() {
        let step = left.min(Duration::minutes(1));
        end = rule.after_quiet_hours(end + step, zone);
        left -= step;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(from: &str, waiting: &[(u64, u32)]) -> String {
        let waiting = waiting.iter().map(|(count, rate)| (*count, NonZeroU32::new(*rate)));
        let from = DateTime::parse_from_rfc3339(from).expect("a time").to_utc();
        let zone = chrono_tz::Europe::Stockholm;
        let end = ends_at(waiting, &ContactRule::default(), zone, from);
        end.with_timezone(&zone).format("%d %H:%M:%S").to_string()
    }

    #[test]
    fn the_slowest_platform_tells_when_all_have_it() {
        let from = "2027-03-10T12:00:00+01:00";
        assert_eq!(end(from, &[(24_000, 24), (5_000, 25)]), "10 12:16:40");
        assert_eq!(end(from, &[(1, 24)]), "10 12:00:01");
        assert_eq!(end(from, &[(1_000_000, 0)]), "10 12:00:00");
        assert_eq!(end(from, &[]), "10 12:00:00");
    }

    #[test]
    fn what_is_left_in_the_evening_leaves_in_the_morning() {
        assert_eq!(end("2027-03-10T19:30:00+01:00", &[(86_400, 24)]), "11 08:30:00");
        assert_eq!(end("2027-03-10T23:00:00+01:00", &[(24, 24)]), "11 08:00:01");
    }
}
