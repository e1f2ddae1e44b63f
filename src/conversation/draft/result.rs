//! Wording what came of a round: how many answered, the figures, and the reader's own answer beside them.

use super::{Button, Wording, key, link, sentence};
use crate::conversation::{Command, OwnPart, RoundOutcome};
use crate::domain::markup::Markup;
use crate::domain::message::Block;
use crate::domain::{
    Answer, AnswerValue, Background, Distribution, Nonresponse, Panel, Question, QuestionKind,
    QuestionNo, QuestionResult, Round, RoundId, RoundResult, Row,
};
use crate::text::{Draft, Figure, Phrase, Text, yes_or_no};

/// Characters that the figures may take, so that all fits below a picture (Telegram: 1,024), and the fewest they get.
const FIGURES_MAX_CHARS: usize = 620;
const FIGURES_MIN_CHARS: usize = 160;

/// Characters of a row besides its label.
const ROW_CHARS: usize = 14;

impl Wording<'_> {
    /// What came of a round, to someone who took part.
    pub(super) fn result(&self, id: RoundId, question: Option<QuestionNo>) -> Option<Draft> {
        let outcome = self.situation.outcome(id)?;
        let panel = self.situation.panel(outcome.round.panel)?;
        let mut draft = Draft::default()
            .block(Block::Heading(self.own(panel, &outcome.round.title)))
            .block(Block::Text(turnout(panel, &outcome.result).into()));
        let summary = self.situation.bulletin.as_ref().map(|text| panel.say(text, &self.locale));
        let summary = Markup::parse(summary.unwrap_or_default());
        let written = summary.plain().chars().count();
        if !summary.is_empty() {
            draft = draft.block(Block::Markup(summary));
        }
        if let Some(no) = question {
            draft = self.figures(draft, panel, outcome, no, written);
            draft = self.own_answer(draft, panel, outcome, no);
        }
        if outcome.own == OwnPart::Sealed {
            draft = draft.block(Block::Small(Text::ResultSealed.into()));
        }
        let draft = draft.block(Block::Text(self.answer_next(panel, &outcome.round).into()));
        let draft = draft.row(self.result_page(panel, &outcome.round).into_iter().collect());
        if matches!(outcome.own, OwnPart::None) {
            return Some(draft);
        }
        Some(draft.row(vec![key(Text::ResultMine, &Button::Command(Command::Mine))]))
    }

    /// That there is a result to look at.
    pub(super) fn result_link(&self, id: RoundId) -> Option<Draft> {
        let outcome = self.situation.outcome(id)?;
        let panel = self.situation.panel(outcome.round.panel)?;
        let page = self.result_page(panel, &outcome.round)?;
        let (responded, panelists) = counted(panel, &outcome.result);
        let title = self.words(panel, &outcome.round.title);
        Some(sentence(Text::ResultLink { title, responded, panelists }).row(vec![page]))
    }

    fn result_page(
        &self,
        panel: &Panel,
        round: &Round,
    ) -> Option<crate::domain::message::Button<Phrase>> {
        Some(link(Text::ResultPage, self.situation.links.result_page(panel, round)?))
    }

    /// The figures of one question: as many rows as there is room for, those of most first to stay.
    fn figures(
        &self,
        draft: Draft,
        panel: &Panel,
        outcome: &RoundOutcome,
        no: QuestionNo,
        written: usize,
    ) -> Draft {
        let asked = outcome.round.question(no).zip(outcome.result.question(no));
        let Some((question, result)) = asked else { return draft };
        let Some(base) = result.answers.base.shown() else { return draft };
        let words = self.words(panel, &question.text);
        let taken = written + words.chars().count();
        let room = FIGURES_MAX_CHARS.saturating_sub(taken).max(FIGURES_MIN_CHARS);
        let shown = rows_with_room(result, room, |row| self.row_chars(panel, question, row));
        let left_out = count(result.rows.len() - shown.len());
        let rows = shown.into_iter().filter_map(|at| self.row(panel, question, result, at));
        let mut rows: Vec<Phrase> = rows.map(Phrase::from).collect();
        if left_out > 0 {
            rows.push(Text::ResultMoreRows { count: left_out }.into());
        }
        let asked = Text::ResultQuestion { question: words, count: shown_as(base) };
        let draft = draft.block(Block::Small(asked.into()));
        if rows.is_empty() { draft } else { draft.block(Block::List(rows)) }
    }

    fn row_chars(&self, panel: &Panel, question: &Question, row: &Row) -> usize {
        let label = match row {
            Row::Choice(no) => {
                question.choice(*no).map(|choice| panel.say(&choice.label, &self.locale))
            }
            _ => None,
        };
        ROW_CHARS + label.map_or(ROW_CHARS, |label| label.chars().count())
    }

    /// One row: what it counts, its share and its count, or that it is too few to show.
    fn row(
        &self,
        panel: &Panel,
        question: &Question,
        result: &QuestionResult,
        at: usize,
    ) -> Option<Text> {
        let shown = result.answers.counts.get(at)?.shown();
        let (percent, count) = match (result.answers.share(at), shown) {
            (Some(share), Some(count)) => (percent(share), shown_as(count)),
            _ => (0, 0),
        };
        let shown = yes_or_no(shown.is_some());
        Some(match result.rows.get(at)? {
            Row::Choice(no) => {
                let label = self.words(panel, &question.choice(*no)?.label);
                Text::ResultRow { label, shown, percent, count }
            }
            Row::Other => Text::ResultRowOther { shown, percent, count },
            Row::Point(point) => match self.meaning(panel, question, *point) {
                Some(meaning) => {
                    let point = Figure(f64::from(*point));
                    Text::ResultRowEnd { point, meaning, shown, percent, count }
                }
                None => Text::ResultRow { label: point.to_string(), shown, percent, count },
            },
            Row::Band { from, to } => {
                let (from, to) = (Figure(*from), Figure(*to));
                Text::ResultRowBand { from, to, shown, percent, count }
            }
            Row::OnTheMap => Text::ResultRowMap { shown, percent, count },
            Row::InWords => Text::ResultRowWords { shown, percent, count },
        })
    }

    /// What a point of a scale means, at the ends.
    fn meaning(&self, panel: &Panel, question: &Question, point: i32) -> Option<String> {
        let QuestionKind::Scale { from, to, low, high } = &question.kind else { return None };
        let meaning = if point == *from { low } else { Some(high).filter(|_| point == *to)? };
        Some(self.words(panel, meaning)).filter(|meaning| !meaning.is_empty())
    }

    /// The reader's own answer, and how many of all and of their group said the same.
    fn own_answer(
        &self,
        draft: Draft,
        panel: &Panel,
        outcome: &RoundOutcome,
        no: QuestionNo,
    ) -> Draft {
        let OwnPart::Known(answers) = &outcome.own else { return draft };
        let asked = outcome.round.question(no).zip(outcome.result.question(no));
        let (Some((question, result)), Some(answer)) = (asked, answers.get(&no)) else {
            return draft;
        };
        if answer.value == AnswerValue::Nonresponse(Nonresponse::Skipped) {
            return draft;
        }
        let draft = draft.block(Block::Small(Text::YourAnswer.into()));
        let draft = self.given_back(panel, question, answer).into_iter().fold(draft, Draft::block);
        let beside = self.beside(panel, outcome, result, answer);
        if beside.is_empty() { draft } else { draft.block(Block::List(beside)) }
    }

    /// All, and the reader's group where the protected tables show it, beside their own answer.
    pub(super) fn beside(
        &self,
        panel: &Panel,
        outcome: &RoundOutcome,
        result: &QuestionResult,
        answer: &Answer,
    ) -> Vec<Phrase> {
        let background = self.situation.member(panel.id).map(|member| &member.background);
        let groups = background
            .into_iter()
            .flat_map(|background| groups_of(&outcome.result, result.question, background));
        let named = groups.filter_map(|(variable, category, answers)| {
            let category = panel.variable(variable)?.category(category)?;
            Some((Some(self.words(panel, &category.label)), answers))
        });
        let all = std::iter::once((None, &result.answers));
        let mut lines: Vec<Phrase> = Vec::new();
        for (group, answers) in all.chain(named) {
            let line = match &answer.value {
                AnswerValue::Choices { chosen, other } => {
                    let row = match (chosen.iter().next(), other, chosen.len()) {
                        (Some(no), None, 1) => Row::Choice(*no),
                        (None, Some(_), _) => Row::Other,
                        _ => return Vec::new(),
                    };
                    let at = result.rows.iter().position(|one| *one == row);
                    at.and_then(|at| answers.share(at)).map(|share| match group {
                        None => Text::ResultSameAll { percent: percent(share) },
                        Some(group) => Text::ResultSameGroup { group, percent: percent(share) },
                    })
                }
                AnswerValue::Scale(_) => answers.mean.map(|mean| match group {
                    None => Text::ResultMeanAll { number: rounded(mean) },
                    Some(group) => Text::ResultMeanGroup { group, number: rounded(mean) },
                }),
                _ => None,
            };
            lines.extend(line.map(Phrase::from));
        }
        lines
    }
}

