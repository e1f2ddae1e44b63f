//! Microdata as a table for a spreadsheet.

use super::Microdata;
use super::outcome::{Outcome, outcome};
use crate::domain::{AnswerValue, ChoiceNo, Place, Question, QuestionKind, routing};
use crate::report::{Cell, csv_bytes};
use crate::store::StoredResponse;

impl Microdata {
    /// As CSV. For each question `id` a column with the answer and a column `id.missing` with why there is none; for
    /// options that can be ticked also a column of 0 and 1 for each.
    ///
    /// # Errors
    /// When the rows cannot be written.
    pub fn to_csv(&self) -> std::io::Result<Vec<u8>> {
        let mut header = vec!["respondent".to_owned()];
        let variables = self.panel.variables().map(|(_, variable)| &variable.id);
        header.extend(variables.filter(|id| self.round.report_by.contains(id)).cloned());
        header.extend(self.round.questions.iter().flat_map(columns));
        let rows: Vec<_> = self.responses.iter().map(|response| self.row(response)).collect();
        csv_bytes(&header, &rows)
    }

    fn row(&self, response: &StoredResponse) -> Vec<Cell> {
        let mut row = vec![Cell::Text(response.key.to_hex())];
        row.extend(self.background(response).map(|(_, category)| text(category)));
        let path = routing::path(&self.round, &response.answers);
        for (no, question) in self.round.questions() {
            row.extend(cells(question, &outcome(&self.round, no, &path, &response.answers)));
        }
        row
    }
}

/// The columns of one question. What is ticked beside the options is `_other`, which no id of the file is likely to be.
fn columns(question: &Question) -> Vec<String> {
    let id = &question.id;
    let mut columns = vec![id.clone(), format!("{id}.missing")];
    match &question.kind {
        QuestionKind::SingleChoice { .. } if question.other => {
            columns.push(format!("{id}._other_text"));
        }
        QuestionKind::MultipleChoice { choices, .. } => {
            columns.extend(choices.iter().map(|choice| format!("{id}.{}", choice.id)));
            if question.other {
                columns.extend([format!("{id}._other"), format!("{id}._other_text")]);
            }
        }
        QuestionKind::Location { .. } => {
            columns.extend([format!("{id}.latitude"), format!("{id}.longitude")]);
        }
        _ => (),
    }
    columns
}

/// What stands in those columns for one respondent.
fn cells(question: &Question, outcome: &Outcome<'_>) -> Vec<Cell> {
    let value = match outcome {
        Outcome::Said(value) => *value,
        Outcome::Missing(why) => {
            let mut cells = vec![Cell::Empty, text(Some(why))];
            cells.resize(columns(question).len(), Cell::Empty);
            return cells;
        }
    };
    let mut cells = match value {
        AnswerValue::Choices { chosen, other } => choices(question, chosen, other.as_deref()),
        AnswerValue::Scale(point) => vec![Cell::Number(f64::from(*point)), Cell::Empty],
        AnswerValue::Number(number) => vec![Cell::Number(*number), Cell::Empty],
        AnswerValue::Text(words) => vec![text(Some(words)), Cell::Empty],
        AnswerValue::Place(place) => location(question, place),
        AnswerValue::Nonresponse(_) => Vec::new(),
    };
    cells.resize(columns(question).len(), Cell::Empty);
    cells
}

fn choices(question: &Question, chosen: &[ChoiceNo], other: Option<&str>) -> Vec<Cell> {
    let ids = chosen.iter().filter_map(|no| question.choice(*no)).map(|choice| choice.id.as_str());
    let named: Vec<&str> = ids.chain(other.map(|_| "_other")).collect();
    let mut cells = vec![text(Some(&named.join(";"))), Cell::Empty];
    let ticked = |is: bool| Cell::Number(f64::from(u8::from(is)));
    if question.is_multiple() {
        let every = (0..).map(ChoiceNo).take(question.choices().len());
        cells.extend(every.map(|no| ticked(chosen.contains(&no))));
        if question.other {
            cells.push(ticked(other.is_some()));
        }
    }
    if question.other {
        cells.push(text(other));
    }
    cells
}

fn location(question: &Question, place: &Place) -> Vec<Cell> {
    match place {
        Place::Point { latitude, longitude } => {
            vec![Cell::Empty, Cell::Empty, Cell::Number(*latitude), Cell::Number(*longitude)]
        }
        Place::Words(words) => vec![text(Some(words)), Cell::Empty],
        Place::Area(no) => {
            vec![text(question.choice(*no).map(|area| area.id.as_str())), Cell::Empty]
        }
    }
}

fn text(words: Option<&str>) -> Cell {
    words.map_or(Cell::Empty, |words| Cell::Text(words.to_owned()))
}
