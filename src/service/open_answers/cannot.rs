//! Why something that staff wanted of open answers was not done.

use crate::domain::{Locale, RoundPhase, THEME_NAME_MAX_CHARS};
use crate::text::Catalog;

/// Why something that staff wanted of open answers was not done. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotRead {
    /// Its round is not over.
    #[error(
        "the round is {}: open answers are read when it has closed; until then only \"answers list --danger\" shows \
         those that may mean danger", .0.as_str()
    )]
    NotClosed(RoundPhase),
    /// The round has no such question.
    #[error("the round has no question {id}; those with open answers: {}", list(.open))]
    NoSuchQuestion {
        /// The question's name in the file.
        id: String,
        /// The names of those that can be answered in one's own words.
        open: Vec<String>,
    },
    /// The round has no such answer.
    #[error("the round has no open answer {0}: \"panelbot answers list\" shows those there are")]
    NoSuchAnswer(String),
    /// The round has no such theme.
    #[error("the round has no theme {0}: \"panelbot themes list\" shows those there are")]
    NoSuchTheme(String),
    /// The round has this theme already.
    #[error("the round has a theme {0} already: to make one of two, use \"panelbot themes merge\"")]
    ThemeExists(String),
    /// A theme cannot become part of itself.
    #[error("{0} is both: name two themes")]
    SameTheme(String),
    /// A name that would break the tables that it is shown in.
    #[error(
        "a theme's name must be one line of plain text of 1 to {THEME_NAME_MAX_CHARS} characters"
    )]
    ThemeName,
    /// The answer does not say that.
    #[error("{0} does not say that: write the passage as \"panelbot answers show\" shows it")]
    NotInAnswer(String),
    /// Nothing in the answer looks personal.
    #[error("nothing in {0} looks like personal data: name the passage with --text")]
    NothingSuggested(String),
    /// Its writer has not said that it may be shown.
    #[error("whoever wrote {0} has not agreed to its being shown: it cannot be quoted")]
    NoConsent(String),
    /// So few answered the round that it is easy to guess who wrote what.
    #[error(
        "fewer than ten answered the round: nothing of what they wrote is quoted, since it could be told who wrote it"
    )]
    FewAnswered,
    /// There is nothing left to quote.
    #[error("{0} is hidden whole: there is nothing to quote")]
    AllHidden(String),
    /// Something in it looks personal.
    #[error(
        "{handle} has what looks like personal data: hide it with \"panelbot answers hide\", or say --sure if it is none"
    )]
    LooksPersonal {
        /// The answer.
        handle: String,
    },
    /// Words in it may mean danger.
    #[error(
        "{0} has words that may mean that somebody is in danger: think of its writer, and say --sure if it can be shown \
         all the same"
    )]
    MayMeanDanger(String),
    /// Nothing is known of this language.
    #[error("the language {wanted} is not installed; these are: {}", list(.installed))]
    NotInstalled {
        /// The language's tag.
        wanted: String,
        /// The tags of those that are.
        installed: Vec<String>,
    },
}

impl CannotRead {
    /// That nothing is known of a language.
    pub(super) fn not_installed(wanted: &Locale) -> Self {
        let installed = Catalog.languages().iter().map(ToString::to_string).collect();
        Self::NotInstalled { wanted: wanted.to_string(), installed }
    }

    /// Whether the caller can put it right in the command.
    #[must_use]
    pub const fn is_argument(&self) -> bool {
        matches!(
            self,
            Self::NoSuchQuestion { .. }
                | Self::NoSuchAnswer(_)
                | Self::NoSuchTheme(_)
                | Self::SameTheme(_)
                | Self::ThemeName
                | Self::NotInAnswer(_)
                | Self::NotInstalled { .. }
        )
    }
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
