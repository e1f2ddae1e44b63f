//! One step under way: what is known, what has been decided so far, and the small words that the flows are written in.

use std::sync::Arc;

use super::{
    Conversation, Effect, Fieldwork, Hint, Reply, Say, Situation, StaffWish, Step, Waiting,
};
use crate::domain::message::MessageRef;
use crate::domain::routing::{self, Path};
use crate::domain::{Consent, Panel, PanelId, Platform, QuestionNo, Round, RoundId};

/// One step under way.
pub(super) struct Turn {
    pub conversation: Conversation,
    pub situation: Situation,
    /// The message whose button was pressed.
    pub pressed: Option<MessageRef>,
    /// What someone asks for who may be staff.
    pub staff: Option<StaffWish>,
    /// What was waited for before the step.
    waited: Waiting,
    effects: Vec<Effect>,
    replies: Vec<Reply>,
}

impl Turn {
    pub fn new(
        mut conversation: Conversation,
        situation: Situation,
        pressed: Option<MessageRef>,
    ) -> Self {
        if conversation.asked_in.is_none() {
            conversation.asked_in.clone_from(&situation.prompt);
        }
        let waited = conversation.waiting.clone();
        Self {
            conversation,
            situation,
            pressed,
            staff: None,
            waited,
            effects: Vec::new(),
            replies: Vec::new(),
        }
    }

    pub fn finish(mut self) -> Step {
        if self.conversation.waiting != self.waited || self.waited == Waiting::Nothing {
            self.conversation.asked_in = None;
        }
        Step {
            conversation: self.conversation,
            effects: self.effects,
            replies: self.replies,
            situation: self.situation,
            staff: self.staff,
        }
    }

    /// Stores something, and sees it stored from now on.
    pub fn store(&mut self, effect: Effect) {
        self.situation.carry_out(&effect);
        self.effects.push(effect);
    }

    /// Says something in a new message.
    pub fn say(&mut self, say: Say) {
        self.replies.push(Reply { say, replaces: None });
    }

    /// Says something before all that is said already.
    pub fn say_first(&mut self, say: Say) {
        self.replies.insert(0, Reply { say, replaces: None });
    }

    /// Says something in the place of the message that was pressed, or in a new one.
    pub fn say_in_place(&mut self, say: Say) {
        let replaces = self.pressed.take();
        self.replies.push(Reply { say, replaces });
    }

    /// Says something in the place of the pressed message or, after typing, of the last question message; in a new one
    /// where neither is known.
    pub fn say_in_question(&mut self, say: Say) {
        let replaces = self.pressed.take().or_else(|| self.situation.prompt.take());
        self.replies.push(Reply { say, replaces });
    }

    /// Says why something was not taken.
    pub fn hint(&mut self, hint: Hint) {
        self.say(Say::Hint(hint));
    }

    /// Whether nothing has been said yet.
    pub const fn is_silent(&self) -> bool {
        self.replies.is_empty()
    }

    /// Whether this has been said already.
    pub fn says(&self, say: &Say) -> bool {
        self.replies.iter().any(|reply| reply.say == *say)
    }

    /// Whether any such thing has been said already.
    pub fn says_any(&self, such: impl Fn(&Say) -> bool) -> bool {
        self.replies.iter().any(|reply| such(&reply.say))
    }

    /// Waits for something, with a clean slate of misunderstandings.
    pub fn wait(&mut self, waiting: Waiting) {
        self.conversation.waiting = waiting;
        self.conversation.misses = 0;
    }

    pub fn panel(&self, panel: PanelId) -> Option<Arc<Panel>> {
        self.situation.panel(panel).cloned()
    }

    pub fn round(&self, round: RoundId) -> Option<Arc<Round>> {
        self.situation.fieldwork(round).map(|fieldwork| Arc::clone(&fieldwork.round))
    }

    /// The consent as the person reads it now.
    pub fn consent(&self, panel: &Panel) -> Consent {
        let locale = super::locale(&self.conversation, &self.situation);
        Consent {
            version: panel.consent.version,
            text: panel.say(&panel.consent.text, &locale).to_owned(),
            locale,
            platform: self.situation.platform,
            given_at: self.situation.now,
        }
    }
}

impl Situation {
    /// The rounds of a panel that can be answered now, first numbered first.
    pub(super) fn open_rounds(&self, panel: PanelId) -> Vec<&Fieldwork> {
        let mut open: Vec<&Fieldwork> = self
            .rounds
            .iter()
            .filter(|work| work.round.panel == panel && work.round.is_open(self.now))
            .collect();
        open.sort_by_key(|work| work.round.number);
        open
    }

    /// Whether a round may be answered on this platform: a sensitive one only on our own page.
    pub(super) const fn may_answer_here(&self, round: &Round) -> bool {
        let ours = matches!(self.platform, Platform::Browser | Platform::Terminal);
        !round.sensitive || ours
    }

    /// How far the person has come in a round.
    pub(super) fn path(&self, round: RoundId) -> Option<Path> {
        self.fieldwork(round).map(|work| routing::path(&work.round, &work.answers))
    }
}

impl Fieldwork {
    /// Whether the person has answered all there is.
    pub(super) fn is_complete(&self) -> bool {
        routing::path(&self.round, &self.answers).next.is_none()
    }

    /// Whether there is something to ask that the person has not said no to.
    pub(super) fn is_wanted(&self) -> bool {
        !self.declined && !self.is_complete()
    }

    /// The question to ask now.
    pub(super) fn next(&self) -> Option<QuestionNo> {
        routing::path(&self.round, &self.answers).next
    }
}
