//! Counting what was exercised, so that the test cannot become empty.

use std::collections::BTreeMap;

use panelbot::conversation::{Effect, Hint, Say, Step};
use panelbot::domain::message::Heard;
use panelbot::domain::{AnswerValue, Membership, Place};

/// How often is often, out of a hundred thousand.
const OFTEN: usize = 50;

/// What must happen often on every platform.
const EVERYWHERE: [&str; 25] = [
    "answer: choice",
    "answer: other",
    "answer: ticks",
    "answer: scale",
    "answer: number",
    "answer: text",
    "answer: place",
    "answer: skipped",
    "answer: don't know",
    "answer changed",
    "answer dropped",
    "round completed",
    "round reopened",
    "joined",
    "guest",
    "left",
    "paused",
    "background",
    "forgotten",
    "too young or not for them",
    "consent again",
    "round closed",
    "hint",
    "nothing changed",
    "stop or answer",
];

/// How often each thing happened.
#[derive(Debug, Default)]
pub struct Tally(BTreeMap<&'static str, usize>);

impl Tally {
    /// Counts one.
    pub fn count(&mut self, what: &'static str) {
        *self.0.entry(what).or_default() += 1;
    }

    /// Counts what was heard.
    pub fn heard(&mut self, heard: &Heard) {
        self.count(match heard {
            Heard::Text(_) => "heard text",
            Heard::Pressed { .. } => "heard pressed",
            Heard::Picked { .. } => "heard picked",
            Heard::Written { .. } => "heard written",
            Heard::Location { .. } => "heard location",
            Heard::Unreadable(_) => "heard unreadable",
            Heard::Blocked => "heard blocked",
            Heard::Unblocked => "heard unblocked",
        });
    }

    /// Counts what a step led to.
    pub fn step(&mut self, step: &Step) {
        if step.effects.is_empty() {
            self.count("nothing changed");
        }
        for effect in &step.effects {
            if let Some(what) = effect_name(effect) {
                self.count(what);
            }
        }
        for reply in &step.replies {
            match reply.say {
                Say::Hint(Hint::RoundClosed { .. } | Hint::AnswersStand { .. }) => {
                    self.count("round closed");
                }
                Say::Hint(_) => self.count("hint"),
                Say::StopOrAnswer { .. } => self.count("stop or answer"),
                _ => {}
            }
        }
    }

    /// Fails when one of these, or of what is to happen everywhere, did not happen often.
    pub fn assert_often(&self, these: &[&str]) {
        for what in EVERYWHERE.iter().chain(these) {
            let times = self.0.get(what).copied().unwrap_or_default();
            assert!(times >= OFTEN, "{what}: only {times} times; all: {:#?}", self.0);
        }
    }
}

fn effect_name(effect: &Effect) -> Option<&'static str> {
    Some(match effect {
        Effect::Record { answer, .. } if !answer.complete => "tick",
        Effect::Record { answer, .. } => answer_name(&answer.value),
        Effect::Drop { .. } => "answer dropped",
        Effect::Complete { .. } => "round completed",
        Effect::Reopen { .. } => "round reopened",
        Effect::Admit { membership: Membership::Guest { .. }, .. } => "guest",
        Effect::Admit { .. } => "joined",
        Effect::SetMembership { membership: Membership::Withdrawn, .. } => "left",
        Effect::SetMembership { membership: Membership::Paused, .. } => "paused",
        Effect::SetBackground { .. } => "background",
        Effect::GiveConsent { .. } => "consent again",
        Effect::Forget => "forgotten",
        Effect::ForgetMembership { .. } => "too young or not for them",
        _ => return None,
    })
}

fn answer_name(value: &AnswerValue) -> &'static str {
    match value {
        AnswerValue::Choices { other: Some(_), .. } => "answer: other",
        AnswerValue::Choices { chosen, .. } if chosen.len() > 1 => "answer: ticks",
        AnswerValue::Choices { .. } => "answer: choice",
        AnswerValue::Scale(_) => "answer: scale",
        AnswerValue::Number(_) => "answer: number",
        AnswerValue::Text(_) => "answer: text",
        AnswerValue::Place(Place::Point { .. } | Place::Area(_) | Place::Words(_)) => {
            "answer: place"
        }
        AnswerValue::Nonresponse(panelbot::domain::Nonresponse::Skipped) => "answer: skipped",
        AnswerValue::Nonresponse(panelbot::domain::Nonresponse::DontKnow) => "answer: don't know",
    }
}
