//! What a number in the microdata stands for.

use super::{Codebook, Part, Source, Variable};
use crate::domain::{LocalText, Panel, Question, QuestionKind, VariableNo};

/// Why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The respondent passed the question by.
    Skipped,
    /// The respondent does not know, or has no opinion.
    DontKnow,
    /// The question was not for this respondent.
    NotAsked,
    /// The respondent broke off before it.
    NotReached,
    /// The respondent would not say.
    WouldNotSay,
    /// It is not known, or left out to protect those who share it with few.
    Withheld,
}

impl Missing {
    /// Why a question has no answer.
    pub const OF_QUESTIONS: [Self; 4] =
        [Self::Skipped, Self::DontKnow, Self::NotAsked, Self::NotReached];

    /// Why a background variable has no category.
    pub const OF_BACKGROUND: [Self; 2] = [Self::WouldNotSay, Self::Withheld];

    /// The number that stands for it: below zero, as is usual.
    #[must_use]
    pub const fn code(self) -> i64 {
        match self {
            Self::Skipped => -1,
            Self::DontKnow => -2,
            Self::NotAsked => -3,
            Self::NotReached => -4,
            Self::WouldNotSay => -5,
            Self::Withheld => -6,
        }
    }
}

/// What a number stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Meaning<'a> {
    /// A category, an option, an area or the end of a scale, in staff's words.
    Label(&'a LocalText),
    /// "Something else".
    Other,
    /// A point on the map.
    OnTheMap,
    /// A place in words.
    InWords,
    /// It was answered.
    Answered,
    /// It was ticked.
    Ticked,
    /// It was not ticked.
    NotTicked,
    /// There is no value.
    Missing(Missing),
}

/// A number, and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Code<'a> {
    /// The number.
    pub number: i64,
    /// What it stands for.
    pub meaning: Meaning<'a>,
}

impl Codebook {
    /// Every number of a variable that stands for something; none where each is what it is.
    #[must_use]
    pub fn codes<'a>(&'a self, variable: &Variable, panel: &'a Panel) -> Vec<Code<'a>> {
        match variable.source {
            Source::Respondent => Vec::new(),
            Source::Background(no) => background(panel, no),
            Source::Question(no) => match self.round.question(no) {
                Some(question) => of_question(question, variable.part),
                None => Vec::new(),
            },
        }
    }
}

fn background(panel: &Panel, no: VariableNo) -> Vec<Code<'_>> {
    let categories = panel.variable(no).map_or(&[][..], |variable| &variable.categories);
    let labels = categories.iter().map(|category| Meaning::Label(&category.label));
    with_missing(numbered(1, labels), Missing::OF_BACKGROUND)
}

fn of_question(question: &Question, part: Part) -> Vec<Code<'_>> {
    let codes = match part {
        Part::OtherWords | Part::Words | Part::Latitude | Part::Longitude => return Vec::new(),
        Part::Option(_) | Part::Other => numbered(0, [Meaning::NotTicked, Meaning::Ticked]),
        Part::Why => numbered(0, [Meaning::Answered]),
        Part::Whole => whole(question),
    };
    if part == Part::Whole && question.goes_below_zero() {
        return codes;
    }
    with_missing(codes, Missing::OF_QUESTIONS)
}

fn whole(question: &Question) -> Vec<Code<'_>> {
    let labels = question.choices().iter().map(|choice| Meaning::Label(&choice.label));
    match &question.kind {
        QuestionKind::SingleChoice { .. } | QuestionKind::MultipleChoice { .. } => {
            numbered(1, labels.chain(question.other.then_some(Meaning::Other)))
        }
        QuestionKind::Location { .. } => {
            numbered(1, labels.chain([Meaning::OnTheMap, Meaning::InWords]))
        }
        QuestionKind::Scale { from, to, low, high } => vec![
            Code { number: (*from).into(), meaning: Meaning::Label(low) },
            Code { number: (*to).into(), meaning: Meaning::Label(high) },
        ],
        QuestionKind::OpenText { .. } => numbered(1, [Meaning::Answered]),
        QuestionKind::Number { .. } => Vec::new(),
    }
}

fn numbered<'a>(first: i64, meanings: impl IntoIterator<Item = Meaning<'a>>) -> Vec<Code<'a>> {
    (first..).zip(meanings).map(|(number, meaning)| Code { number, meaning }).collect()
}

fn with_missing(
    mut codes: Vec<Code<'_>>,
    missing: impl IntoIterator<Item = Missing>,
) -> Vec<Code<'_>> {
    let code = |why: Missing| Code { number: why.code(), meaning: Meaning::Missing(why) };
    codes.extend(missing.into_iter().map(code));
    codes
}
