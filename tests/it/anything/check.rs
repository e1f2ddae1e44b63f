//! What must hold of every step.

use std::collections::BTreeSet;

use panelbot::conversation::{Button, Conversation, Effect, Say, Situation, Step, Waiting};
use panelbot::domain::message::{Heard, Incoming, MessageRef};
use panelbot::domain::routing::{self, Answers};
use panelbot::domain::{
    Answer, Ask, Entry, Membership, PanelId, Platform, QuestionNo, Round, RoundId,
};

use super::fits::{answer_by, fits};
use super::model::Model;
use super::tally::Tally;

/// One step, with all that was known before it.
pub struct Case<'a> {
    pub before: &'a Situation,
    pub conversation: &'a Conversation,
    pub incoming: &'a Incoming,
    /// The questions that have been shown to the person.
    pub asked: &'a BTreeSet<(RoundId, QuestionNo)>,
    pub model: &'a Model,
    pub step: &'a Step,
}

/// What an answer may be to.
enum Aim {
    /// To nothing: this is no answer.
    Nothing,
    /// To the question that the data names, and no other.
    Named(RoundId, QuestionNo),
    /// To the question that is before the person.
    InFront,
}

impl Case<'_> {
    /// Checks the step, and gives what should be stored after it.
    pub fn check(&self, tally: &mut Tally) -> Model {
        let mut model = self.model.clone();
        for effect in &self.step.effects {
            if let Effect::Record { round, question, answer } = effect {
                self.assert_rightful(&model, *round, *question, answer);
                let earlier = model.answers.get(round).and_then(|all| all.get(question));
                if earlier.is_some_and(|earlier| earlier.complete && earlier != answer) {
                    tally.count("answer changed");
                }
            }
            model.apply(effect, self.before);
        }
        model.assert_equals(&self.step.situation);
        self.assert_whole(&model);
        self.assert_kept(&model);
        self.assert_state();
        self.assert_replies(&model);
        model
    }

    /// An answer: in an open round, by someone who may give it, to a question that was asked of them, and to the one
    /// that they meant.
    fn assert_rightful(&self, so_far: &Model, id: RoundId, no: QuestionNo, answer: &Answer) {
        let round = self.round(id);
        let question = round.question(no).expect("a question that exists");
        assert!(round.is_open(self.before.now), "answered a closed round");
        assert!(self.is_answered_here(round), "answered where it may not be");
        assert!(self.may_answer(so_far, round.panel), "answered by someone who may not");
        let answers = so_far.answers.get(&id).cloned().unwrap_or_default();
        assert!(routing::path(round, &answers).has_asked(no), "{no:?} was not asked");
        assert!(fits(question, answer), "not of the question's kind");
        match self.aim() {
            Aim::Nothing => panic!("{:?} is no answer", self.incoming.heard),
            Aim::Named(named, question) => {
                assert_eq!((named, question), (id, no), "an answer to another question");
            }
            Aim::InFront => self.assert_in_front(&answers, id, no),
        }
    }

    fn aim(&self) -> Aim {
        let is_command = |text: &str| text.trim_start().starts_with('/');
        match &self.incoming.heard {
            Heard::Pressed { data, .. } => match Button::decode(data) {
                Some(
                    Button::Choose(round, question, _)
                    | Button::Tick(round, question, ..)
                    | Button::Point(round, question, _)
                    | Button::Done(round, question)
                    | Button::DontKnow(round, question)
                    | Button::Skip(round, question)
                    | Button::Quote(round, question, _)
                    | Button::NothingElse(round, question),
                ) => Aim::Named(round, question),
                _ => Aim::Nothing,
            },
            Heard::Picked { data, .. } => match Button::decode(data) {
                Some(Button::Done(round, question)) => Aim::Named(round, question),
                _ => Aim::Nothing,
            },
            Heard::Written { data, text, .. } => match Button::decode(data) {
                Some(Button::Write(round, question) | Button::WriteOther(round, question))
                    if !is_command(text) =>
                {
                    Aim::Named(round, question)
                }
                _ => Aim::Nothing,
            },
            Heard::Text(text) if !is_command(text) => Aim::InFront,
            Heard::Location { .. } => Aim::InFront,
            _ => Aim::Nothing,
        }
    }

    /// What is typed or shared answers the question that was waited for, or the next one of a round that is under way;
    /// and that question has been shown.
    fn assert_in_front(&self, answers: &Answers, id: RoundId, no: QuestionNo) {
        assert!(self.asked.contains(&(id, no)), "{no:?} was never shown");
        // Whoever has pressed *something else* has seen what they pressed it on.
        let pressed = matches!(self.conversation.waiting, Waiting::Other { .. });
        assert!(pressed || !self.before.unseen, "{no:?} is still on its way");
        match self.conversation.waiting {
            Waiting::Answer { round, question }
            | Waiting::AnswerForSure { round, question }
            | Waiting::Other { round, question, .. } => {
                assert_eq!((round, question), (id, no), "another question was waited for");
            }
            Waiting::Nothing => {
                let next = routing::path(self.round(id), answers).next;
                assert!(self.model.begun.contains_key(&id) && next == Some(no));
            }
            _ => panic!("no answer was waited for"),
        }
    }

    fn round(&self, id: RoundId) -> &Round {
        &self.before.fieldwork(id).expect("a round that exists").round
    }

    fn is_answered_here(&self, round: &Round) -> bool {
        !round.sensitive || self.before.platform == Platform::Browser
    }

    /// Whether someone is in the panel and has settled all that comes before answering.
    fn may_answer(&self, model: &Model, id: PanelId) -> bool {
        let panel = self.before.panel(id).expect("a panel that exists");
        let Some(part) = model.members.get(&id) else { return false };
        let mut variables = panel.variables().filter(|(_, one)| one.ask == Ask::Joining);
        match part.membership {
            Membership::Guest { .. } => panel.entry == Entry::AnswerFirst,
            Membership::Enrolled | Membership::Paused => {
                part.consent >= panel.consent.version
                    && variables.all(|(no, _)| part.background.contains_key(&no))
            }
            Membership::Withdrawn | Membership::Removed => false,
        }
    }

    /// No answer is left to a question that is not asked any more, and none without a person in the panel.
    fn assert_whole(&self, model: &Model) {
        for (id, answers) in &model.answers {
            let round = self.round(*id);
            assert!(routing::orphans(round, answers).is_empty(), "an answer is left over");
            assert!(answers.is_empty() || model.members.contains_key(&round.panel));
            let completed = model.begun.get(id).copied();
            assert!(answers.is_empty() || completed.is_some(), "answers without taking part");
            if completed == Some(true) && round.is_open(self.before.now) {
                assert_eq!(routing::path(round, answers).next, None, "completed, and not");
            }
        }
    }

    /// A press that can be taken is taken: an answer given is never lost.
    fn assert_kept(&self, after: &Model) {
        let Heard::Pressed { data, .. } = &self.incoming.heard else { return };
        let Some(button) = Button::decode(data) else { return };
        let (Button::Choose(id, no, _)
        | Button::Point(id, no, _)
        | Button::DontKnow(id, no)
        | Button::Skip(id, no)) = button
        else {
            return;
        };
        let Some(work) = self.before.fieldwork(id) else { return };
        let round = &work.round;
        let Some(question) = round.question(no) else { return };
        let Some(value) = answer_by(&button, question) else { return };
        let answer = Answer::complete(value);
        let taken = round.is_open(self.before.now)
            && self.is_answered_here(round)
            && self.may_answer(self.model, round.panel)
            && routing::path(round, &work.answers).has_asked(no)
            && fits(question, &answer);
        if taken {
            assert_eq!(after.answers[&id].get(&no), Some(&answer), "an answer was lost");
        }
    }

    /// The state names what exists.
    fn assert_state(&self) {
        let Conversation { waiting, misses, .. } = &self.step.conversation;
        assert!(*misses < 3, "patience ends at three");
        let panel = |id: &PanelId| self.before.panel(*id);
        let sound = match waiting {
            Waiting::Nothing => true,
            // Nobody makes codes here, so there is none to say yes to; nobody is staff, and nobody has got a statement.
            Waiting::Link { .. }
            | Waiting::Bulletin { .. }
            | Waiting::Statement { .. }
            | Waiting::Correction { .. }
            | Waiting::Comment { .. } => false,
            Waiting::Consent { panel: id } => panel(id).is_some(),
            Waiting::Background { panel: id, variable } => {
                panel(id).is_some_and(|panel| panel.variable(*variable).is_some())
            }
            Waiting::Answer { round, question }
            | Waiting::Other { round, question, .. }
            | Waiting::StopOrAnswer { round, question }
            | Waiting::AnswerForSure { round, question } => {
                self.round(*round).question(*question).is_some()
            }
            Waiting::Quote { round, question } => {
                self.round(*round).question(*question).is_some_and(|question| question.quote)
            }
        };
        assert!(sound, "{waiting:?} is waited for and does not exist");
    }

    /// Everyone gets an answer; it changes a message of theirs and no other; and it asks only what can be answered.
    fn assert_replies(&self, model: &Model) {
        let heard = &self.incoming.heard;
        let silent = matches!(heard, Heard::Blocked | Heard::Unblocked);
        let again = matches!(heard, Heard::Text(_) | Heard::Written { .. })
            && self.before.platform != Platform::Browser
            && self.step.effects.is_empty();
        assert!(silent || again || !self.step.replies.is_empty(), "{heard:?} gets no answer");
        for reply in &self.step.replies {
            if let Some(replaced) = &reply.replaces {
                let pressed = message_of(heard);
                assert!(pressed == Some(replaced) || self.before.prompt.as_ref() == Some(replaced));
            }
            match reply.say {
                Say::Question { round, question } => {
                    self.assert_may_be_asked(model, round, question);
                }
                Say::FirstQuestion { round } => {
                    assert!(
                        self.is_newcomer(model, self.round(round).panel),
                        "a newcomer's question"
                    );
                    self.assert_may_be_asked(model, round, QuestionNo(0));
                }
                _ => {}
            }
        }
    }

    /// Nobody is asked what they cannot answer.
    fn assert_may_be_asked(&self, model: &Model, id: RoundId, no: QuestionNo) {
        let round = self.round(id);
        let answers = model.answers.get(&id).cloned().unwrap_or_default();
        assert!(round.is_open(self.before.now), "asks in a closed round");
        assert!(self.is_answered_here(round), "asks where it cannot be answered");
        assert!(routing::path(round, &answers).has_asked(no), "asks out of turn");
        let part = model.members.get(&round.panel);
        let theirs = part.is_some_and(|part| part.membership.may_answer())
            || self.is_newcomer(model, round.panel);
        assert!(theirs, "asks someone who may not answer");
    }

    /// Whether the panel's question meets the person before they have joined.
    fn is_newcomer(&self, model: &Model, id: PanelId) -> bool {
        let panel = self.before.panel(id).expect("a panel that exists");
        let part = model.members.get(&id);
        panel.entry == Entry::AnswerFirst
            && self.step.conversation.panel == Some(id)
            && part.is_none_or(|part| part.membership == Membership::Withdrawn)
    }
}

fn message_of(heard: &Heard) -> Option<&MessageRef> {
    match heard {
        Heard::Pressed { message, .. }
        | Heard::Picked { message, .. }
        | Heard::Written { message, .. } => message.as_ref(),
        _ => None,
    }
}
