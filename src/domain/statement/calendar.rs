//! When a statement is due: what those who answer for it are told before that, and what the panel is told when it is late.

use chrono::{DateTime, Duration, NaiveTime, Utc};
use chrono_tz::Tz;

use super::Postponement;
use crate::domain::broadcast::BroadcastKind;
use crate::domain::calendar::{Planned, days_before, utc};
use crate::domain::contact::ContactRule;
use crate::domain::{Round, RoundId};

/// How many days before it is due staff are told, twice.
const TOLD_DAYS_BEFORE: [u64; 2] = [7, 1];

/// The hour of the day on which a promise is over: late enough to keep it that day, and early enough to say so.
const EVENING_HOUR: u32 = 18;

/// For how long it is still worth saying that a statement is late.
const LATE_IS_NEWS: Duration = Duration::days(14);

/// One promise: a round, or all of a series that were promised a statement for the same time.
#[derive(Debug, Clone, PartialEq)]
pub struct Promised<'a> {
    /// The rounds, in the order of their numbers; never empty.
    pub rounds: Vec<&'a Round>,
    /// For when it was promised.
    pub due_at: DateTime<Utc>,
}

/// What those who answer for a statement are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// It is due in so many days.
    Soon(u8),
    /// It is due today.
    Today,
    /// It is late, and the panel is told.
    Late,
}

/// One thing to tell those who answer for a statement, and the time in which it is worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// How often it was put off before.
    pub postponed: u8,
    /// For when it is due.
    pub due_at: DateTime<Utc>,
    /// From when on.
    pub from: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl NoticeKind {
    /// Its name in the database and in sentences.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Soon(1) => "tomorrow",
            Self::Soon(_) => "soon",
            Self::Today => "today",
            Self::Late => "late",
        }
    }
}

impl<'a> Promised<'a> {
    /// The promises that these rounds of a panel made, in the order of their numbers. Only rounds that have opened made one,
    /// and that of a round that nobody answered has lapsed.
    #[must_use]
    pub fn of(rounds: &[&'a Round], now: DateTime<Utc>) -> Vec<Self> {
        let mut promises: Vec<Self> = Vec::new();
        let holds = |one: &&Round| one.opened_at().is_some() && !one.nobody_answered();
        let mut promising: Vec<&Round> = rounds.iter().copied().filter(holds).collect();
        promising.sort_by_key(|round| round.number);
        for round in promising {
            let due_at = round.statement_due_at(now);
            let series = |one: &Round| one.beat.as_ref().map(|beat| beat.series.clone());
            let same = promises.iter_mut().find(|one| {
                one.due_at == due_at
                    && series(round).is_some()
                    && series(one.rounds[0]) == series(round)
            });
            match same {
                Some(promise) => promise.rounds.push(round),
                None => promises.push(Self { rounds: vec![round], due_at }),
            }
        }
        promises
    }

    /// The ids of its rounds.
    #[must_use]
    pub fn ids(&self) -> Vec<RoundId> {
        self.rounds.iter().map(|round| round.id).collect()
    }

    /// The round under whose name it is kept.
    #[must_use]
    pub fn first(&self) -> RoundId {
        self.rounds[0].id
    }
}

/// When the promise of a day is over: in its evening, or later where a later time was promised.
pub(super) fn evening(due_at: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    at_hour(due_at, EVENING_HOUR, zone).max(due_at)
}

fn at_hour(day: DateTime<Utc>, hour: u32, zone: Tz) -> DateTime<Utc> {
    let day = day.with_timezone(&zone).date_naive();
    let time = NaiveTime::from_hms_opt(hour, 0, 0).and_then(|time| utc(day.and_time(time), zone));
    time.unwrap_or_default()
}

/// What those who answer for a statement are told, in order, as long as it is not given.
#[must_use]
pub fn notices(
    promise: &Promised<'_>,
    postponed: &[&Postponement],
    rule: &ContactRule,
    zone: Tz,
) -> Vec<Notice> {
    let (due_at, since) = match postponed.last() {
        Some(last) => (last.until, last.at),
        None => (
            promise.due_at,
            promise.rounds.iter().filter_map(|one| one.opened_at()).min().unwrap_or_default(),
        ),
    };
    let late = evening(due_at, zone);
    let morning = rule.after_quiet_hours(at_hour(due_at, 0, zone), zone).min(late);
    let before = TOLD_DAYS_BEFORE.map(|days| {
        let from = rule.after_quiet_hours(days_before(due_at, days, zone), zone);
        (NoticeKind::Soon(u8::try_from(days).unwrap_or(u8::MAX)), from)
    });
    let mut told: Vec<(NoticeKind, DateTime<Utc>)> = before.to_vec();
    told.extend([(NoticeKind::Today, morning), (NoticeKind::Late, late)]);
    let ends: Vec<DateTime<Utc>> =
        told.iter().skip(1).map(|(_, from)| *from).chain([late + LATE_IS_NEWS]).collect();
    let postponed = u8::try_from(postponed.len()).unwrap_or(u8::MAX);
    let with_end = told.into_iter().zip(ends);
    with_end
        .filter(|((_, from), _)| *from >= since)
        .map(|((kind, from), until)| Notice { kind, postponed, due_at, from, until })
        .collect()
}

impl Notice {
    /// Whether it is to be told now.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.from <= now && now < self.until
    }
}

/// What the panel is told as long as the statement is not given: on the evening of each day that it was promised for, with
/// the new date where there is one, and else once without it, and with it when it is there.
#[must_use]
pub fn late_messages(
    promise: &Promised<'_>,
    postponed: &[&Postponement],
    zone: Tz,
) -> Vec<Planned> {
    let mut messages = Vec::new();
    let (mut told, mut next) = (promise.due_at, 0);
    loop {
        let late = evening(told, zone);
        let missed = u8::try_from(next).unwrap_or(u8::MAX);
        let mut say = |dated, from: DateTime<Utc>, until: DateTime<Utc>| {
            let kind = BroadcastKind::Late { round: promise.first(), missed, dated };
            messages.push(Planned { kind, from, until: until.min(from + LATE_IS_NEWS) });
        };
        let in_time = postponed[next..].iter().take_while(|one| one.at <= late).count();
        if in_time > 0 {
            next += in_time;
            told = postponed[next - 1].until;
            say(true, late, evening(told, zone));
        } else {
            let new_date = postponed.get(next);
            say(false, late, new_date.map_or(DateTime::<Utc>::MAX_UTC, |one| one.at));
            let Some(one) = new_date else { return messages };
            let after = postponed.get(next + 1).map_or(DateTime::<Utc>::MAX_UTC, |after| after.at);
            say(true, one.at, evening(one.until, zone).min(after));
            (told, next) = (one.until, next + 1);
        }
    }
}
