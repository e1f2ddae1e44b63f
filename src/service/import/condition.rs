//! Conditions in a round's file: they name questions and options by id, and the ids may come later in the file.

use super::path::Path;
use super::problem::Fault;
use super::table::Table;
use crate::domain::{ChoiceNo, Condition, Question, QuestionNo, Requirement, check};

/// A condition as it is written.
pub(super) struct Demand {
    path: Path,
    question: String,
    any_of: Option<Vec<String>>,
    at_least: Option<f64>,
    at_most: Option<f64>,
}

/// Reads one condition.
pub(super) fn demand(table: &Table<'_>) -> Demand {
    let demand = Demand {
        path: table.path().clone(),
        question: table.need("question"),
        any_of: table.list("any_of"),
        at_least: table.get("at_least"),
        at_most: table.get("at_most"),
    };
    let bounds = ["at_least", "at_most"].into_iter().find(|key| table.has(key));
    match (table.has("any_of"), bounds) {
        (true, Some(bound)) => table.note(bound, Fault::Both("any_of")),
        (false, None) => table.note("any_of", Fault::MissingEither("at_least")),
        _ => (),
    }
    if table.has("any_of") && demand.any_of.as_ref().is_some_and(Vec::is_empty) {
        table.note("any_of", Fault::Empty);
    }
    if demand.at_least.zip(demand.at_most).is_some_and(|(least, most)| least > most) {
        table.note("at_most", Fault::Rule(check::Fault::BoundsCross));
    }
    demand
}

impl Demand {
    /// The condition, connected to the question and the options that it names. Notes those that do not exist.
    pub(super) fn find(self, questions: &[Question], root: &Table<'_>) -> Option<Condition> {
        let Some(place) = questions.iter().position(|question| question.id == self.question) else {
            if !self.question.is_empty() {
                let fault = check::Fault::UnknownQuestion(self.question);
                root.note_at(self.path.key("question"), Fault::Rule(fault));
            }
            return None;
        };
        let question = QuestionNo(u8::try_from(place).ok()?);
        let requirement = match self.any_of {
            None => Requirement::Between { at_least: self.at_least, at_most: self.at_most },
            Some(ids) => {
                let path = self.path.key("any_of");
                Requirement::AnyOf(choices(&ids, &questions[place], &path, root))
            }
        };
        Some(Condition { question, requirement })
    }
}

fn choices(ids: &[String], question: &Question, path: &Path, root: &Table<'_>) -> Vec<ChoiceNo> {
    let offered = question.choices();
    let find = |(no, id): (usize, &String)| {
        let place = offered.iter().position(|choice| choice.id == *id);
        if place.is_none() && !offered.is_empty() {
            let fault = check::Fault::UnknownChoice(id.clone());
            root.note_at(path.index(no), Fault::Rule(fault));
        }
        place.and_then(|place| u8::try_from(place).ok()).map(ChoiceNo)
    };
    ids.iter().enumerate().filter_map(find).collect()
}
