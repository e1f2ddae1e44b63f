//! The transcript: what each of those whom we follow did and saw, day by day, in two languages.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Europe::Stockholm;

const DAYS: [[&str; 7]; 2] = [
    ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

const MONTHS: [[&str; 12]; 2] = [
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// The languages of the transcripts.
pub const LANGUAGES: [&str; 2] = ["sv", "en"];

/// A transcript in each language.
#[derive(Default)]
pub struct Book {
    told: [String; 2],
    day: [Option<NaiveDate>; 2],
    /// What would be another in each run, and what stands instead.
    hidden: Vec<(String, &'static str)>,
}

impl Book {
    /// What is written in a language.
    pub fn told(&self, language: &str) -> &str {
        let place = LANGUAGES.iter().position(|one| *one == language);
        &self.told[place.expect("a language of the transcripts")]
    }

    /// From now on something else stands instead of these words.
    pub fn hide(&mut self, words: &str, instead: &'static str) {
        self.hidden.push((words.to_owned(), instead));
    }

    /// Writes down what somebody did and saw, for the readers of a language; of everyone when it is left out.
    pub fn note(&mut self, now: DateTime<Utc>, language: Option<&str>, who: [&str; 2], text: &str) {
        let text = self.without_chance(text);
        let local = now.with_timezone(&Stockholm);
        for place in 0..LANGUAGES.len() {
            if language.is_some_and(|one| one != LANGUAGES[place]) {
                continue;
            }
            let told = &mut self.told[place];
            if self.day[place] != Some(local.date_naive()) {
                self.day[place] = Some(local.date_naive());
                let (day, month) = (local.weekday().num_days_from_monday(), local.month0());
                let names = (DAYS[place][day as usize], MONTHS[place][month as usize]);
                let _ = writeln!(
                    told,
                    "\n######## {} {} {} {}",
                    names.0,
                    local.day(),
                    names.1,
                    local.year()
                );
            }
            let _ = writeln!(told, "\n{:02}:{:02} {}", local.hour(), local.minute(), who[place]);
            let _ = write!(told, "{text}");
        }
    }

    /// The text without ids and codes.
    fn without_chance(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (words, instead) in &self.hidden {
            text = text.replace(words, instead);
        }
        let mut plain = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.char_indices().map(|(at, _)| at).find(|at| is_id(&rest[*at..])) {
            plain.push_str(&rest[..at]);
            plain.push_str("ID");
            rest = &rest[at + ID_CHARS..];
        }
        plain + rest
    }
}

/// Characters of an id.
const ID_CHARS: usize = 36;

fn is_id(text: &str) -> bool {
    text.get(..ID_CHARS).is_some_and(|id| uuid::Uuid::try_parse(id).is_ok())
}
