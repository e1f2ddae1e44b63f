//! One column of the microdata.

use crate::domain::{ChoiceNo, Question, QuestionKind, QuestionNo, VariableNo};

/// One column of the microdata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Its name: letters and digits of ASCII and low lines, at most 64, a letter first.
    pub name: String,
    /// What it is about.
    pub source: Source,
    /// Which part of that.
    pub part: Part,
}

/// What a variable is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The respondent's running number, which says nothing about them.
    Respondent,
    /// A background variable.
    Background(VariableNo),
    /// A question.
    Question(QuestionNo),
}

/// Which part of an answer a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it, as a number.
    Whole,
    /// Why there is no answer, where the answer itself can be below zero.
    Why,
    /// Whether one of several options was ticked.
    Option(ChoiceNo),
    /// Whether "something else" was ticked beside several options.
    Other,
    /// What "something else" was, in the respondent's words.
    OtherWords,
    /// An open answer, or a place, in the respondent's words.
    Words,
    /// Degrees north, rounded.
    Latitude,
    /// Degrees east, rounded.
    Longitude,
}

impl Variable {
    /// Whether it holds words and no numbers.
    #[must_use]
    pub const fn is_words(&self) -> bool {
        matches!(self.part, Part::Words | Part::OtherWords)
    }
}

/// The parts of one question, in the order of the columns.
pub(super) fn parts(question: &Question, with_words: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    if question.is_multiple() {
        parts.extend((0..).map(ChoiceNo).take(question.choices().len()).map(Part::Option));
        parts.extend(question.other.then_some(Part::Other));
    } else {
        parts.push(Part::Whole);
    }
    if question.goes_below_zero() {
        parts.push(Part::Why);
    }
    if matches!(question.kind, QuestionKind::Location { .. }) {
        parts.extend([Part::Latitude, Part::Longitude]);
    }
    if with_words && question.takes_free_text() {
        parts.push(Part::Words);
    }
    if with_words && question.other {
        parts.push(Part::OtherWords);
    }
    parts
}

/// What a variable would be called if every name were allowed.
pub(super) fn wanted_name(question: &Question, part: Part) -> String {
    let id = &question.id;
    match part {
        Part::Whole => id.clone(),
        Part::Why => format!("{id}_why"),
        Part::Option(no) => match question.choice(no) {
            Some(choice) => format!("{id}_{}", choice.id),
            None => format!("{id}_{}", no.0),
        },
        Part::Other => format!("{id}_other"),
        Part::OtherWords => format!("{id}_other_words"),
        Part::Words => format!("{id}_words"),
        Part::Latitude => format!("{id}_latitude"),
        Part::Longitude => format!("{id}_longitude"),
    }
}
