//! The syntax by which SPSS reads the data.

use super::Export;
use crate::domain::QuestionKind;
use crate::domain::codebook::{Missing, Part, Source, Variable};
use crate::domain::passage::HIDDEN;
use crate::domain::reading::PLACE_MAX_CHARS;
use crate::report::{SpssVariable, spss_syntax};

/// Most bytes of a text in SPSS.
const TEXT_BYTES: usize = 32_767;

/// Bytes that one character takes at most: those of what stands for a hidden one.
const BYTES_A_CHAR: usize = HIDDEN.len();

impl Export {
    /// Syntax that reads the CSV file of this name (with commas, codes and no line breaks within a text), and knows what
    /// every variable and every number is.
    #[must_use]
    pub fn spss(&self, data: &str) -> String {
        let locale = self.locale();
        let words = self.words();
        let variables = self.codebook.variables().iter().zip(words).map(|(variable, codes)| {
            let below = codes.iter().map(|(number, _)| *number).filter(|number| {
                Missing::OF_QUESTIONS
                    .iter()
                    .chain(&Missing::OF_BACKGROUND)
                    .any(|why| why.code() == *number)
            });
            // A scale that goes below zero has its reasons elsewhere, and its own ends here.
            let missing = (!self.is_its_own_number(variable)).then_some(below);
            let missing = missing.into_iter().flatten();
            let bounds = missing.fold(None, |bounds: Option<(i64, i64)>, number| {
                let (low, high) = bounds.unwrap_or((number, number));
                Some((low.min(number), high.max(number)))
            });
            SpssVariable {
                name: variable.name.clone(),
                text_bytes: variable.is_words().then(|| self.text_bytes(variable)),
                label: self.label(variable, &locale),
                codes,
                missing: bounds,
            }
        });
        spss_syntax(data, &self.notice(), &variables.collect::<Vec<_>>())
    }

    fn is_its_own_number(&self, variable: &Variable) -> bool {
        let Source::Question(no) = variable.source else { return false };
        variable.part == Part::Whole
            && self.round.question(no).is_some_and(crate::domain::Question::goes_below_zero)
    }

    fn text_bytes(&self, variable: &Variable) -> usize {
        let question = match variable.source {
            Source::Question(no) => self.round.question(no),
            Source::Respondent | Source::Background(_) => None,
        };
        let chars = match question.map(|question| &question.kind) {
            Some(QuestionKind::OpenText { max_length }) => *max_length,
            _ => PLACE_MAX_CHARS,
        };
        // One more for the apostrophe before what looks like a formula.
        (usize::from(chars) * BYTES_A_CHAR + 1).min(TEXT_BYTES)
    }
}
