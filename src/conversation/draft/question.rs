//! Wording a question, with what is ticked so far.

use super::{Button, Wording, key, named};
use crate::domain::message::{Block, Button as Key, Input};
use crate::domain::{
    Answer, AnswerValue, ChoiceNo, LocalText, Panel, Place, Question, QuestionKind, QuestionNo,
    RoundId, routing, shuffled,
};
use crate::text::{Draft, Figure, Phrase, Text};

/// A question being worded.
struct Asked<'a> {
    round: RoundId,
    no: QuestionNo,
    question: &'a Question,
    panel: &'a Panel,
    answer: Option<&'a Answer>,
    order: Vec<ChoiceNo>,
}

impl Wording<'_> {
    /// A question of a round under way.
    pub(super) fn question(&self, round: RoundId, no: QuestionNo) -> Option<Draft> {
        let (work, _) = self.round(round)?;
        let total = routing::longest(&work.round, &work.answers);
        let number = routing::path(&work.round, &work.answers).position(no);
        let mut draft = Draft::default();
        if total > 1 {
            let number = u32::try_from(number).ok()?;
            let total = u32::try_from(total).ok()?.max(number);
            draft = draft.block(Block::Small(Text::Progress { number, total }.into()));
        }
        self.ask(draft, round, no)
    }

    /// The first question to someone who has not joined, below what answering agrees to.
    pub(super) fn first_question(&self, id: RoundId) -> Option<Draft> {
        let (work, panel) = self.round(id)?;
        let floor = panel.age_floor(self.situation.platform);
        let mut draft = Draft::default().block(Block::Heading(self.own(panel, &panel.name)));
        draft = self.friend(draft);
        draft = draft.block(Block::Text(self.own(panel, &panel.welcome)));
        if !work.round.facts.is_empty() {
            draft = draft.block(Block::Text(self.own(panel, &work.round.facts)));
        }
        draft = draft
            .block(Block::Text(self.promise_in_brief(panel, &work.round).into()))
            .block(Block::Small(self.organiser(panel)))
            .block(Block::Small(self.own(panel, &panel.consent.text)))
            .block(Block::Small(self.secrecy(panel, &work.round).into()));
        if floor > 0 {
            let age = Text::FirstQuestionAge { age: floor.into() };
            draft = draft.block(Block::Small(age.into()));
        }
        let mut draft = self.ask(draft.row(self.other_language(panel)), id, QuestionNo(0))?;
        if floor > 0 {
            let younger = Text::YoungerThan { age: floor.into() };
            draft = draft.row(vec![key(younger, &Button::TooYoung(panel.id))]);
        }
        Some(draft)
    }

    fn ask(&self, draft: Draft, round: RoundId, no: QuestionNo) -> Option<Draft> {
        let (work, panel) = self.round(round)?;
        let question = work.round.question(no)?;
        let order = shuffled(question, work.seed.unwrap_or(self.situation.seed));
        let answer = work.answers.get(&no);
        let asked = Asked { round, no, question, panel, answer, order };
        let draft = draft.block(Block::Heading(self.own(panel, &question.text)));
        let draft = self.controls(draft, &asked);
        let back = routing::path(&work.round, &work.answers).before(no);
        Some(ways_around(draft, &asked, back.is_some()))
    }

    fn controls(&self, draft: Draft, asked: &Asked<'_>) -> Draft {
        match &asked.question.kind {
            QuestionKind::SingleChoice { .. } => {
                let draft = asked.order.iter().fold(draft, |draft, choice| {
                    draft.row(self.option(asked, *choice).into_iter().collect())
                });
                let other = asked.question.other.then(|| asked.other());
                draft.row(other.into_iter().collect())
            }
            QuestionKind::MultipleChoice { min, max, .. } => self.menu(draft, asked, *min, *max),
            QuestionKind::Scale { low, high, .. } => self.scale(draft, asked, low, high),
            QuestionKind::Number { unit, .. } => {
                let unit = self.words(asked.panel, unit);
                let label = if unit.is_empty() {
                    Text::NumberAskedPlain
                } else {
                    Text::NumberAsked { unit }
                };
                let mut draft = self.asking_to_write(draft, &label);
                draft.input = Input::Number {
                    data: asked.write(),
                    label: label.into(),
                    submit: Text::Send.into(),
                };
                draft
            }
            QuestionKind::OpenText { max_length } => self.open_text(draft, asked, *max_length),
            QuestionKind::Location { .. } => {
                let draft = asked.order.iter().fold(draft, |draft, area| {
                    draft.row(self.option(asked, *area).into_iter().collect())
                });
                let label =
                    if self.has_menus() { Text::PlaceAskedInWords } else { Text::PlaceAsked };
                let mut draft = self.asking_to_write(draft, &label);
                draft.input = Input::Location {
                    data: asked.write(),
                    share: Text::PlaceShare.into(),
                    label: label.into(),
                    submit: Text::Send.into(),
                };
                draft
            }
        }
    }

    fn option(&self, asked: &Asked<'_>, choice: ChoiceNo) -> Option<Key<Phrase>> {
        let label = &asked.question.choice(choice)?.label;
        let ticked = asked.answer.is_some_and(|answer| {
            answer.chosen().contains(&choice)
                || answer.value == AnswerValue::Place(Place::Area(choice))
        });
        let button = if asked.question.is_multiple() {
            Button::Tick(asked.round, asked.no, choice, !ticked)
        } else {
            Button::Choose(asked.round, asked.no, choice)
        };
        Some(Key { ticked, ..named(self.own(asked.panel, label), &button) })
    }

    fn menu(&self, draft: Draft, asked: &Asked<'_>, min: u8, max: u8) -> Draft {
        let (few, many) = (u32::from(min), u32::from(max));
        let more = many.saturating_sub(few);
        let bounds = if self.has_menus() {
            Text::ChooseInMenu { min: few, max: many, more }
        } else {
            Text::ChooseBetween { min: few, max: many, more }
        };
        let mut draft = draft.block(Block::Small(bounds.into()));
        let options = asked.order.iter().filter_map(|choice| self.option(asked, *choice));
        draft.input = Input::Menu {
            data: Button::Done(asked.round, asked.no).encode(),
            choices: options.chain(asked.question.other.then(|| asked.other())).collect(),
            min,
            max,
            submit: Text::Done.into(),
        };
        draft
    }

    fn scale(&self, draft: Draft, asked: &Asked<'_>, low: &LocalText, high: &LocalText) -> Draft {
        let points = asked.question.points();
        let (Some(from), Some(to)) = (points.first(), points.last()) else { return draft };
        let low = self.words(asked.panel, low);
        let high = self.words(asked.panel, high);
        let ends = Text::ScaleEnds { from: figure(*from), low, to: figure(*to), high };
        let chosen = asked.answer.map(|answer| &answer.value);
        let row = points
            .iter()
            .map(|point| Key {
                label: Text::AnswerNumber { number: figure(*point) }.into(),
                action: Button::Point(asked.round, asked.no, *point).action(),
                ticked: chosen == Some(&AnswerValue::Scale(*point)),
            })
            .collect();
        draft.block(Block::Small(ends.into())).row(row)
    }

    fn open_text(&self, draft: Draft, asked: &Asked<'_>, max_length: u16) -> Draft {
        let mut draft = draft;
        if !asked.panel.help_lines.is_empty() {
            let help = self.own(asked.panel, &asked.panel.help_lines);
            draft = draft.block(Block::Small(help));
        }
        let mut draft = self.asking_to_write(draft, &Text::TextAsked);
        draft.input = Input::Text {
            data: asked.write(),
            label: Text::TextAsked.into(),
            submit: Text::Send.into(),
            max_length,
            long: true,
        };
        draft
    }

    /// With a line that asks to write. Where a button opens a window to write in, the button says it.
    fn asking_to_write(&self, draft: Draft, sentence: &Text) -> Draft {
        if self.has_menus() { draft } else { draft.block(Block::Small(sentence.clone().into())) }
    }

    /// Please write what "something else" is.
    pub(super) fn other_asked(&self, round: RoundId, no: QuestionNo) -> Option<Draft> {
        self.round(round)?.0.round.question(no)?;
        let mut draft = super::sentence(Text::OtherAsked);
        draft.input = Input::Text {
            data: Button::WriteOther(round, no).encode(),
            label: if self.has_menus() { Text::TextAsked } else { Text::OtherAsked }.into(),
            submit: Text::Send.into(),
            max_length: crate::domain::reading::PLACE_MAX_CHARS,
            long: false,
        };
        Some(draft.row(vec![key(Text::Back, &Button::Change(round, no))]))
    }
}

impl Asked<'_> {
    /// What a field for writing the answer carries.
    fn write(&self) -> String {
        Button::Write(self.round, self.no).encode()
    }

    fn other(&self) -> Key<Phrase> {
        let ticked = matches!(
            self.answer.map(|answer| &answer.value),
            Some(AnswerValue::Choices { other: Some(_), .. })
        );
        let button = if ticked && self.question.is_multiple() {
            Button::NothingElse(self.round, self.no)
        } else {
            Button::Other(self.round, self.no)
        };
        Key { ticked, ..key(Text::Other, &button) }
    }
}

/// Don't know, skip and back, last and in one place.
fn ways_around(draft: Draft, asked: &Asked<'_>, back: bool) -> Draft {
    let (round, no) = (asked.round, asked.no);
    let mut row = Vec::new();
    if asked.question.dont_know {
        row.push(key(Text::DontKnow, &Button::DontKnow(round, no)));
    }
    if asked.question.skip {
        row.push(key(Text::Skip, &Button::Skip(round, no)));
    }
    let mut draft = draft.row(row);
    if back {
        draft = draft.row(vec![key(Text::Back, &Button::Back(round, no))]);
    }
    draft
}

fn figure(point: i32) -> Figure {
    Figure(point.into())
}
