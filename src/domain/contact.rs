//! Who is written to, and when: the one place that decides whether a message that nobody asked for leaves now.

use chrono::{DateTime, Days, Duration, NaiveTime, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::broadcast::BroadcastKind;
use super::{Membership, Participation};

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
}

impl Default for ContactRule {
    /// From eight in the evening to eight in the morning nothing, and four messages in two weeks at most.
    fn default() -> Self {
        Self { quiet_from: 20, quiet_until: 8, most: 4, within_days: 14 }
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
        // Where the clock is put forward over that hour, what comes after it counts.
        let end = end.and_then(|end| {
            let mut hours = (0..3).map(|hours| end + Duration::hours(hours));
            hours.find_map(|end| zone.from_local_datetime(&end).earliest())
        });
        end.map_or(due, |end| end.to_utc().max(due))
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

/// How much someone wants to be written to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// Everything.
    #[default]
    All,
    /// Rounds, results and answers; no news in between, and no reminders.
    Fewer,
}

impl Contact {
    /// The name in the database and in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Fewer => "fewer",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::All, Self::Fewer].into_iter().find(|contact| contact.as_str() == name)
    }
}

/// What the decision looks at in one panelist.
#[derive(Debug, Clone, Copy)]
pub struct Recipient<'a> {
    /// How they stand to the panel.
    pub membership: Membership,
    /// How much they want.
    pub contact: Contact,
    /// Whether the round that the message speaks of can be answered now.
    pub round_is_open: bool,
    /// Their part in it.
    pub participation: Option<Participation>,
    /// When they were written to unasked.
    pub written_to: &'a [DateTime<Utc>],
}

/// What to do with a message whose turn has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Send it.
    Send,
    /// It leaves later: the hours are quiet now.
    Later(DateTime<Utc>),
    /// It is held back for good: the person has had enough for now, and staff are told.
    Hold,
    /// It is not wanted any more.
    Cancel,
}

/// What to do with a message of this kind to this person now.
#[must_use]
pub fn turn(
    kind: BroadcastKind,
    to: &Recipient<'_>,
    rule: &ContactRule,
    zone: Tz,
    now: DateTime<Utc>,
) -> Turn {
    if !is_wanted(kind, to) {
        return Turn::Cancel;
    }
    let leaves = rule.after_quiet_hours(now, zone);
    if leaves > now {
        return Turn::Later(leaves);
    }
    let since = now - rule.within();
    let recent = to.written_to.iter().filter(|at| **at > since).count();
    if recent >= usize::from(rule.most) { Turn::Hold } else { Turn::Send }
}

fn is_wanted(kind: BroadcastKind, to: &Recipient<'_>) -> bool {
    let completed = to.participation.is_some_and(|part| part.completed_at.is_some());
    to.membership == Membership::Enrolled
        && match kind {
            BroadcastKind::Bulletin => to.contact == Contact::All,
            BroadcastKind::Opening { .. } => to.round_is_open && !completed,
            BroadcastKind::Reminder { .. } => {
                to.round_is_open && !completed && to.contact == Contact::All
            }
            BroadcastKind::Closing { .. } => to.participation.is_some(),
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

    #[test]
    fn the_fifth_message_in_two_weeks_is_held_back() {
        let now = at("2027-03-10T12:00:00+01:00");
        let days = |days: &[i64]| days.iter().map(|days| now - Duration::days(*days)).collect();
        let decide = |written_to: Vec<DateTime<Utc>>| {
            let to = Recipient {
                membership: Membership::Enrolled,
                contact: Contact::All,
                participation: None,
                round_is_open: false,
                written_to: &written_to,
            };
            turn(BroadcastKind::Bulletin, &to, &ContactRule::default(), chrono_tz::UTC, now)
        };
        assert_eq!(decide(days(&[1, 2, 3])), Turn::Send);
        assert_eq!(decide(days(&[1, 2, 3, 13])), Turn::Hold);
        assert_eq!(decide(days(&[1, 2, 3, 14])), Turn::Send);
    }
}
