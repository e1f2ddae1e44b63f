//! Meeting a question: what a person with certain habits does before answering it.

use std::time::Duration;

use super::given::{Answer, Reached};
use super::label::{self, Meaning};
use super::opinion;
use super::person::{Last, Person};
use super::screen::{Shown, Window};

/// A question asked more often than this is a question nobody can answer.
const TRIES: u32 = 6;

/// How long someone who is turned away waits for a word about it.
const KIND_WORDS: Duration = Duration::from_secs(20);
/// How long they look at a failure first.
const SEES_FAILURE: Duration = Duration::from_secs(2);

impl Person {
    /// Meets a question. Some end if the visit ends here.
    pub(crate) async fn meet(&mut self, at: usize, shown: Shown) -> Option<Reached> {
        let question = self.world.round.questions[at].clone();
        if self.habits.too_young
            && let Some(label) = find(&shown, Meaning::Younger)
        {
            self.press(&shown, &label, 1).await;
            return Some(self.turned_away(Reached::TooYoung).await);
        }
        let kept = opinion::kept(&self.world.round, &self.given.answers).len();
        if let Some(end) = self.leave(kept).await {
            return end;
        }
        if self.stops_after.is_some_and(|after| kept >= after) {
            return Some(Reached::BrokeOff);
        }
        if self.second.as_ref().is_some_and(|second| kept >= second.after) {
            return self.go_elsewhere().await;
        }
        if std::mem::take(&mut self.habits.sticker) && self.send_sticker() {
            return None;
        }
        if kept > 0 && self.habits.changes && self.change(&shown).await {
            self.habits.changes = false;
            return None;
        }
        if kept > 1 && self.habits.presses_old && self.press_old().await {
            self.habits.presses_old = false;
            return None;
        }
        let tries = self.tries.entry(question.id.clone()).or_default();
        *tries += 1;
        if *tries > TRIES {
            return Some(self.stuck("was asked the same question again and again"));
        }
        let first = *tries == 1;
        self.think(self.habits.thinks).await;
        self.answer(&question, &shown, first).await;
        None
    }

    /// Leaves or blocks when the time has come. `Some(None)`: came back, and looks again.
    async fn leave(&mut self, kept: usize) -> Option<Option<Reached>> {
        if self.habits.blocks_after.is_some_and(|after| kept >= after) && self.window.block() {
            self.habits.blocks_after = None;
            self.did("blocks the bot".to_owned(), Last::Entered);
            if !self.habits.returns {
                return Some(Some(Reached::Blocked));
            }
            self.think(Duration::from_secs(1)).await;
            self.window.unblock();
            self.come_back().await;
            return Some(None);
        }
        if self.habits.breaks_off_after.is_some_and(|after| kept >= after) {
            self.habits.breaks_off_after = None;
            self.did("leaves".to_owned(), Last::Entered);
            if !self.habits.returns {
                return Some(Some(Reached::BrokeOff));
            }
            self.think(Duration::from_secs(2)).await;
            self.come_back().await;
            return Some(None);
        }
        None
    }

    async fn come_back(&mut self) {
        self.did("comes back".to_owned(), Last::Entered);
        // Someone who has not answered anything is known by the invitation only.
        if self.given.answers.is_empty() {
            self.window.enter(&self.given.code.clone()).await;
        } else {
            self.window.come_back().await;
        }
    }

    fn send_sticker(&mut self) -> bool {
        let Window::Telegram(window) = &self.window else {
            return false;
        };
        let user = window.user.clone();
        self.did("(a sticker)".to_owned(), self.last.clone());
        user.send_sticker();
        true
    }

    /// Goes back, or changes an answer in an earlier message, and thinks differently from then on.
    async fn change(&mut self, shown: &Shown) -> bool {
        let kept = opinion::kept(&self.world.round, &self.given.answers);
        let mut answered =
            self.world.round.questions.iter().filter(|question| kept.contains_key(&question.id));
        let Some(before) = answered.next_back().cloned() else {
            return false;
        };
        let Some((message, label)) = self.way_back(shown, &before) else {
            return false;
        };
        let differently = opinion::plainly(&before, &self.given.token, &mut self.random);
        self.opinions.insert(before.id.clone(), differently);
        self.awaiting = None;
        self.expects = true;
        self.press(&message, &label, 1).await
    }

    fn way_back(
        &self,
        shown: &Shown,
        before: &crate::questionnaire::Question,
    ) -> Option<(Shown, String)> {
        if let Some(label) = find(shown, Meaning::Back) {
            return Some((shown.clone(), label));
        }
        let names = |message: &Shown| {
            before.text.values().any(|words| message.text.contains(words.as_str()))
        };
        let messages = self.window.messages();
        messages
            .iter()
            .rev()
            .filter(|message| names(message))
            .find_map(|message| Some((message.clone(), find(message, Meaning::Change)?)))
    }

    /// Presses an old button again that says what the person still means.
    async fn press_old(&mut self) -> bool {
        let Some((question, label)) = self.old.clone() else {
            return false;
        };
        if self.tries.get(&question) != Some(&1)
            || matches!(self.given.answers.get(&question), None | Some(Answer::Other { .. }))
        {
            return false;
        }
        self.did(format!("[{label}], long answered"), self.last.clone());
        self.window.press_old(&label).await
    }

    /// Waits for the kind words that follow, and ends. When none come, the press is made again.
    pub(crate) async fn turned_away(&mut self, reached: Reached) -> Reached {
        loop {
            let waits = if self.window.failed() { SEES_FAILURE } else { KIND_WORDS };
            if self.window.changed(self.seen, waits).await {
                return reached;
            }
            if self.try_again().await.is_some() {
                return self.stuck("was turned away without a word");
            }
        }
    }
}

/// The button with a certain meaning.
pub(crate) fn find(shown: &Shown, meaning: Meaning) -> Option<String> {
    shown.labels().into_iter().find(|label| label::meaning(label) == Some(meaning))
}
