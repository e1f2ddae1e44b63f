//! A result as a table for a spreadsheet: all of its words in one language, with the files' ids beside them.

use super::lines::{Counted, Line, row_id};
use crate::domain::{CategoryNo, Figure, Locale, Panel, Question, QuestionNo, Round, VariableNo};
use crate::report::Cell;
use crate::report::chart::Chart;
use crate::text::{Catalog, Text};

/// The columns of a round's tables in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns<'a> {
    pub panel: &'a Panel,
    pub round: &'a Round,
    pub locale: &'a Locale,
}

impl Columns<'_> {
    /// A sentence of ours.
    pub fn say(&self, text: &Text) -> String {
        Catalog.say(text, self.locale)
    }

    /// The headings: what is asked, by which variables it is broken down, what a row counts, and the figures.
    pub fn heading(&self, by: &[VariableNo]) -> Vec<String> {
        let mut heading = self.question_heading().to_vec();
        let variables = by.iter().filter_map(|no| self.panel.variable(*no));
        let texts = variables.map(|one| self.panel.say(&one.text, self.locale).to_owned());
        heading.extend(texts.flat_map(|text| self.with_id(text)));
        heading.push(self.say(&Text::TableKind));
        heading.extend(self.with_id(self.say(&Text::PublicAnswer)));
        let figures = [Text::PublicCount, Text::PublicShare, Text::TableHidden];
        heading.extend(figures.map(|text| self.say(&text)));
        heading
    }

    /// The headings of a question's columns.
    pub fn question_heading(&self) -> [String; 2] {
        self.with_id(self.say(&Text::TableQuestion))
    }

    fn with_id(&self, what: String) -> [String; 2] {
        [self.say(&Text::TableId { what: what.clone() }), what]
    }

    /// One count, below the headings. What is hidden says so in the last column.
    pub fn row(&self, line: &Line) -> Vec<Cell> {
        let mut row = self.question(line.question).to_vec();
        row.extend(line.group.iter().flat_map(|group| self.category(*group)));
        row.extend(self.counted(line));
        row.extend([
            line.count.shown().map_or(Cell::Empty, number),
            line.share.map_or(Cell::Empty, Cell::Number),
            Cell::Number(f64::from(u8::from(line.count == Figure::Suppressed))),
        ]);
        row
    }

    /// A question's id and what is asked.
    pub fn question(&self, no: QuestionNo) -> [Cell; 2] {
        let question = self.round.question(no);
        question.map_or([Cell::Empty, Cell::Empty], |question| {
            let text = self.panel.say(&question.text, self.locale).to_owned();
            [Cell::Text(question.id.clone()), Cell::Text(text)]
        })
    }

    fn category(&self, (variable, category): (VariableNo, Option<CategoryNo>)) -> [Cell; 2] {
        let found = self.panel.variable(variable).zip(category);
        let found = found.and_then(|(variable, no)| variable.category(no));
        found.map_or_else(
            || [Cell::Empty, Cell::Text(self.say(&Text::ExportWouldNotSay))],
            |category| {
                let label = self.panel.say(&category.label, self.locale).to_owned();
                [Cell::Text(category.id.clone()), Cell::Text(label)]
            },
        )
    }

    /// What a line counts: of which kind that is, its id and its name.
    fn counted(&self, line: &Line) -> [Cell; 3] {
        let of = |kind: Text, id: Cell, name: String| {
            [Cell::Text(self.say(&kind)), id, Cell::Text(name)]
        };
        match line.counted {
            Counted::Row(row, is_last) => {
                let named = |question: &Question| {
                    let name = Chart::label(self.panel, question, row, is_last, self.locale);
                    (Cell::Text(row_id(question, &row)), name)
                };
                let question = self.round.question(line.question);
                let (id, name) = question.map_or((Cell::Empty, String::new()), named);
                of(Text::TableKindAnswer, id, name)
            }
            Counted::Base => of(Text::TableKindBase, Cell::Empty, self.say(&Text::PublicBase)),
            Counted::DontKnow => of(Text::TableKindMissing, Cell::Empty, self.say(&Text::DontKnow)),
            Counted::Skipped => {
                of(Text::TableKindMissing, Cell::Empty, self.say(&Text::PublicSkipped))
            }
        }
    }
}

/// A count of people.
#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
pub(super) const fn number(count: u64) -> Cell {
    Cell::Number(count as f64)
}
