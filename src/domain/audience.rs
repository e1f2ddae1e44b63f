//! Who a broadcast is for.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Background, CategoryNo, InvitationId, Locale, Membership, Participation, Platform, RoundId,
    VariableNo,
};

/// Conditions that all must hold; an empty one leaves nobody out. Whoever has left or paused is never in an audience.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Audience {
    /// Those who have answered at least the first question of this round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub took_part_in: Option<RoundId>,
    /// Those who have not answered all of this round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_completed: Option<RoundId>,
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
    /// Their part in the round that the audience speaks of, if it speaks of one.
    pub participation: Option<Participation>,
}

impl Audience {
    /// The round whose participation must be known to tell who belongs to it.
    #[must_use]
    pub fn round(&self) -> Option<RoundId> {
        self.took_part_in.or(self.not_completed)
    }

    /// Whether someone belongs to it.
    #[must_use]
    pub fn includes(&self, one: &Candidate<'_>) -> bool {
        one.membership == Membership::Enrolled
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

    fn fits_participation(&self, part: Option<Participation>) -> bool {
        let completed = part.is_some_and(|part| part.completed_at.is_some());
        (self.took_part_in.is_none() || part.is_some())
            && (self.not_completed.is_none() || !completed)
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
            participation: None,
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
        assert!(!Audience::default().includes(&Candidate { membership, ..one }));
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
        let round = Some(RoundId(uuid::Uuid::nil()));
        let took_part = Audience { took_part_in: round, ..Audience::default() };
        let not_completed = Audience { not_completed: round, ..Audience::default() };
        let started_at = DateTime::UNIX_EPOCH;
        let broke_off = Some(Participation { started_at, completed_at: None });
        let done = Some(Participation { started_at, completed_at: Some(started_at) });
        let one = candidate(&nothing, &locale);
        let both = |participation| {
            let one = Candidate { participation, ..one };
            (took_part.includes(&one), not_completed.includes(&one))
        };
        assert_eq!(both(None), (false, true));
        assert_eq!(both(broke_off), (true, true));
        assert_eq!(both(done), (true, false));
    }
}
