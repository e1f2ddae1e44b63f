//! One person who was two until now: what stays of each. The first of two is always the one who goes on: whoever asked
//! for the code.

use chrono::{DateTime, Utc};

use super::contact::Contact;
use super::routing::{self, Answers};
use super::{Background, Membership, Participation, Round};

/// Characters of a code that joins two addresses.
pub const CODE_CHARS: usize = 8;

/// The signs of a code, and of an invitation's: not mistaken for each other, in either case, and without vowels, so that no
/// code is a word.
pub const CODE_SIGNS: &[u8] = b"BCDFGHJKMNPQRSTVWXZ34679";

/// The code that a text is: by itself, with spaces in it, or as the whole link that carries it. In upper case; `None` when
/// it has not the shape of one.
#[must_use]
pub fn code_in(text: &str) -> Option<String> {
    let text = text.trim();
    let linked = text.contains("://").then(|| text.rsplit(['/', '=']).next()).flatten();
    let code: String = linked.unwrap_or(text).split_whitespace().collect();
    let code = code.to_ascii_uppercase();
    let fits = code.len() == CODE_CHARS && code.bytes().all(|sign| CODE_SIGNS.contains(&sign));
    fits.then_some(code)
}

/// Minutes for which such a code works.
pub const CODE_MINUTES: u32 = 10;

/// How the one person stands to a panel that both were in. Whom staff have taken out stays out; who has answered without
/// joining is in when the other has joined; else the one who goes on decides.
#[must_use]
pub const fn membership(own: Membership, other: Membership) -> Membership {
    match (own, other) {
        (Membership::Removed, _) | (_, Membership::Removed) => Membership::Removed,
        (Membership::Guest { .. }, other) if other.has_joined() => other,
        (own, _) => own,
    }
}

/// How much the one person wants to be written to: whoever has asked for fewer messages anywhere has asked for fewer.
#[must_use]
pub fn contact(own: Contact, other: Contact) -> Contact {
    if own == Contact::Fewer { own } else { other }
}

/// When the one person said that they do not want a round. Whoever has answered any of it does, unless they said it
/// themselves.
#[must_use]
pub fn declined(
    own: Option<DateTime<Utc>>,
    other: Option<DateTime<Utc>>,
    has_taken_part: bool,
) -> Option<DateTime<Utc>> {
    own.or(other.filter(|_| !has_taken_part))
}

/// What is known of the one person: what only the other had told is filled in.
#[must_use]
pub fn background(own: &Background, other: &Background) -> Background {
    let mut both = other.clone();
    both.extend(own.iter().map(|(no, category)| (*no, *category)));
    both
}

/// What the one person has answered in a round: question by question, their own finished answer stays, else the other's
/// comes in, as long as the question is still asked of them. Nothing counts twice.
#[must_use]
pub fn answers(round: &Round, own: &Answers, other: &Answers) -> Answers {
    let mut both = own.clone();
    for (no, answer) in other {
        let kept = own.get(no);
        if kept.is_none_or(|kept| !kept.complete && answer.complete) {
            both.insert(*no, answer.clone());
        }
    }
    for orphan in routing::orphans(round, &both) {
        both.remove(&orphan);
    }
    both
}

/// The one person's part in a round: begun with the earlier one, and completed when nothing is left to ask.
#[must_use]
pub fn participation(
    own: Option<Participation>,
    other: Option<Participation>,
    is_complete: bool,
    now: DateTime<Utc>,
) -> Option<Participation> {
    let both = || own.into_iter().chain(other);
    let started_at = both().map(|part| part.started_at).min()?;
    let completed_at = both().filter_map(|part| part.completed_at).min();
    Some(Participation {
        started_at,
        completed_at: is_complete.then(|| completed_at.unwrap_or(now)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CategoryNo, VariableNo};

    #[test]
    fn a_code_is_found_as_people_write_it() {
        let code = Some("D9XXJ36S".to_owned());
        for text in [
            "D9XXJ36S",
            " d9xx j36s ",
            "https://panel.example/j/D9XXJ36S",
            "https://t.me/panelbot?start=D9XXJ36S",
        ] {
            assert_eq!(code_in(text), code, "{text}");
        }
        for text in
            ["", "D9XXJ36", "hej på er", "D9XXJ36A", "https://panel.example/j/", "bra/dåligt"]
        {
            assert_eq!(code_in(text), None, "{text}");
        }
    }

    #[test]
    fn a_guest_who_has_joined_elsewhere_is_in_and_whoever_was_taken_out_stays_out() {
        let guest = Membership::Guest { until: DateTime::UNIX_EPOCH };
        let (inside, left, out) =
            (Membership::Enrolled, Membership::Withdrawn, Membership::Removed);
        let cases = [
            (guest, inside, inside),
            (inside, guest, inside),
            (guest, guest, guest),
            (guest, Membership::Paused, Membership::Paused),
            (Membership::Paused, inside, Membership::Paused),
            (inside, left, inside),
            (left, inside, left),
            (guest, left, guest),
            (out, inside, out),
            (inside, out, out),
            (guest, out, out),
        ];
        for (own, other, both) in cases {
            assert_eq!(membership(own, other), both, "{own:?} and {other:?}");
        }
    }

    #[test]
    fn what_is_known_stays_and_gaps_are_filled() {
        let own = Background::from([(VariableNo(0), Some(CategoryNo(1))), (VariableNo(1), None)]);
        let other = Background::from([
            (VariableNo(0), Some(CategoryNo(3))),
            (VariableNo(1), Some(CategoryNo(3))),
            (VariableNo(2), Some(CategoryNo(4))),
        ]);
        let mut both = own.clone();
        both.insert(VariableNo(2), Some(CategoryNo(4)));
        assert_eq!(background(&own, &other), both);
    }
}
