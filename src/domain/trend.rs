//! The same question in several rounds of a panel: what can be compared, and where it cannot be any more.

use chrono::{DateTime, Utc};

use super::{Locale, Panel, Question, QuestionKind, QuestionResult, Round, RoundResult, Row};

/// One question over the rounds that asked it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend<'a> {
    /// Its name in the rounds' files.
    pub id: &'a str,
    /// The rounds that can be compared with each other, the oldest first. More than one part where the question was changed.
    pub parts: Vec<TrendPart<'a>>,
}

/// Rounds in a row that asked the very same.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPart<'a> {
    /// Why it cannot be compared with the part before it; `None` for the first.
    pub broken: Option<TrendBreak>,
    /// What came of it in each round, the oldest first; never empty.
    pub points: Vec<TrendPoint<'a>>,
}

/// What came of the question in one round.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint<'a> {
    /// The round.
    pub round: &'a Round,
    /// When it closed.
    pub closed_at: DateTime<Utc>,
    /// The question as it was asked then.
    pub question: &'a Question,
    /// Its result.
    pub result: &'a QuestionResult,
}

/// Why two rounds cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrendBreak {
    /// The options, the ends of the scale or the kind of answer are others.
    Options,
    /// It is asked in other words.
    Wording,
}

impl TrendBreak {
    /// The name for machines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Options => "options",
            Self::Wording => "wording",
        }
    }
}

impl<'a> Trend<'a> {
    /// How many rounds asked it.
    #[must_use]
    pub fn rounds(&self) -> usize {
        self.parts.iter().map(|part| part.points.len()).sum()
    }

    fn add(&mut self, panel: &Panel, point: TrendPoint<'a>) {
        let broken = self.parts.last().and_then(|part| {
            let last = part.points.last()?;
            broken(panel, last.question, point.question)
        });
        match self.parts.last_mut() {
            Some(part) if broken.is_none() => part.points.push(point),
            _ => self.parts.push(TrendPart { broken, points: vec![point] }),
        }
    }
}

impl TrendPart<'_> {
    /// What each count is of, where that is the same in every round. The bands of a number are not.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        let rows = self.points.last().map_or(&[] as &[_], |last| last.result.rows.as_slice());
        let alike = |point: &TrendPoint<'_>| {
            point.result.rows.is_empty() || point.result.rows.as_slice() == rows
        };
        if self.points.iter().all(alike) { rows } else { &[] }
    }
}

impl TrendPoint<'_> {
    /// The share of those who answered that one row has, where that may be shown.
    #[must_use]
    pub fn share(&self, row: usize) -> Option<f64> {
        self.result.answers.share(row)
    }
}

/// Every question with figures that at least two of these rounds asked, as the last of them asks. The rounds are a panel's,
/// the oldest first.
#[must_use]
pub fn trends<'a>(
    panel: &Panel,
    rounds: impl IntoIterator<Item = (&'a Round, &'a RoundResult)>,
) -> Vec<Trend<'a>> {
    let mut trends: Vec<Trend<'a>> = Vec::new();
    for (round, result) in rounds {
        for (no, question) in round.questions() {
            let Some(answers) = result.question(no).filter(|_| has_figures(question)) else {
                continue;
            };
            let closed_at = round.closes_at(result.frozen_at);
            let point = TrendPoint { round, closed_at, question, result: answers };
            if let Some(trend) = trends.iter_mut().find(|trend| trend.id == question.id) {
                trend.add(panel, point);
            } else {
                let first = TrendPart { broken: None, points: vec![point] };
                trends.push(Trend { id: &question.id, parts: vec![first] });
            }
        }
    }
    trends.retain(|trend| trend.rounds() > 1);
    trends
}

const fn has_figures(question: &Question) -> bool {
    !matches!(question.kind, QuestionKind::OpenText { .. })
}

/// Why the one cannot be compared with the other; `None` when it can.
fn broken(panel: &Panel, before: &Question, after: &Question) -> Option<TrendBreak> {
    let locale = panel.default_locale();
    if !offers_the_same(before, after, panel, locale) {
        return Some(TrendBreak::Options);
    }
    let said = |question: &Question| panel.say(&question.text, locale).trim().to_owned();
    (said(before) != said(after)).then_some(TrendBreak::Wording)
}

fn offers_the_same(one: &Question, other: &Question, panel: &Panel, locale: &Locale) -> bool {
    use QuestionKind as K;
    let options = |question: &Question| -> Vec<(String, String)> {
        let option = |choice: &super::Choice| {
            (choice.id.clone(), panel.say(&choice.label, locale).to_owned())
        };
        question.choices().iter().map(option).collect()
    };
    let ends = match (&one.kind, &other.kind) {
        (
            K::Scale { from, to, low, high },
            K::Scale { from: from_too, to: to_too, low: low_too, high: high_too },
        ) => (from, to, low, high) == (from_too, to_too, low_too, high_too),
        (K::Number { unit, .. }, K::Number { unit: unit_too, .. }) => unit == unit_too,
        (K::MultipleChoice { max, .. }, K::MultipleChoice { max: max_too, .. }) => max == max_too,
        (one, other) => one.as_str() == other.as_str(),
    };
    ends && one.other == other.other && options(one) == options(other)
}
