//! Where in a file something stands: keys and places in lists.

use std::fmt;

/// One step down into a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into a list, from 0.
    Index(usize),
}

/// The way from the top of a file to a value.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Path(pub(super) Vec<Step>);

/// Most characters of a key that are shown.
const SHOWN_CHARS: usize = 40;

impl Path {
    /// The path of a key below this one.
    pub(super) fn key(&self, key: &str) -> Self {
        self.step(Step::Key(key.to_owned()))
    }

    /// The path of a list's element below this one.
    pub(super) fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    fn step(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }

    /// Whether this is `other` or stands below it.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// Reads a key as [`crate::domain::check`] writes it: bare keys, dots and `[n]`.
    pub(super) fn parse(key: &str) -> Self {
        let mut steps = Vec::new();
        for part in key.split('.') {
            let (name, places) = part.split_once('[').unwrap_or((part, ""));
            steps.push(Step::Key(name.to_owned()));
            let places = places.split(['[', ']']).filter_map(|place| place.parse().ok());
            steps.extend(places.map(Step::Index));
        }
        Self(steps)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(place) => write!(f, "[{place}]")?,
                Step::Key(key) => {
                    let dot = if index > 0 { "." } else { "" };
                    write!(f, "{dot}{}", shown(key))?;
                }
            }
        }
        Ok(())
    }
}

/// The key as it would be written, shortened, with nothing in it that a terminal would obey.
fn shown(key: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !key.is_empty() && key.chars().all(bare) && key.len() <= SHOWN_CHARS {
        return key.to_owned();
    }
    let short: String = key.chars().take(SHOWN_CHARS).collect();
    format!("{short:?}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_it_was_written() {
        for key in ["slug", "name.sv", "questions[2].options[0].label.sv", "report_by[1]"] {
            assert_eq!(Path::parse(key).to_string(), key);
        }
    }

    #[test]
    fn a_strange_key_is_quoted_and_shortened() {
        let path = Path::default().key("a.b").key("\u{1b}[31m").key(&"x".repeat(50));
        let long = "x".repeat(40);
        assert_eq!(path.to_string(), format!(r#""a.b"."\u{{1b}}[31m"."{long}""#));
    }

    #[test]
    fn a_path_is_within_itself_and_what_is_above() {
        let label = Path::parse("questions[2].options[0].label");
        assert!(label.is_within(&label));
        assert!(label.is_within(&Path::parse("questions[2]")));
        assert!(!label.is_within(&Path::parse("questions[1]")));
        assert!(!Path::parse("questions[2]").is_within(&label));
    }
}
