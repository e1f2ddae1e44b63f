//! One person in the middle of it: what is stored about them, and what they see.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::Duration;
use panelbot::conversation::{
    Conversation, Effect, Reply, Say, Situation, StaffAnswer, Step, answered_so_far, draft, latest,
    locale, settle_staff, step, wanted,
};
use panelbot::domain::message::{Heard, Incoming, MessageRef};
use panelbot::domain::{Membership, PanelistId, Platform, QuestionNo, RoundId};
use panelbot::text::Catalog;
use rand::RngExt;
use rand::rngs::StdRng;
use uuid::Uuid;

use super::check::Case;
use super::controls::{Control, assert_sound, controls};
use super::model::Model;
use super::tally::Tally;
use super::world::World;

/// How much of what they saw earlier someone can still press.
const MEMORY: usize = 60;

/// One step in so many has its messages worded: that is slow, and the words hang on nothing else.
const WORDED: u32 = 25;

/// One person.
pub struct Person {
    pub number: u64,
    /// The chat's state, as it lies in the database.
    pub stored: String,
    pub situation: Situation,
    pub model: Model,
    /// What the latest messages offer.
    pub shows: Vec<Control>,
    /// What earlier messages offered.
    pub showed: Vec<Control>,
    pub turns: usize,
    /// The questions that have been shown to them.
    asked: BTreeSet<(RoundId, QuestionNo)>,
    /// Whether anything is stored about the chat.
    known: bool,
    blocked: bool,
}

impl Person {
    /// Somebody whom nobody knows.
    pub fn new(platform: Platform, number: u64, world: &World) -> Self {
        Self {
            number,
            stored: "{}".to_owned(),
            situation: world.newcomer(platform, number),
            model: Model::default(),
            shows: Vec::new(),
            showed: Vec::new(),
            turns: 0,
            asked: BTreeSet::new(),
            known: false,
            blocked: false,
        }
    }

    /// Time passes now and then; rarely the consent changes, or staff take them out.
    pub fn lives_on(&mut self, random: &mut StdRng, world: &World) {
        self.turns += 1;
        if random.random_bool(0.012) {
            self.situation.now += Duration::hours(random.random_range(1..120));
            self.close_what_is_over();
        }
        if random.random_bool(0.003) {
            self.situation.panels = Arc::clone(&world.panels_later);
        }
        if random.random_bool(0.0005) {
            for member in &mut self.situation.members {
                member.membership = Membership::Removed;
            }
            for part in self.model.members.values_mut() {
                part.membership = Membership::Removed;
            }
        }
    }

    /// Answers are loaded for open rounds only.
    fn close_what_is_over(&mut self) {
        let now = self.situation.now;
        for work in self.situation.rounds.iter_mut().filter(|work| !work.round.is_open(now)) {
            work.answers.clear();
            self.model.answers.remove(&work.round.id);
        }
    }

    /// Takes what came in: loads the state, steps, checks, and stores the state. Gives what is said.
    pub fn take(
        &mut self,
        incoming: &Incoming,
        world: &World,
        random: &mut StdRng,
        tally: &mut Tally,
    ) -> Vec<Reply> {
        tally.heard(&incoming.heard);
        let conversation: Conversation = serde_json::from_str(&self.stored).expect("a state");
        let before = self.surroundings(&conversation, incoming, world, random);
        let mut step = step(conversation.clone(), incoming, before.clone());
        if let Some(wish) = step.staff.take() {
            assert_eq!(step.effects, [], "a stranger's wish changes something");
            assert_eq!(step.conversation.waiting, conversation.waiting);
            tally.count("pretended to be staff");
            settle_staff(&mut step, wish, StaffAnswer::Unknown);
        }
        tally.step(&step);
        let case = Case {
            before: &before,
            conversation: &conversation,
            incoming,
            asked: &self.asked,
            model: &self.model,
            step: &step,
        };
        self.model = case.check(tally);
        self.remember(incoming, &step);
        self.see(&step, random);
        self.situation = step.situation;
        let is_prompt = |say: &Say| say.is_prompt();
        if step.replies.iter().any(|reply| is_prompt(&reply.say)) {
            let arrived = random.random_bool(0.9);
            self.situation.unseen = !arrived && self.situation.platform != Platform::Browser;
            self.situation.prompt = arrived.then(|| MessageRef(random.random::<u32>().to_string()));
        }
        step.replies
    }

    /// What is read from the database before a step.
    fn surroundings(
        &self,
        conversation: &Conversation,
        incoming: &Incoming,
        world: &World,
        random: &mut StdRng,
    ) -> Situation {
        let heard = Some(&incoming.heard);
        let wanted = wanted(conversation, heard, &self.situation.vocabulary);
        Situation {
            invitation: world.invitation(&wanted),
            fresh_panelist: PanelistId(Uuid::from_u128(random.random())),
            missed: self.known && self.blocked,
            ..self.situation.clone()
        }
    }

    fn remember(&mut self, incoming: &Incoming, step: &Step) {
        let state = serde_json::to_string(&step.conversation).expect("a state");
        let read: Conversation = serde_json::from_str(&state).expect("a state");
        assert_eq!(read, step.conversation, "the state survives being stored");
        let gone = |effect: &Effect| matches!(effect, Effect::Forget | Effect::ForgetAddress);
        let silent = matches!(incoming.heard, Heard::Blocked | Heard::Unblocked);
        self.known = (self.known || !silent) && !step.effects.iter().any(gone);
        self.stored = if self.known { state } else { "{}".to_owned() };
        self.blocked = incoming.heard == Heard::Blocked;
    }

    /// Looks at the messages: in the browser at a page, elsewhere at what was sent.
    fn see(&mut self, step: &Step, random: &mut StdRng) {
        let mut said: Vec<Say> = step.replies.iter().map(|reply| reply.say.clone()).collect();
        if self.situation.platform == Platform::Browser && self.known {
            let above = answered_so_far(&step.conversation, &step.situation);
            said = latest(said, &step.conversation, &step.situation);
            assert!(!said.is_empty(), "nothing is shown");
            said.extend(above);
        }
        self.asked.extend(said.iter().filter_map(asks));
        let drafts: Vec<_> =
            said.iter().filter_map(|say| draft(say, &step.conversation, &step.situation)).collect();
        if !self.known {
            self.showed.append(&mut self.shows);
        }
        let shows: Vec<Control> = drafts.iter().flat_map(controls).collect();
        shows.iter().for_each(assert_sound);
        if !shows.is_empty() {
            self.showed.append(&mut self.shows);
            self.showed.drain(..self.showed.len().saturating_sub(MEMORY));
            self.shows = shows;
        }
        if random.random_range(0..WORDED) == 0 {
            let language = locale(&step.conversation, &step.situation);
            for draft in drafts {
                let message = Catalog.fill(draft, &language);
                assert!(!message.body.is_empty(), "a message says nothing");
            }
        }
    }
}

/// The question that is put before someone with this.
fn asks(say: &Say) -> Option<(RoundId, QuestionNo)> {
    match say {
        Say::Question { round, question }
        | Say::Answered { round, question }
        | Say::OtherAsked { round, question }
        | Say::StopOrAnswer { round, question } => Some((*round, *question)),
        Say::FirstQuestion { round } => Some((*round, QuestionNo(0))),
        _ => None,
    }
}
