//! Whether a statement felt like an answer: anonymous counts, and what of them may be shown.

use serde::{Deserialize, Serialize};

/// How many days after a statement people are asked.
pub const FELT_AFTER_DAYS: i64 = 7;

/// Fewer answers than this are not shown, and no count below it is.
pub const FELT_FLOOR: u64 = 5;

/// Most characters of what somebody adds in their own words.
pub const COMMENT_MAX_CHARS: u16 = 280;

/// What somebody adds in their own words. It is content: it never shows in a log, not even by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Comment(pub String);

impl std::fmt::Debug for Comment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Comment(…)")
    }
}

impl Comment {
    /// Both on one line, this one first. What does not fit into `most` bytes of UTF-8 is cut off.
    #[must_use]
    pub fn and(&self, other: &Self, most: usize) -> Self {
        let mut both = format!("{} / {}", self.0, other.0);
        if both.len() > most {
            while both.len() > most.saturating_sub(CUT.len_utf8()) {
                both.pop();
            }
            both.push(CUT);
        }
        Self(both)
    }
}

/// Where something is cut off.
const CUT: char = '…';

/// Whether it felt like an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Felt {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
}

impl Felt {
    /// Each, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Partly, Self::No];

    /// The name in the database and in sentences.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Partly => "partly",
            Self::No => "no",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|felt| felt.as_str() == name)
    }
}

/// How many said what. Nothing tells who.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FeltCounts {
    /// One count each, in the order of [`Felt::ALL`].
    pub counts: [u64; 3],
}

impl FeltCounts {
    /// All answers.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// What may be shown: `None` for too few answers; else one count each, `None` where it is low, or where it would tell
    /// one that is. What is hidden is always at least two counts of five answers together.
    #[must_use]
    pub fn shown(&self) -> Option<[Option<u64>; 3]> {
        if self.total() < FELT_FLOOR {
            return None;
        }
        let mut shown = self.counts.map(|count| (count >= FELT_FLOOR).then_some(count));
        while !is_safe(&self.counts, &shown) {
            let smallest = shown.iter().flatten().min().copied();
            let place = shown.iter().position(|count| count.is_some() && *count == smallest);
            let Some(place) = place else { break };
            shown[place] = None;
        }
        Some(shown)
    }
}

fn is_safe(counts: &[u64; 3], shown: &[Option<u64>; 3]) -> bool {
    let hidden: Vec<u64> = counts
        .iter()
        .zip(shown)
        .filter(|(_, shown)| shown.is_none())
        .map(|(count, _)| *count)
        .collect();
    hidden.is_empty() || hidden.len() >= 2 && hidden.iter().sum::<u64>() >= FELT_FLOOR
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(counts: [u64; 3]) -> Option<[Option<u64>; 3]> {
        FeltCounts { counts }.shown()
    }

    #[test]
    fn two_comments_become_one_line_that_is_cut_where_it_is_full() {
        let line = |words: &str| Comment(words.to_owned());
        let both = |one: &str, other: &str, most| line(one).and(&line(other), most).0;
        assert_eq!(both("Bra", "Sent", 20), "Bra / Sent");
        assert_eq!(both("Bra", "Ännu senare", 10), "Bra / …");
        assert_eq!(both("åååå", "ää", 15), "åååå / ää");
        assert_eq!(both("åååå", "ää", 14), "åååå / …");
    }

    #[test]
    fn what_is_low_is_hidden_and_cannot_be_told_from_the_rest() {
        assert_eq!(shown([2, 1, 1]), None);
        assert_eq!(shown([5, 5, 5]), Some([Some(5), Some(5), Some(5)]));
        assert_eq!(shown([15, 3, 2]), Some([Some(15), None, None]));
        assert_eq!(shown([15, 6, 1]), Some([Some(15), None, None]));
        assert_eq!(shown([0, 0, 9]), Some([None, None, None]), "all of one mind");
        assert_eq!(shown([30, 2, 0]), Some([None, None, None]));
    }

    #[test]
    fn no_hidden_count_follows_from_those_shown() {
        for yes in 0..12 {
            for partly in 0..12 {
                for no in 0..12 {
                    let counts = [yes, partly, no];
                    let Some(shown) = shown(counts) else { continue };
                    let hidden = shown.iter().filter(|count| count.is_none()).count();
                    let rest = counts.iter().sum::<u64>() - shown.iter().flatten().sum::<u64>();
                    assert!(
                        hidden == 0 || hidden >= 2 && rest >= FELT_FLOOR,
                        "{counts:?} {shown:?}"
                    );
                }
            }
        }
    }
}
