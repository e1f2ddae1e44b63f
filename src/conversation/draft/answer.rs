//! Wording an answer given back.

use super::{Button, Wording, key};
use crate::domain::message::Block;
use crate::domain::{
    Answer, AnswerValue, Nonresponse, Panel, Place, Question, QuestionKind, QuestionNo, RoundId,
};
use crate::text::{Draft, Figure, Phrase, Text};

/// Most characters of an open answer that are shown back.
const SHOWN_BACK_CHARS: usize = 300;

impl Wording<'_> {
    /// The question with its answer, and the way to change it.
    pub(super) fn answered(&self, id: RoundId, no: QuestionNo) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        let question = work.round.question(no)?;
        let answer = work.answers.get(&no)?;
        let draft = Draft::default()
            .block(Block::Heading(self.own(panel, &question.text)))
            .block(Block::Small(Text::YourAnswer.into()));
        let mut draft =
            self.given_back(panel, question, answer).into_iter().fold(draft, Draft::block);
        draft.closes_keyboard = matches!(question.kind, QuestionKind::Location { .. });
        if !work.round.is_open(self.situation.now) {
            return Some(draft);
        }
        let draft = self.with_quote(draft, id, no);
        Some(draft.row(vec![key(Text::Change, &Button::Change(id, no))]))
    }

    /// The answer in blocks: the person's own words as a quote, several options as a list.
    pub(super) fn given_back(
        &self,
        panel: &Panel,
        question: &Question,
        answer: &Answer,
    ) -> Vec<Block<Phrase>> {
        let label = |no| question.choice(no).map(|choice| self.own(panel, &choice.label));
        let single = match &answer.value {
            AnswerValue::Choices { chosen, other } => {
                let own = chosen.iter().filter_map(|no| label(*no));
                let other = other
                    .iter()
                    .map(|words| Phrase::Ours(Text::AnswerOther { words: shortened(words) }));
                let mut all: Vec<Phrase> = own.chain(other).collect();
                if all.len() > 1 {
                    return vec![Block::List(all)];
                }
                all.pop()
            }
            AnswerValue::Scale(point) => Some(number(f64::from(*point))),
            AnswerValue::Number(figure) => Some(self.number(panel, question, *figure)),
            AnswerValue::Text(words) | AnswerValue::Place(Place::Words(words)) => {
                Some(Phrase::Own(shortened(words)))
            }
            AnswerValue::Place(Place::Area(area)) => label(*area),
            AnswerValue::Place(Place::Point { .. }) => Some(Text::AnswerPlace.into()),
            AnswerValue::Nonresponse(Nonresponse::Skipped) => Some(Text::AnswerSkipped.into()),
            AnswerValue::Nonresponse(Nonresponse::DontKnow) => Some(Text::AnswerDontKnow.into()),
        };
        single.map(Block::Quote).into_iter().collect()
    }

    fn number(&self, panel: &Panel, question: &Question, figure: f64) -> Phrase {
        match &question.kind {
            QuestionKind::Number { unit, .. } if !unit.is_empty() => {
                Text::AnswerNumberUnit { number: Figure(figure), unit: self.words(panel, unit) }
                    .into()
            }
            _ => number(figure),
        }
    }
}

fn number(figure: f64) -> Phrase {
    Text::AnswerNumber { number: Figure(figure) }.into()
}

/// The beginning of a long text, with a sign that there is more.
fn shortened(words: &str) -> String {
    let mut start: String = words.chars().take(SHOWN_BACK_CHARS).collect();
    if start.len() < words.len() {
        start.push('…');
    }
    start
}
