//! Words that may mean that somebody is in danger: what has one is read first, and those who answer for the panel are told at
//! once that there is something to read.

use chrono::{DateTime, Duration, Utc};

use super::RoundId;
use super::words::{lines, words};

/// How long after one notice the next one about the same panel leaves at the earliest, in hours.
pub const NOTICE_HOURS: i64 = 1;

/// Where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DangerSource {
    /// In an answer.
    Answer,
    /// In what somebody added to whether a statement felt like an answer.
    Comment,
}

/// That something in a round may mean danger, and whether it was told. It says nothing of who or what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DangerSeen {
    /// In which round.
    pub round: RoundId,
    /// Where.
    pub source: DangerSource,
    /// Whether there is something that was not told yet.
    pub waiting: bool,
    /// Until when nothing more is told.
    pub quiet_until: Option<DateTime<Utc>>,
}

impl DangerSource {
    /// Each.
    pub const ALL: [Self; 2] = [Self::Answer, Self::Comment];

    /// The name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Comment => "comment",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.as_str() == name)
    }
}

impl DangerSeen {
    /// Whether less than an hour has passed since it was told. A clock that was set back keeps nobody quiet.
    #[must_use]
    pub fn is_quiet(&self, now: DateTime<Utc>) -> bool {
        let end = self.quiet_until.filter(|end| *end - now <= Duration::hours(NOTICE_HOURS));
        end.is_some_and(|end| now < end)
    }

    /// Whether it says nothing any more.
    #[must_use]
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        !self.waiting && !self.is_quiet(now)
    }
}

/// What of all that was seen in one panel is to be told now.
#[must_use]
pub fn due(seen: &[DangerSeen], now: DateTime<Utc>) -> Vec<DangerSeen> {
    if seen.iter().any(|one| one.is_quiet(now)) {
        return Vec::new();
    }
    seen.iter().filter(|one| one.waiting).copied().collect()
}

/// Such words, of all languages: people write in any.
#[derive(Debug, Clone, Default)]
pub struct DangerWords(Vec<Vec<Part>>);

/// One word of an entry.
#[derive(Debug, Clone)]
struct Part {
    letters: String,
    /// Whether any ending may follow.
    open: bool,
}

impl DangerWords {
    /// Adds a list: one word or several in a row a line, `*` where any ending may follow, `#` before what is only for the
    /// reader.
    pub fn add(&mut self, file: &str) {
        self.0.extend(lines(file).map(entry).filter(|parts| !parts.is_empty()));
    }

    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether words of an answer may mean danger.
    #[must_use]
    pub fn are_in(&self, words: &[String]) -> bool {
        (0..words.len()).any(|start| self.0.iter().any(|entry| begins(&words[start..], entry)))
    }
}

fn begins(words: &[String], entry: &[Part]) -> bool {
    let fits = |(word, part): (&String, &Part)| {
        if part.open { word.starts_with(&part.letters) } else { *word == part.letters }
    };
    entry.len() <= words.len() && words.iter().zip(entry).all(fits)
}

fn entry(line: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for piece in line.split_whitespace() {
        let open = piece.ends_with('*');
        let letters = words(piece);
        let last = letters.len();
        let part = |(no, letters)| Part { letters, open: open && no + 1 == last };
        parts.extend(letters.into_iter().enumerate().map(part));
    }
    parts
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_panel_is_told_of_at_once_and_then_once_an_hour_whatever_the_clock_does() {
        let now = DateTime::UNIX_EPOCH + Duration::days(1);
        let seen = |round, waiting, quiet: Option<i64>| DangerSeen {
            round: RoundId(Uuid::from_u128(round)),
            source: DangerSource::Answer,
            waiting,
            quiet_until: quiet.map(|minutes| now + Duration::minutes(minutes)),
        };
        let (fresh, told) = (seen(1, true, None), seen(2, false, Some(30)));
        assert_eq!(due(&[fresh, seen(2, false, None)], now), [fresh]);
        assert_eq!(due(&[fresh, told], now), []);
        assert!(!told.is_over(now) && told.is_over(now + Duration::minutes(30)));
        assert_eq!(due(&[fresh, told], now + Duration::minutes(30)), [fresh]);
        let set_back = seen(2, true, Some(24 * 60));
        assert_eq!(due(&[fresh, set_back], now), [fresh, set_back]);
        for source in DangerSource::ALL {
            assert_eq!(DangerSource::from_name(source.as_str()), Some(source));
        }
    }

    #[test]
    fn words_stems_and_words_in_a_row_are_found() {
        let mut danger = DangerWords::default();
        danger.add("# to be read\nsjälvmord*\nvill dö # the verb\nself-harm*\ndöda*\n\n");
        assert_eq!(danger.len(), 4);
        let found = |text: &str| danger.are_in(&words(text));
        for text in ["Tänker på SJÄLVMORD.", "självmordstankar", "jag vill\ndö nu", "self harming"]
        {
            assert!(found(text), "{text}");
        }
        for text in ["", "jag vill dölja", "vill inte dö", "själv mord", "odödlig", "selfharm"]
        {
            assert!(!found(text), "{text}");
        }
    }
}
