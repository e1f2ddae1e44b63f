//! Which questions one respondent is asked, and which comes next.

use std::collections::BTreeMap;

use super::{
    Answer, AnswerValue, ChoiceNo, Condition, Question, QuestionKind, QuestionNo, Requirement,
    Round,
};

/// A respondent's answers in one round, by question.
pub type Answers = BTreeMap<QuestionNo, Answer>;

/// How far a respondent has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Questions asked and finished, in order.
    pub answered: Vec<QuestionNo>,
    /// The question to ask now; `None` when the round is complete.
    pub next: Option<QuestionNo>,
}

impl Path {
    /// Whether this question has been asked of the respondent.
    #[must_use]
    pub fn has_asked(&self, question: QuestionNo) -> bool {
        self.answered.contains(&question) || self.next == Some(question)
    }

    /// The question before `question`, for *back*.
    #[must_use]
    pub fn before(&self, question: QuestionNo) -> Option<QuestionNo> {
        self.answered.iter().copied().rev().find(|earlier| *earlier < question)
    }

    /// The question's place among those asked, from 1.
    #[must_use]
    pub fn position(&self, question: QuestionNo) -> usize {
        1 + self.answered.iter().filter(|earlier| **earlier < question).count()
    }
}

/// How far these answers have brought a respondent through the round.
#[must_use]
pub fn path(round: &Round, answers: &Answers) -> Path {
    let mut answered = Vec::new();
    for (no, question) in round.questions() {
        if !is_shown(question, answers) {
            continue;
        }
        if !answers.get(&no).is_some_and(|answer| answer.complete) {
            return Path { answered, next: Some(no) };
        }
        answered.push(no);
    }
    Path { answered, next: None }
}

/// Answers to questions that, after a change further up, are no longer asked.
#[must_use]
pub fn orphans(round: &Round, answers: &Answers) -> Vec<QuestionNo> {
    let mut kept = Answers::new();
    let mut orphans = Vec::new();
    for (no, question) in round.questions() {
        let Some(answer) = answers.get(&no) else { continue };
        if is_shown(question, &kept) {
            kept.insert(no, answer.clone());
        } else {
            orphans.push(no);
        }
    }
    orphans
}

/// The answer that counts: finished, and to a question that these answers ask. Also where a question before it has come to
/// be asked since, by a change or by two places being joined. The one rule of every count and every file.
#[must_use]
pub fn counted<'a>(round: &Round, no: QuestionNo, answers: &'a Answers) -> Option<&'a Answer> {
    let question = round.question(no)?;
    let answer = answers.get(&no).filter(|answer| answer.complete)?;
    is_shown(question, answers).then_some(answer)
}

/// Whether every condition of the question holds for these answers.
#[must_use]
pub fn is_shown(question: &Question, answers: &Answers) -> bool {
    question.show_if.iter().all(|condition| holds(condition, answers))
}

fn holds(condition: &Condition, answers: &Answers) -> bool {
    let Some(answer) = answers.get(&condition.question).filter(|answer| answer.complete) else {
        return false;
    };
    match (&condition.requirement, &answer.value) {
        (Requirement::AnyOf(wanted), AnswerValue::Choices { chosen, .. }) => {
            wanted.iter().any(|choice| chosen.contains(choice))
        }
        (Requirement::Between { at_least, at_most }, AnswerValue::Scale(point)) => {
            within(f64::from(*point), *at_least, *at_most)
        }
        (Requirement::Between { at_least, at_most }, AnswerValue::Number(number)) => {
            within(*number, *at_least, *at_most)
        }
        _ => false,
    }
}

fn within(number: f64, at_least: Option<f64>, at_most: Option<f64>) -> bool {
    at_least.is_none_or(|least| number >= least) && at_most.is_none_or(|most| number <= most)
}

/// Most ways through the conditions that [`longest`] tries.
const MOST_WAYS: usize = 4096;

/// The most questions that a respondent with these answers can come to answer in all: the "5" of "2 of 5".
#[must_use]
pub fn longest(round: &Round, answers: &Answers) -> usize {
    let mut ways = 0;
    walk(round, QuestionNo(0), &mut answers.clone(), &mut ways)
}

fn walk(round: &Round, from: QuestionNo, answers: &mut Answers, ways: &mut usize) -> usize {
    let Some(question) = round.question(from) else {
        *ways += 1;
        return 0;
    };
    let after = QuestionNo(from.0 + 1);
    if !is_shown(question, answers) {
        return walk(round, after, answers, ways);
    }
    let settled = answers.get(&from).is_some_and(|answer| answer.complete);
    let examples = if settled { Vec::new() } else { examples(round, from, question) };
    let best = examples
        .into_iter()
        .map(|value| {
            if *ways >= MOST_WAYS {
                return 0;
            }
            let before = answers.insert(from, Answer::complete(value));
            let length = walk(round, after, answers, ways);
            match before {
                Some(answer) => answers.insert(from, answer),
                None => answers.remove(&from),
            };
            length
        })
        .max();
    1 + best.unwrap_or_else(|| walk(round, after, answers, ways))
}

/// Answers that stand for every way a later condition can turn out.
fn examples(round: &Round, no: QuestionNo, question: &Question) -> Vec<AnswerValue> {
    let asked_about = round
        .questions()
        .flat_map(|(_, later)| &later.show_if)
        .any(|condition| condition.question == no);
    if !asked_about {
        return Vec::new();
    }
    match question.kind {
        QuestionKind::Scale { .. } => {
            question.points().into_iter().map(AnswerValue::Scale).collect()
        }
        QuestionKind::Number { min, max, .. } => number_examples(round, no, min, max),
        _ => (0..)
            .map(ChoiceNo)
            .take(question.choices().len())
            .map(|choice| AnswerValue::Choices { chosen: vec![choice], other: None })
            .collect(),
    }
}

/// The bounds that conditions name, and the question's own.
fn number_examples(
    round: &Round,
    no: QuestionNo,
    min: Option<f64>,
    max: Option<f64>,
) -> Vec<AnswerValue> {
    round
        .questions()
        .flat_map(|(_, later)| &later.show_if)
        .filter(|condition| condition.question == no)
        .flat_map(|condition| match condition.requirement {
            Requirement::Between { at_least, at_most } => [at_least, at_most],
            Requirement::AnyOf(_) => [None, None],
        })
        .chain([min, max])
        .flatten()
        .map(AnswerValue::Number)
        .collect()
}
