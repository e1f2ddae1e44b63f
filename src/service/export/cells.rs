//! One respondent's values as cells.

use super::{Export, ExportFormat};
use crate::domain::codebook::{Source, Value};
use crate::domain::passage::masked;
use crate::domain::{QuestionNo, RespondentKey};
use crate::report::Cell;
use crate::store::StoredResponse;

/// What each variable's numbers stand for, in words: empty where numbers are to be written.
pub(super) type Words = Vec<Vec<(i64, String)>>;

impl Export {
    /// The names of the columns.
    pub(super) fn heading(&self) -> Vec<String> {
        self.codebook.variables().iter().map(|variable| variable.name.clone()).collect()
    }

    /// The words for the codes.
    pub(super) fn words(&self) -> Words {
        let locale = self.locale();
        let words = |variable| {
            let codes = self.codebook.codes(variable, &self.panel);
            codes.iter().map(|code| (code.number, self.meaning(code.meaning, &locale))).collect()
        };
        self.codebook.variables().iter().map(words).collect()
    }

    /// The same where words are wanted in the place of codes.
    pub(super) fn wanted_words(&self) -> Words {
        if self.options.labels { self.words() } else { Words::new() }
    }

    /// One respondent's row.
    pub(super) fn row(&self, number: u32, response: &StoredResponse, words: &Words) -> Vec<Cell> {
        let values = self.codebook.values(number, &response.background, &response.answers);
        let sources = self.codebook.variables().iter().map(|variable| variable.source);
        let cell = |(column, (source, value)): (usize, (Source, Value<'_>))| match (source, value) {
            (_, Value::Number(number)) => Cell::Number(number),
            (Source::Question(no), Value::Words(said)) => {
                Cell::Text(self.in_their_own_words((response.key, no), said))
            }
            (_, Value::Blank | Value::Words(_)) => Cell::Empty,
            (_, Value::Code(code)) => match words.get(column).and_then(|words| word(words, code)) {
                Some(word) => Cell::Text(word.to_owned()),
                #[expect(clippy::cast_precision_loss, reason = "codes are small")]
                None => Cell::Number(code as f64),
            },
        };
        sources.zip(values).enumerate().map(cell).collect()
    }

    /// What somebody wrote to a question, as it leaves: every open answer, every "something else" and every place in words
    /// passes here, without what staff have hidden of it. What reads CSV for SPSS takes a line break for the end of the
    /// row, also within quotes.
    pub(super) fn in_their_own_words(
        &self,
        whose: (RespondentKey, QuestionNo),
        said: &str,
    ) -> String {
        let hidden = self.hidden.get(&whose).map_or(&[] as &[_], Vec::as_slice);
        let for_spss = self.options.format == ExportFormat::Sps;
        let sign = |sign: char| if for_spss && sign.is_control() { ' ' } else { sign };
        masked(said, hidden).chars().map(sign).collect()
    }
}

fn word(words: &[(i64, String)], code: i64) -> Option<&str> {
    words.iter().find(|(number, _)| *number == code).map(|(_, word)| word.as_str())
}
