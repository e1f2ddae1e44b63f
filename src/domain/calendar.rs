//! A round's own calendar: when it tells that it has opened, that there is still time, and that it has closed.
//!
//! Days are the panel's own: three days later is the same time of day, whatever the clocks have done in between.

use chrono::{DateTime, Days, Duration, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::broadcast::BroadcastKind;
use super::contact::ContactRule;
use super::{Round, RoundId, RoundState};

/// A round that is open for less than this has one reminder at most.
const TWO_REMINDERS_FROM_DAYS: i64 = 7;

/// A round that is open for less than this has none: whoever wants to answer remembers.
const REMINDER_FROM_DAYS: i64 = 2;

/// How long there is between two reminders at least.
const BETWEEN_REMINDERS_DAYS: i64 = 2;

/// For how many days after the close it is still news that a round has closed.
const CLOSING_IS_NEWS_DAYS: i64 = 7;

/// One message of a round's own, and the time in which it is worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// What it says.
    pub kind: BroadcastKind,
    /// When it is due.
    pub from: DateTime<Utc>,
    /// From when on it is left unsaid, if nothing could be said until then.
    pub until: DateTime<Utc>,
}

impl Planned {
    /// Whether it is to be said now.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.from <= now && now < self.until
    }
}

/// What a round says of itself, in order; nothing before it is known when it opens. `followed` is a round of a series that
/// another follows: that one's opening is enough.
#[must_use]
pub fn of_round(round: &Round, rule: &ContactRule, zone: Tz, followed: bool) -> Vec<Planned> {
    let Some((opens, closes)) = times(round, zone) else { return Vec::new() };
    let reminders = reminders(opens, closes, rule, zone);
    let mut plan = vec![Planned {
        kind: BroadcastKind::Opening { round: round.id },
        from: opens,
        until: reminders.first().copied().unwrap_or(closes),
    }];
    plan.extend(of_reminders(round.id, &reminders, closes));
    if !followed {
        let forgotten = closes + Duration::days(CLOSING_IS_NEWS_DAYS);
        plan.push(Planned {
            kind: BroadcastKind::Closing { round: round.id },
            from: closes,
            until: round.statement_due_at(closes).min(forgotten),
        });
    }
    plan
}

/// What a round says now. That it has closed is said only once it has.
#[must_use]
pub fn due(
    round: &Round,
    rule: &ContactRule,
    zone: Tz,
    followed: bool,
    now: DateTime<Utc>,
) -> Vec<BroadcastKind> {
    let fits = |kind: BroadcastKind| match round.state {
        RoundState::Open { .. } => !matches!(kind, BroadcastKind::Closing { .. }),
        RoundState::Closed { .. } => matches!(kind, BroadcastKind::Closing { .. }),
        _ => false,
    };
    let plan = of_round(round, rule, zone, followed).into_iter();
    plan.filter(|one| one.is_due(now) && fits(one.kind)).map(|one| one.kind).collect()
}

/// When a round opens and closes, or did; `None` while nobody has said when it opens.
fn times(round: &Round, zone: Tz) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    match round.state {
        RoundState::Open { opened_at, closes_at } => Some((opened_at, closes_at)),
        RoundState::Closed { opened_at, closed_at, .. } => Some((opened_at, closed_at)),
        _ => round.opens_at.map(|opens| (opens, round.closes_if_opened(opens, zone))),
    }
}

fn of_reminders(
    round: RoundId,
    times: &[DateTime<Utc>],
    closes: DateTime<Utc>,
) -> impl Iterator<Item = Planned> {
    let next = times.iter().skip(1).map(|next| *next - Duration::days(BETWEEN_REMINDERS_DAYS));
    let ends = next.chain([closes]);
    (1..).zip(times.iter().zip(ends)).map(move |(number, (from, until))| Planned {
        kind: BroadcastKind::Reminder { round, number },
        from: *from,
        // Two that leave so close to each other that the first is over at once: the second says it all.
        until: until.max(*from + Duration::hours(1)),
    })
}

/// When a round that is open for this time reminds: the first some days after the opening, the last some days before the
/// close, and never before half of the time is over.
#[must_use]
pub fn reminders(
    opens: DateTime<Utc>,
    closes: DateTime<Utc>,
    rule: &ContactRule,
    zone: Tz,
) -> Vec<DateTime<Utc>> {
    let local = |time: DateTime<Utc>| time.with_timezone(&zone).naive_local();
    let length = local(closes) - local(opens);
    if rule.reminders == 0 || length < Duration::days(REMINDER_FROM_DAYS) {
        return Vec::new();
    }
    let half = opens + length / 2;
    let last = days_before(closes, rule.last_reminder_days.into(), zone).max(half);
    let first = days_after(opens, rule.first_reminder_days.into(), zone);
    let apart = last - first >= Duration::days(BETWEEN_REMINDERS_DAYS);
    let long = length >= Duration::days(TWO_REMINDERS_FROM_DAYS);
    if rule.reminders >= 2 && long && apart { vec![first, last] } else { vec![last] }
}

