//! Who a broadcast is for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Background, CategoryNo, InvitationId, Locale, Membership, Participation, Platform, RoundId,
    VariableNo,
};

/// The fewest people who can be chosen by what they told of themselves: a number of fewer would tell who they are.
pub const FEWEST_BY_BACKGROUND: u32 = 5;

/// Conditions that all must hold; an empty one leaves nobody out. Whoever has left or paused is never in an audience.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Audience {
    /// Those who have answered at least the first question of this round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub took_part_in: Option<RoundId>,
    /// Those who have answered at least the first question of one of these rounds, and have not said no to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub took_part_in_any: Vec<RoundId>,
    /// Those who have not answered all of this round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_completed: Option<RoundId>,
    /// Those who have answered nothing of this round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub took_no_part_in: Option<RoundId>,
    /// Also those who answered without joining.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub guests: bool,
    /// Those in one of these categories, for each variable named.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub background: BTreeMap<VariableNo, Vec<CategoryNo>>,
    /// Those who read one of these languages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Locale>,
    /// Those who came by one of these invitations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub invitations: Vec<InvitationId>,
    /// Those who are reached on one of these platforms.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<Platform>,
}

/// What an audience looks at in one panelist.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// How they stand to the panel.
    pub membership: Membership,
    /// What they told of themselves.
    pub background: &'a Background,
    /// The language that they read here.
    pub locale: &'a Locale,
    /// What they came by.
    pub invitation: Option<InvitationId>,
    /// Where they are reached; `None` when nowhere.
    pub platform: Option<Platform>,
    /// Their part in the rounds that the audience speaks of.
    pub participation: &'a [(RoundId, Participation)],
}

impl Audience {
    /// The rounds whose participation must be known to tell who belongs to it.
    pub fn rounds(&self) -> impl Iterator<Item = RoundId> {
        let any = self.took_part_in_any.iter().copied();
        let one = [self.took_part_in, self.not_completed, self.took_no_part_in];
        one.into_iter().flatten().chain(any)
    }

    /// Whether someone belongs to it.
    #[must_use]
    pub fn includes(&self, one: &Candidate<'_>) -> bool {
        let is_guest = matches!(one.membership, Membership::Guest { .. });
        (one.membership == Membership::Enrolled || self.guests && is_guest)
            && self.fits_participation(one.participation)
            && self.background.iter().all(|(variable, categories)| {
                let told = one.background.get(variable).copied().flatten();
                told.is_some_and(|category| categories.contains(&category))
            })
            && (self.languages.is_empty() || self.languages.contains(one.locale))
            && (self.invitations.is_empty()
                || one.invitation.is_some_and(|id| self.invitations.contains(&id)))
            && (self.platforms.is_empty()
                || one.platform.is_some_and(|platform| self.platforms.contains(&platform)))
    }

    fn fits_participation(&self, parts: &[(RoundId, Participation)]) -> bool {
        let part = |wanted| parts.iter().find(|(round, _)| *round == wanted).map(|(_, part)| part);
        let any = &self.took_part_in_any;
        self.took_part_in.is_none_or(|round| part(round).is_some())
            && (any.is_empty() || any.iter().any(|round| part(*round).is_some()))
            && self.took_no_part_in.is_none_or(|round| part(round).is_none())
            && self
                .not_completed
                .is_none_or(|round| part(round).is_none_or(|part| part.completed_at.is_none()))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    fn swedish() -> Locale {
        Locale::parse("sv").expect("a language")
    }

    fn candidate<'a>(background: &'a Background, locale: &'a Locale) -> Candidate<'a> {
        Candidate {
            membership: Membership::Enrolled,
            background,
            locale,
            invitation: None,
            platform: Some(Platform::Telegram),
            participation: &[],
        }
    }

    #[test]
    fn an_audience_without_conditions_is_everyone_who_is_in_the_panel_and_not_paused() {
        let (nothing, locale) = (Background::new(), swedish());
        let one = candidate(&nothing, &locale);
        assert!(Audience::default().includes(&one));
        for membership in [Membership::Paused, Membership::Withdrawn, Membership::Removed] {
            assert!(!Audience::default().includes(&Candidate { membership, ..one }));
        }
        let membership = Membership::Guest { until: DateTime::UNIX_EPOCH };
        let guest = Candidate { membership, ..one };
        assert!(!Audience::default().includes(&guest));
        let with_guests = Audience { guests: true, ..Audience::default() };
        assert!(with_guests.includes(&guest) && with_guests.includes(&one));
    }

    #[test]
    fn who_would_rather_not_say_is_in_no_category() {
        let locale = swedish();
        let audience = Audience {
            background: BTreeMap::from([(VariableNo(0), vec![CategoryNo(1), CategoryNo(2)])]),
            ..Audience::default()
        };
        for (told, included) in
            [(Some(CategoryNo(1)), true), (Some(CategoryNo(0)), false), (None, false)]
        {
            let background = Background::from([(VariableNo(0), told)]);
            assert_eq!(audience.includes(&candidate(&background, &locale)), included);
        }
    }

    #[test]
    fn those_who_broke_off_have_taken_part_and_not_completed() {
        let (nothing, locale) = (Background::new(), swedish());
        let round = RoundId(uuid::Uuid::nil());
        let took_part = Audience { took_part_in: Some(round), ..Audience::default() };
        let not_completed = Audience { not_completed: Some(round), ..Audience::default() };
        let no_part = Audience { took_no_part_in: Some(round), ..Audience::default() };
        let one = candidate(&nothing, &locale);
        let each = |participation: &[(RoundId, Participation)]| {
            let one = Candidate { participation, ..one };
            [&took_part, &not_completed, &no_part].map(|audience| audience.includes(&one))
        };
        assert_eq!(each(&[]), [false, true, true]);
        assert_eq!(each(&[(round, part(false))]), [true, true, false]);
        assert_eq!(each(&[(round, part(true))]), [true, false, false]);
    }

    fn part(completed: bool) -> Participation {
        let started_at = DateTime::UNIX_EPOCH;
        Participation { started_at, completed_at: completed.then_some(started_at) }
    }

    #[test]
    fn those_who_took_part_before_and_not_now_are_told_apart() {
        let (nothing, locale) = (Background::new(), swedish());
        let [before, now] = [1, 2].map(|number| RoundId(uuid::Uuid::from_u128(number)));
        let audience = Audience {
            took_part_in: Some(before),
            not_completed: Some(now),
            ..Audience::default()
        };
        let one = candidate(&nothing, &locale);
        let included = |participation: &[(RoundId, Participation)]| {
            audience.includes(&Candidate { participation, ..one })
        };
        assert!(included(&[(before, part(true))]));
        assert!(included(&[(before, part(true)), (now, part(false))]));
        assert!(!included(&[(before, part(true)), (now, part(true))]));
        assert!(!included(&[(now, part(false))]));
    }
}
