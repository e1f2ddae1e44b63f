//! Who is written to, and when: the one place that decides whether a message that nobody asked for leaves now.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::broadcast::BroadcastKind;
pub use super::contact_rule::ContactRule;
use super::{Membership, Participation};

/// How long someone who has begun a round is left to go on with it by themselves.
const LEFT_ALONE: Duration = Duration::days(1);

/// How long a round can still be answered, at the least, when it is told late that it has opened.
const TIME_TO_ANSWER: Duration = Duration::days(1);

/// How much someone wants to be written to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// Everything.
    #[default]
    All,
    /// That a round opens, results and answers; no news in between, no reminders and no thanks at the close.
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
    /// Until when the round that the message speaks of can be answered; `None` when it cannot be now.
    pub open_until: Option<DateTime<Utc>>,
    /// Their part in it.
    pub participation: Option<Participation>,
    /// Whether they have said that they do not want this round.
    pub declined: bool,
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
    let leaves = rule.after_quiet_hours(earliest(kind, to, now), zone);
    if leaves > now {
        return Turn::Later(leaves);
    }
    // What someone has been promised for their answers is never too much.
    if kind.is_promised() {
        return Turn::Send;
    }
    let Some(room) = rule.room_from(to.written_to, now) else { return Turn::Send };
    let leaves = rule.after_quiet_hours(room, zone);
    // That a round has opened is worth waiting for, as long as there is time to answer it then.
    let in_time = to.open_until.is_some_and(|closes| leaves + TIME_TO_ANSWER <= closes);
    if in_time && matches!(kind, BroadcastKind::Opening { .. }) {
        Turn::Later(leaves)
    } else {
        Turn::Hold
    }
}

/// Whether someone who was written to at these times has had enough for now, so that a message of this kind would be held.
#[must_use]
pub fn has_had_enough(
    kind: BroadcastKind,
    written_to: &[DateTime<Utc>],
    rule: &ContactRule,
    now: DateTime<Utc>,
) -> bool {
    !kind.is_promised() && rule.room_from(written_to, now).is_some()
}

/// Now, or, for a reminder to someone who was at it a moment ago, a day after they began.
fn earliest(kind: BroadcastKind, to: &Recipient<'_>, now: DateTime<Utc>) -> DateTime<Utc> {
    match (kind, to.participation) {
        (BroadcastKind::Reminder { .. }, Some(part)) => now.max(part.started_at + LEFT_ALONE),
        _ => now,
    }
}