/// How many answered, and, where they are few, why there are no figures.
fn turnout(panel: &Panel, result: &RoundResult) -> Text {
    let (responded, panelists) = counted(panel, result);
    if result.shows_answers() {
        Text::ResultTurnout { responded, panelists }
    } else {
        Text::ResultTurnoutFew { responded, panelists }
    }
}

pub(super) fn counted(panel: &Panel, result: &RoundResult) -> (u32, u32) {
    (shown_as(result.turnout.responded), shown_as(result.turnout.asked(panel)))
}

/// The places of the rows that there is room for, in their order: those that most answered stay.
fn rows_with_room(
    result: &QuestionResult,
    room: usize,
    chars: impl Fn(&Row) -> usize,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..result.rows.len()).collect();
    let of = |at: &usize| result.answers.counts.get(*at).and_then(|count| count.shown());
    order.sort_by_key(|at| std::cmp::Reverse(of(at)));
    let mut taken = 0;
    let mut shown: Vec<usize> = order
        .into_iter()
        .take_while(|at| {
            taken += chars(&result.rows[*at]);
            taken <= room
        })
        .collect();
    shown.sort_unstable();
    shown
}

/// The reader's groups whose answers to a question may be shown.
fn groups_of<'a>(
    result: &'a RoundResult,
    question: QuestionNo,
    background: &'a Background,
) -> impl Iterator<Item = (crate::domain::VariableNo, crate::domain::CategoryNo, &'a Distribution)>
{
    result.breakdowns.iter().filter(move |one| one.question == question).filter_map(|one| {
        let [variable] = one.by.as_slice() else { return None };
        let category = background.get(variable).copied().flatten()?;
        let mine = |group: &&crate::domain::Group| group.categories == [Some(category)];
        let group = one.groups.iter().find(mine)?;
        group.answers.base.shown().map(|_| (*variable, category, &group.answers))
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is between 0 and 1"
)]
fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}

fn rounded(number: f64) -> Figure {
    Figure((number * 10.0).round() / 10.0)
}

fn shown_as(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
