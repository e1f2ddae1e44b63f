//! What is wrong with the settings.

use std::fmt;

/// One thing that is wrong. Never holds the value: it may be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The key, such as `telegram.token`; empty when a file as a whole is meant.
    pub key: String,
    /// Where it came from: a file or an environment variable.
    pub source: String,
    /// What is wrong and what to do.
    pub problem: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, source, problem } = self;
        if key.is_empty() {
            write!(f, "{source}: {problem}")
        } else {
            write!(f, "{key} (from {source}): {problem}")
        }
    }
}

/// Everything that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Problems(pub Vec<Problem>);