/// Whether someone still wants a message of this kind, whatever the hour and however often they were written to: all that
/// is asked where they come to see it themselves.
#[must_use]
pub fn is_wanted(kind: BroadcastKind, to: &Recipient<'_>) -> bool {
    let completed = to.participation.is_some_and(|part| part.completed_at.is_some());
    let wants = to.contact == Contact::All || kind.goes_to_fewer();
    let is_here = match to.membership {
        // Whoever answered without joining gets what comes of it.
        Membership::Guest { .. } => kind.is_promised(),
        membership => membership == Membership::Enrolled,
    };
    is_here
        && wants
        && match kind {
            BroadcastKind::Bulletin => true,
            // Whoever has begun has read what it says.
            BroadcastKind::Opening { .. } => {
                to.open_until.is_some() && to.participation.is_none() && !to.declined
            }
            BroadcastKind::Reminder { .. } => to.open_until.is_some() && !completed && !to.declined,
            BroadcastKind::Closing { .. } | BroadcastKind::Result { .. } => {
                to.participation.is_some() && !to.declined
            }
            // Its audience is who took part in one of its rounds and has not said no to it.
            BroadcastKind::Statement { .. }
            | BroadcastKind::Late { .. }
            | BroadcastKind::Decision { .. }
            | BroadcastKind::Felt { .. } => !to.declined,
            BroadcastKind::ResultLink { .. } => to.participation.is_none() && !to.declined,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).expect("a time").to_utc()
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
                declined: false,
                open_until: None,
                written_to: &written_to,
            };
            turn(BroadcastKind::Bulletin, &to, &ContactRule::default(), chrono_tz::UTC, now)
        };
        assert_eq!(decide(days(&[1, 2, 3])), Turn::Send);
        assert_eq!(decide(days(&[1, 2, 3, 13])), Turn::Hold);
        assert_eq!(decide(days(&[1, 2, 3, 14])), Turn::Send);
    }

    fn decide(kind: BroadcastKind, change: impl FnOnce(&mut Recipient<'_>)) -> Turn {
        let mut to = Recipient {
            membership: Membership::Enrolled,
            contact: Contact::All,
            open_until: Some(at("2027-03-20T12:00:00Z")),
            participation: None,
            declined: false,
            written_to: &[],
        };
        change(&mut to);
        turn(kind, &to, &ContactRule::default(), chrono_tz::UTC, at("2027-03-10T12:00:00Z"))
    }

    fn begun(started_at: &str, completed: bool) -> Participation {
        let started_at = at(started_at);
        Participation { started_at, completed_at: completed.then_some(started_at) }
    }

    #[test]
    fn each_message_of_a_round_goes_to_those_whom_it_concerns() {
        let round = crate::domain::RoundId(uuid::Uuid::nil());
        let opening = BroadcastKind::Opening { round };
        let reminder = BroadcastKind::Reminder { round, number: 1 };
        let closing = BroadcastKind::Closing { round };
        let all = |change: fn(&mut Recipient<'_>)| {
            [opening, reminder, closing].map(|kind| decide(kind, change) == Turn::Send)
        };
        assert_eq!(all(|_| ()), [true, true, false], "has not begun");
        let broke_off =
            |to: &mut Recipient<'_>| to.participation = Some(begun("2027-03-01T12:00:00Z", false));
        assert_eq!(all(broke_off), [false, true, true]);
        let answered =
            |to: &mut Recipient<'_>| to.participation = Some(begun("2027-03-01T12:00:00Z", true));
        assert_eq!(all(answered), [false, false, true]);
        assert_eq!(all(|to| to.declined = true), [false, false, false]);
        assert_eq!(all(|to| to.contact = Contact::Fewer), [true, false, false]);
        assert_eq!(all(|to| to.open_until = None), [false, false, false]);
        assert_eq!(all(|to| to.membership = Membership::Paused), [false, false, false]);
    }

    #[test]
    fn the_result_goes_to_everyone_who_took_part_however_often_they_were_written_to() {
        let round = crate::domain::RoundId(uuid::Uuid::nil());
        let result = BroadcastKind::Result { round, question: None };
        let link = BroadcastKind::ResultLink { round };
        let until = at("2027-03-20T12:00:00Z");
        let part = || Some(begun("2027-03-01T12:00:00Z", false));
        let both = |change: &dyn Fn(&mut Recipient<'_>)| {
            [result, link].map(|kind| decide(kind, change) == Turn::Send)
        };
        assert_eq!(both(&|_| ()), [false, true], "has not begun");
        assert_eq!(both(&|to| to.participation = part()), [true, false]);
        for membership in [Membership::Paused, Membership::Withdrawn, Membership::Removed] {
            let away = |to: &mut Recipient<'_>| {
                (to.participation, to.membership) = (part(), membership);
            };
            assert_eq!(both(&away), [false, false]);
        }
        let guest = |to: &mut Recipient<'_>| {
            (to.participation, to.membership) = (part(), Membership::Guest { until });
        };
        assert_eq!(both(&guest), [true, false]);
        assert_eq!(both(&|to| to.membership = Membership::Guest { until }), [false, false]);
        let fewer = |to: &mut Recipient<'_>| {
            (to.participation, to.contact) = (part(), Contact::Fewer);
        };
        assert_eq!(both(&fewer), [true, false]);
        assert_eq!(both(&|to| to.contact = Contact::Fewer), [false, false]);
        let said_no = |to: &mut Recipient<'_>| (to.participation, to.declined) = (part(), true);
        assert_eq!(both(&said_no), [false, false]);
        let busy = [1, 2, 3, 4].map(|day| at("2027-03-10T12:00:00Z") - Duration::days(day));
        let of = |kind, participation| {
            let to = Recipient {
                membership: Membership::Enrolled,
                contact: Contact::All,
                open_until: None,
                participation,
                declined: false,
                written_to: &busy,
            };
            turn(kind, &to, &ContactRule::default(), chrono_tz::UTC, at("2027-03-10T12:00:00Z"))
        };
        assert_eq!(of(result, part()), Turn::Send);
        assert_eq!(of(link, None), Turn::Hold);
    }

    #[test]
    fn whoever_was_at_it_a_moment_ago_is_not_reminded_at_once() {
        let round = crate::domain::RoundId(uuid::Uuid::nil());
        let reminder = BroadcastKind::Reminder { round, number: 1 };
        let later =
            decide(reminder, |to| to.participation = Some(begun("2027-03-10T09:00:00Z", false)));
        assert_eq!(later, Turn::Later(at("2027-03-11T09:00:00Z")));
        let night =
            decide(reminder, |to| to.participation = Some(begun("2027-03-09T22:00:00Z", false)));
        assert_eq!(night, Turn::Later(at("2027-03-11T08:00:00Z")));
    }

    #[test]
    fn an_opening_waits_for_room_while_its_round_is_open() {
        let round = crate::domain::RoundId(uuid::Uuid::nil());
        let busy = ["2027-03-01T12:00:00Z", "2027-03-02T12:00:00Z", "2027-03-03T12:00:00Z"].map(at);
        let opening = |more: &[DateTime<Utc>], closes: &str| {
            let written_to = [&busy[..], more].concat();
            let to = Recipient {
                membership: Membership::Enrolled,
                contact: Contact::All,
                open_until: Some(at(closes)),
                participation: None,
                declined: false,
                written_to: &written_to,
            };
            let (kind, now) = (BroadcastKind::Opening { round }, at("2027-03-10T12:00:00Z"));
            turn(kind, &to, &ContactRule::default(), chrono_tz::UTC, now)
        };
        let more = [at("2027-03-04T12:00:00Z")];
        assert_eq!(opening(&[], "2027-03-20T12:00:00Z"), Turn::Send);
        assert_eq!(opening(&more, "2027-03-20T12:00:00Z"), Turn::Later(at("2027-03-15T12:00:00Z")));
        assert_eq!(opening(&more, "2027-03-16T12:00:00Z"), Turn::Later(at("2027-03-15T12:00:00Z")));
        assert_eq!(
            opening(&more, "2027-03-16T11:59:00Z"),
            Turn::Hold,
            "hardly a day would be left"
        );
        let two = [at("2027-03-04T12:00:00Z"), at("2027-03-05T12:00:00Z")];
        assert_eq!(opening(&two, "2027-03-20T12:00:00Z"), Turn::Later(at("2027-03-16T12:00:00Z")));
    }
}
