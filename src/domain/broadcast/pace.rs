//! How fast what goes to many leaves, and how long it takes until all have got it.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

use crate::domain::Platform;
use crate::domain::contact::ContactRule;

/// How fast what goes to many leaves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pace {
    /// How many messages a second on each platform that is sent to; `None` for as fast as the machine can.
    pub per_second: BTreeMap<Platform, Option<NonZeroU32>>,
    /// The platform that is paid for letting more leave than is free, if one is.
    pub paid: Option<Platform>,
}

impl Pace {
    /// When what waits will have left, from this time on. Platforms go side by side; nothing leaves in the quiet hours. What
    /// waits on a platform where nothing is sent takes no time: it is shown at the next visit.
    #[must_use]
    pub fn ends_at(
        &self,
        waiting: impl IntoIterator<Item = (Platform, u64)>,
        rule: &ContactRule,
        zone: Tz,
        from: DateTime<Utc>,
    ) -> DateTime<Utc> {
        let paced = waiting
            .into_iter()
            .filter_map(|(platform, count)| Some((count, *self.per_second.get(&platform)?)));
        ends_at(paced, *rule, zone, from)
    }

    /// How many minutes that takes outside the quiet hours, rounded up.
    #[must_use]
    pub fn minutes(&self, waiting: impl IntoIterator<Item = (Platform, u64)>) -> u64 {
        let minutes = waiting.into_iter().filter_map(|(platform, count)| {
            let rate = (*self.per_second.get(&platform)?)?;
            Some(count.div_ceil(u64::from(rate.get())).div_ceil(60))
        });
        minutes.max().unwrap_or(0)
    }
}

/// The longest time that is reckoned with.
const LONGEST: Duration = Duration::days(30);

/// When what waits will have left, from this time on: for each platform how many wait and how many leave a second (`None`
/// for as fast as the machine can). Platforms go side by side; nothing leaves in the quiet hours.
#[must_use]
fn ends_at(
    waiting: impl IntoIterator<Item = (u64, Option<NonZeroU32>)>,
    rule: ContactRule,
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
        let end = ends_at(waiting, ContactRule::default(), zone, from);
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
    fn only_what_is_sent_takes_time() {
        let slow = NonZeroU32::new(1);
        let per_second = [(Platform::Telegram, slow), (Platform::Discord, None)].into();
        let pace = Pace { per_second, paid: None };
        let waiting = [(Platform::Telegram, 61), (Platform::Discord, 9000), (Platform::Browser, 9)];
        assert_eq!(pace.minutes(waiting), 2);
        assert_eq!(pace.minutes([(Platform::Browser, 9000)]), 0);
    }

    #[test]
    fn what_is_left_in_the_evening_leaves_in_the_morning() {
        assert_eq!(end("2027-03-10T19:30:00+01:00", &[(86_400, 24)]), "11 08:30:00");
        assert_eq!(end("2027-03-10T23:00:00+01:00", &[(24, 24)]), "11 08:00:01");
    }
}
