//! How often, and at what hours, a panel writes to its panelists unasked: a panel's own settings.

use chrono::{DateTime, Days, Duration, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::calendar;

/// How often, and at what hours, a panel writes to its panelists unasked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactRule {
    /// The hour of the day, in the panel's time zone, from which nothing leaves unasked: 0 to 23.
    pub quiet_from: u8,
    /// The hour from which it may leave again. The same as `quiet_from` for no quiet hours.
    pub quiet_until: u8,
    /// Most messages unasked to one person within [`Self::within_days`]; what is over that is held back.
    pub most: u8,
    /// The days that [`Self::most`] speaks of.
    pub within_days: u8,
    /// How often a round reminds those who have not answered it: 0 to 2.
    pub reminders: u8,
    /// Days from a round's opening to the first of two reminders.
    pub first_reminder_days: u8,
    /// Days from the last reminder to a round's close.
    pub last_reminder_days: u8,
}

impl Default for ContactRule {
    /// From eight in the evening to eight in the morning nothing, and four messages in two weeks at most; reminders on the
    /// third day, and two days before the close.
    fn default() -> Self {
        Self {
            quiet_from: 20,
            quiet_until: 8,
            most: 4,
            within_days: 14,
            reminders: 2,
            first_reminder_days: 3,
            last_reminder_days: 2,
        }
    }
}

impl ContactRule {
    /// When something due at this time may leave: then, or, in the quiet hours, when they end.
    #[must_use]
    pub fn after_quiet_hours(&self, due: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
        let local = due.with_timezone(&zone);
        let hour = local.hour();
        let (from, until) = (u32::from(self.quiet_from), u32::from(self.quiet_until));
        let quiet = if from <= until {
            (from..until).contains(&hour)
        } else {
            hour >= from || hour < until
        };
        if !quiet {
            return due;
        }
        let today = local.date_naive();
        let day = if hour < until { Some(today) } else { today.checked_add_days(Days::new(1)) };
        let end =
            NaiveTime::from_hms_opt(until, 0, 0).and_then(|time| day.map(|day| day.and_time(time)));
        let end = end.and_then(|end| calendar::utc(end, zone));
        end.map_or(due, |end| end.max(due))
    }

    /// From when on someone who was written to at these times may be written to again; `None` for now.
    pub(super) fn room_from(
        self,
        written_to: &[DateTime<Utc>],
        now: DateTime<Utc>,
    ) -> Option<DateTime<Utc>> {
        if self.most == 0 {
            return Some(DateTime::<Utc>::MAX_UTC);
        }
        let since = now - self.within();
        let mut recent: Vec<_> = written_to.iter().filter(|at| **at > since).copied().collect();
        recent.sort_unstable();
        let too_many = (recent.len() + 1).checked_sub(usize::from(self.most))?;
        let last_of_them = recent.get(too_many.checked_sub(1)?)?;
        Some(*last_of_them + self.within())
    }

    /// Whether nothing leaves unasked at this time.
    #[must_use]
    pub fn is_quiet(&self, now: DateTime<Utc>, zone: Tz) -> bool {
        self.after_quiet_hours(now, zone) > now
    }

    /// The days that [`Self::most`] speaks of, as a length of time.
    #[must_use]
    pub fn within(&self) -> Duration {
        Duration::days(self.within_days.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).expect("a time").to_utc()
    }

    fn leaves(due: &str) -> String {
        let due = at(due);
        let leaves = ContactRule::default().after_quiet_hours(due, chrono_tz::Europe::Stockholm);
        leaves.with_timezone(&chrono_tz::Europe::Stockholm).to_rfc3339()
    }

    #[test]
    fn what_is_due_in_the_quiet_hours_waits_for_eight_in_the_morning() {
        assert_eq!(leaves("2027-03-10T19:59:59+01:00"), "2027-03-10T19:59:59+01:00");
        assert_eq!(leaves("2027-03-10T20:00:00+01:00"), "2027-03-11T08:00:00+01:00");
        assert_eq!(leaves("2027-03-11T03:00:00+01:00"), "2027-03-11T08:00:00+01:00");
        assert_eq!(leaves("2027-03-11T08:00:00+01:00"), "2027-03-11T08:00:00+01:00");
    }

    #[test]
    fn eight_is_eight_on_the_nights_when_the_clocks_change() {
        assert_eq!(leaves("2027-03-27T22:00:00+01:00"), "2027-03-28T08:00:00+02:00");
        assert_eq!(leaves("2027-10-30T22:00:00+02:00"), "2027-10-31T08:00:00+01:00");
    }

    #[test]
    fn an_hour_that_the_clock_leaps_over_is_followed_by_the_next() {
        let rule = ContactRule { quiet_from: 22, quiet_until: 2, ..ContactRule::default() };
        let leaves =
            rule.after_quiet_hours(at("2027-03-27T23:00:00+01:00"), chrono_tz::Europe::Stockholm);
        assert_eq!(leaves, at("2027-03-28T03:00:00+02:00"));
    }

    #[test]
    fn the_same_hour_twice_means_no_quiet_hours() {
        let rule = ContactRule { quiet_from: 0, quiet_until: 0, ..ContactRule::default() };
        let due = at("2027-03-10T02:00:00+01:00");
        assert_eq!(rule.after_quiet_hours(due, chrono_tz::Europe::Stockholm), due);
    }
}
