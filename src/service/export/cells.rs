//! One respondent's values as cells.

use super::{Export, ExportFormat};
use crate::domain::codebook::Value;
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
        let cell = |(column, value): (usize, Value<'_>)| match value {
            Value::Blank => Cell::Empty,
            Value::Number(number) => Cell::Number(number),
            Value::Words(said) => Cell::Text(self.in_their_own_words(said)),
            Value::Code(code) => match words.get(column).and_then(|words| word(words, code)) {
                Some(word) => Cell::Text(word.to_owned()),
                #[expect(clippy::cast_precision_loss, reason = "codes are small")]
                None => Cell::Number(code as f64),
            },
        };
        values.into_iter().enumerate().map(cell).collect()
    }

    /// What somebody wrote, as it leaves: every open answer, every "something else" and every place in words passes here.
    /// What reads CSV for SPSS takes a line break for the end of the row, also within quotes.
    pub(super) fn in_their_own_words(&self, said: &str) -> String {
        let for_spss = self.options.format == ExportFormat::Sps;
        let sign = |sign: char| if for_spss && sign.is_control() { ' ' } else { sign };
        said.chars().map(sign).collect()
    }
}

fn word(words: &[(i64, String)], code: i64) -> Option<&str> {
    words.iter().find(|(number, _)| *number == code).map(|(_, word)| word.as_str())
}
