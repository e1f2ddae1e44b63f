//! Open answers that somebody should look at, counted as they leave.

use super::{Export, ExportFormat};
use crate::domain::{QuestionKind, QuestionNo};
use crate::service::open_answers::{read, texts_of};
use crate::store::StoredResponse;

/// How many of the open answers that have left somebody should look at. What staff have hidden has not left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cautions {
    /// That show what looks like personal data.
    pub personal: u64,
    /// Whose words may mean that somebody is in danger.
    pub danger: u64,
}

impl Export {
    /// How many of those that have been read so far, and leave with their words.
    #[must_use]
    pub const fn cautions(&self) -> Cautions {
        self.cautions
    }

    /// Counts those of a response, where words leave at all.
    pub(super) fn heed(&mut self, response: &StoredResponse) {
        if !self.options.with_words {
            return;
        }
        for (no, answer) in texts_of(&self.round, &response.answers) {
            if !self.leaves(no) {
                continue;
            }
            let mut answer = read(no, answer);
            answer.hidden = self.hidden.get(&(response.key, no)).cloned().unwrap_or_default();
            self.cautions.personal += u64::from(!answer.exposed().is_empty());
            self.cautions.danger += u64::from(answer.danger && !answer.is_hidden());
        }
    }

    /// Whether what is answered to a question stands in the file: among places nothing else does.
    fn leaves(&self, no: QuestionNo) -> bool {
        let question = self.round.question(no);
        let is_place = |kind: &QuestionKind| matches!(kind, QuestionKind::Location { .. });
        self.options.format != ExportFormat::GeoJson
            || question.is_some_and(|question| is_place(&question.kind))
    }
}
