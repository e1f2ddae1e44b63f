//! The codebook of a round: the variables of its microdata, what each value stands for, and one respondent's values.

mod code;
mod name;
mod outcome;
mod value;
mod variable;

pub use code::{Code, Meaning, Missing};
pub use value::{Value, rounded};
pub use variable::{Part, Source, Variable};

use super::{Panel, Question, QuestionKind, QuestionNo, Round};

/// The variables of a round's microdata, in the order of the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Codebook {
    round: Round,
    variables: Vec<Variable>,
}

impl Codebook {
    /// The respondent's running number, the background that the round reports by, and each question. What people wrote in
    /// their own words is among them only `with_words`.
    #[must_use]
    pub fn new(panel: &Panel, round: &Round, with_words: bool) -> Self {
        let mut names = name::Names::default();
        let mut variables = Vec::new();
        let mut add = |source, part, wanted: &str| {
            variables.push(Variable { name: names.free(wanted), source, part });
        };
        add(Source::Respondent, Part::Whole, "respondent");
        for (no, variable) in panel.variables() {
            if round.report_by.contains(&variable.id) {
                add(Source::Background(no), Part::Whole, &variable.id);
            }
        }
        for (no, question) in round.questions() {
            for part in variable::parts(question, with_words) {
                add(Source::Question(no), part, &variable::wanted_name(question, part));
            }
        }
        Self { round: round.clone(), variables }
    }

    /// The variables, in the order of the columns.
    #[must_use]
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// The round that it is of.
    #[must_use]
    pub const fn round(&self) -> &Round {
        &self.round
    }

    /// The questions that are answered with a place.
    pub fn places(&self) -> impl Iterator<Item = (QuestionNo, &Question)> {
        let is_place = |question: &Question| matches!(question.kind, QuestionKind::Location { .. });
        self.round.questions().filter(move |(_, question)| is_place(question))
    }
}