/// The same time of day so many days later.
#[must_use]
pub fn days_after(time: DateTime<Utc>, days: u64, zone: Tz) -> DateTime<Utc> {
    let local = time.with_timezone(&zone).naive_local().checked_add_days(Days::new(days));
    local.and_then(|local| utc(local, zone)).unwrap_or(time)
}

/// The same time of day so many days before.
pub(super) fn days_before(time: DateTime<Utc>, days: u64, zone: Tz) -> DateTime<Utc> {
    let local = time.with_timezone(&zone).naive_local().checked_sub_days(Days::new(days));
    local.and_then(|local| utc(local, zone)).unwrap_or(time)
}

/// When the clocks of a zone show this. Where they are put forward over it, what comes after it counts; where they show it
/// twice, the first time.
#[must_use]
pub fn utc(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    let mut hours = (0..3).map(|hours| local + Duration::hours(hours));
    hours.find_map(|local| zone.from_local_datetime(&local).earliest()).map(|time| time.to_utc())
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Stockholm;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).expect("a time").to_utc()
    }

    fn told(opens: &str, closes: &str, rule: ContactRule) -> Vec<String> {
        let times = reminders(at(opens), at(closes), &rule, Stockholm);
        times.iter().map(|time| time.with_timezone(&Stockholm).to_rfc3339()).collect()
    }

    fn usual(opens: &str, closes: &str) -> Vec<String> {
        told(opens, closes, ContactRule::default())
    }

    #[test]
    fn a_round_of_two_weeks_reminds_on_the_third_day_and_two_days_before_its_close() {
        assert_eq!(
            usual("2027-02-01T09:00:00+01:00", "2027-02-15T09:00:00+01:00"),
            ["2027-02-04T09:00:00+01:00", "2027-02-13T09:00:00+01:00"]
        );
    }

    #[test]
    fn a_round_of_a_week_reminds_twice_and_a_shorter_one_once() {
        let opens = "2027-02-01T09:00:00+01:00";
        assert_eq!(usual(opens, "2027-02-08T09:00:00+01:00").len(), 2);
        assert_eq!(usual(opens, "2027-02-08T08:59:00+01:00"), ["2027-02-06T08:59:00+01:00"]);
        assert_eq!(usual(opens, "2027-02-04T09:00:00+01:00"), ["2027-02-02T21:00:00+01:00"]);
        assert_eq!(usual(opens, "2027-02-03T09:00:00+01:00"), ["2027-02-02T09:00:00+01:00"]);
        assert!(usual(opens, "2027-02-03T08:59:00+01:00").is_empty());
    }

    #[test]
    fn a_panel_reminds_as_it_has_said() {
        let (opens, closes) = ("2027-02-01T09:00:00+01:00", "2027-02-15T09:00:00+01:00");
        let rule = ContactRule { first_reminder_days: 7, ..ContactRule::default() };
        assert_eq!(told(opens, closes, rule)[0], "2027-02-08T09:00:00+01:00");
        let rule = ContactRule { reminders: 1, last_reminder_days: 1, ..ContactRule::default() };
        assert_eq!(told(opens, closes, rule), ["2027-02-14T09:00:00+01:00"]);
        let rule = ContactRule { reminders: 0, ..ContactRule::default() };
        assert!(told(opens, closes, rule).is_empty());
        let rule = ContactRule { first_reminder_days: 11, ..ContactRule::default() };
        assert_eq!(told(opens, closes, rule), ["2027-02-13T09:00:00+01:00"], "one says it all");
    }

    #[test]
    fn nine_is_nine_on_both_sides_of_the_nights_when_the_clocks_change() {
        assert_eq!(
            usual("2027-03-26T09:00:00+01:00", "2027-04-09T09:00:00+02:00"),
            ["2027-03-29T09:00:00+02:00", "2027-04-07T09:00:00+02:00"]
        );
        assert_eq!(usual("2027-03-26T09:00:00+01:00", "2027-04-02T09:00:00+02:00").len(), 2);
        assert_eq!(
            usual("2027-10-29T09:00:00+02:00", "2027-11-12T09:00:00+01:00")[0],
            "2027-11-01T09:00:00+01:00"
        );
        let leapt_over = at("2027-03-25T02:30:00+01:00");
        assert_eq!(days_after(leapt_over, 3, Stockholm), at("2027-03-28T03:30:00+02:00"));
    }

    #[test]
    fn what_could_not_be_said_in_time_is_left_unsaid() {
        let times = [at("2027-02-04T09:00:00Z"), at("2027-02-13T09:00:00Z")];
        let round = RoundId(uuid::Uuid::nil());
        let plan: Vec<_> = of_reminders(round, &times, at("2027-02-15T09:00:00Z")).collect();
        let due = |now: &str| plan.iter().map(|one| one.is_due(at(now))).collect::<Vec<_>>();
        assert_eq!(due("2027-02-04T08:59:59Z"), [false, false]);
        assert_eq!(due("2027-02-04T09:00:00Z"), [true, false]);
        assert_eq!(due("2027-02-11T09:00:00Z"), [false, false], "the last one is near");
        assert_eq!(due("2027-02-14T22:00:00Z"), [false, true]);
        assert_eq!(due("2027-02-15T09:00:00Z"), [false, false]);
    }
}
