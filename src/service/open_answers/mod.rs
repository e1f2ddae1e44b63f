//! Open answers: staff read them, hide what is personal, group them by theme and choose quotes.
//!
//! A closed round's answers are read under handles by chance. While a round is open, only what may mean danger is read:
//! the text, without a handle, so that nothing tells when it came.

mod cannot;
mod gathering;
mod hiding;
mod listing;
mod printing;
mod quotes;
mod suggesting;
mod themes;

pub use cannot::CannotRead;
pub(in crate::service) use gathering::{read, texts_of};
pub use hiding::Hide;
pub use listing::{OpenAnswers, WantedAnswers};
pub use printing::Printed;
pub use quotes::ChosenQuote;
pub use suggesting::Suggested;
pub use themes::{ThemeChange, ThemeCount, Themes};

use crate::domain::passage::{self, Passage};
use crate::domain::{Locale, QuestionNo};
use crate::store::Handle;

/// One open answer as staff read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAnswer {
    /// What staff call it; `None` while its round is open.
    pub handle: Option<Handle>,
    /// To which question.
    pub question: QuestionNo,
    /// Whole, as it was written.
    pub text: String,
    /// What staff have hidden of it, in order and apart.
    pub hidden: Vec<Passage>,
    /// What looks like personal data, hidden or not.
    pub personal: Vec<Passage>,
    /// Whether words in it may mean that somebody is in danger.
    pub danger: bool,
    /// The language it seems to be in.
    pub language: Option<Locale>,
    /// The names of its themes.
    pub themes: Vec<String>,
    /// Whether its writer lets it be shown without their name; `None` when they have not said.
    pub quotable: Option<bool>,
    /// Whether staff have chosen it as a quote.
    pub chosen: bool,
}

impl OpenAnswer {
    /// The text with what is hidden left out.
    #[must_use]
    pub fn shown(&self) -> String {
        passage::masked(&self.text, &self.hidden)
    }

    /// What looks like personal data and is not hidden.
    #[must_use]
    pub fn exposed(&self) -> Vec<Passage> {
        let bare = |passage: &&Passage| !passage.is_within(&self.hidden);
        self.personal.iter().filter(bare).copied().collect()
    }

    /// Whether nothing of it is left to read.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        Passage::whole(&self.text).is_within(&self.hidden)
    }
}
