//! The result of a round: the numbers that may be shown, protected once, together, at the close, and then frozen.
//!
//! Every output reads these tables and nothing else: chats, charts, pages and files.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::disclosure::FEWEST_IN_A_GROUP;
use super::{CategoryNo, ChoiceNo, Entry, Panel, QuestionNo, VariableNo};

/// A count that may be shown, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// So many.
    Shown(u64),
    /// Few enough, or near enough to few, that somebody could be recognised.
    Suppressed,
}

impl Figure {
    /// The count, if it may be shown.
    #[must_use]
    pub const fn shown(self) -> Option<u64> {
        match self {
            Self::Shown(count) => Some(count),
            Self::Suppressed => None,
        }
    }
}

/// The frozen result of a closed round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoundResult {
    /// When it was frozen.
    pub frozen_at: DateTime<Utc>,
    /// How many took part.
    pub turnout: Turnout,
    /// Each question for the whole panel, in the round's order.
    pub questions: Vec<QuestionResult>,
    /// Each question by each background variable that the round reports by, and by two of them where it says so.
    pub breakdowns: Vec<Breakdown>,
}

/// How many took part, each person counted once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnout {
    /// Those who could have answered: in the panel at the close, or with a response. The one denominator of the round.
    pub panelists: u64,
    /// Those who answered at least one question.
    pub responded: u64,
    /// Those who came to the end.
    pub completed: u64,
    /// Whether those who were asked were drawn at random, and are not merely those who came.
    pub drawn: bool,
    /// How many of them began on each day of the panel's calendar. Days of few are counted with a neighbour, as that day.
    pub days: Vec<(NaiveDate, u64)>,
    /// After which question those who did not come to the end broke off; one figure a question.
    pub broke_off: Vec<(QuestionNo, Figure)>,
}

/// One question's result for the whole panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionResult {
    /// Which.
    pub question: QuestionNo,
    /// What each count is of, in the order in which they are shown. None for an open question.
    pub rows: Vec<Row>,
    /// The whole panel's answers.
    pub answers: Distribution,
}

/// What a count is of.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// An option, or an area of a place.
    Choice(ChoiceNo),
    /// "Something else".
    Other,
    /// A point of a scale.
    Point(i32),
    /// Numbers from the first up to, but not with, the second; with both ends where it is the last.
    Band {
        /// The lowest.
        from: f64,
        /// The end.
        to: f64,
    },
    /// A point on the map.
    OnTheMap,
    /// A place in words.
    InWords,
}

/// Counts of answers among one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Distribution {
    /// How many gave an answer: the base of every share. Neither "don't know" nor a skipped question is one.
    pub base: Figure,
    /// One count a row. Of a question with several answers each counts once for every option, so shares add up to more
    /// than all.
    pub counts: Vec<Figure>,
    /// How many do not know.
    pub dont_know: Figure,
    /// How many passed it by.
    pub skipped: Figure,
    /// The mean of a scale or a number, where everything it rests on is shown.
    pub mean: Option<f64>,
    /// The median of the same.
    pub median: Option<f64>,
}

/// A question by one background variable, or by two at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Breakdown {
    /// Which question; its rows are those of its [`QuestionResult`].
    pub question: QuestionNo,
    /// One variable, or two.
    pub by: Vec<VariableNo>,
    /// Each group with enough in it, in the order of the categories.
    pub groups: Vec<Group>,
}

/// Those of one category, or of one of each variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// One a variable; `None` for those who would not say.
    pub categories: Vec<Option<CategoryNo>>,
    /// Their answers.
    pub answers: Distribution,
}

impl Breakdown {
    /// Whether anything of what any of its groups answered may be shown.
    #[must_use]
    pub fn shows_answers(&self) -> bool {
        let mut counts = self.groups.iter().flat_map(|group| &group.answers.counts);
        counts.any(|count| count.shown().is_some())
    }
}

impl Turnout {
    /// How many could have answered, where that can be said: 0 of a panel that anyone answers first and joins later, since
    /// only those who came are known there.
    #[must_use]
    pub fn asked(&self, panel: &Panel) -> u64 {
        if panel.entry == Entry::AnswerFirst { 0 } else { self.panelists }
    }

    /// Whether so few answered that nothing of what they said is shown, not in their own words either.
    #[must_use]
    pub const fn is_few(&self) -> bool {
        self.responded < FEWEST_IN_A_GROUP
    }
}

impl RoundResult {
    /// One question for the whole panel.
    #[must_use]
    pub fn question(&self, no: QuestionNo) -> Option<&QuestionResult> {
        self.questions.iter().find(|one| one.question == no)
    }

    /// The questions to which everybody who answered gave the same answer: what is shown of them tells what each one said.
    pub fn alike(&self) -> impl Iterator<Item = QuestionNo> + '_ {
        let same = |one: &&QuestionResult| {
            let base = one.answers.base.shown().filter(|base| *base > 0);
            let mut rows = one.rows.iter().zip(&one.answers.counts);
            base.is_some() && rows.any(|(row, count)| row.is_one_answer() && count.shown() == base)
        };
        self.questions.iter().filter(same).map(|one| one.question)
    }

    /// Whether anything of what was answered may be shown: a round of few shows none.
    #[must_use]
    pub fn shows_answers(&self) -> bool {
        self.questions.iter().any(|one| one.answers.base.shown().is_some())
    }
}

impl Row {
    /// Whether all who are counted there gave the same answer: numbers in a band, places and answers in people's own words
    /// need not be the same.
    #[must_use]
    #[expect(clippy::float_cmp, reason = "the same number twice is one number")]
    pub fn is_one_answer(&self) -> bool {
        match self {
            Self::Choice(_) | Self::Point(_) => true,
            Self::Band { from, to } => from == to,
            Self::Other | Self::OnTheMap | Self::InWords => false,
        }
    }
}

impl Distribution {
    /// The share of the base that one row has, from 0 to 1; `None` when either is not shown, or nobody answered.
    #[must_use]
    pub fn share(&self, row: usize) -> Option<f64> {
        let base = self.base.shown().filter(|base| *base > 0)?;
        let count = self.counts.get(row)?.shown()?;
        #[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^52")]
        let share = count as f64 / base as f64;
        Some(share)
    }
}
