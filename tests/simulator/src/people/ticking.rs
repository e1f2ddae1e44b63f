//! Multiple choice: ticks that change in place in a chat, and boxes on a page.

use tokio::time::Instant;

use super::answering::{TICK, label_of};
use super::given::Platform;
use super::label::{self, Meaning};
use super::meeting::find;
use super::person::{Last, Person};
use super::reading::{Ask, fits};
use super::screen::Shown;
use crate::questionnaire::Question;

impl Person {
    /// Ticks options in place, or in boxes that are sent together.
    pub(super) async fn tick(
        &mut self,
        question: &Question,
        options: &[String],
        other: Option<&str>,
        shown: &Shown,
    ) {
        if shown.touches.iter().any(|touch| touch.tick) {
            return self.tick_boxes(question, options, other, shown).await;
        }
        let mut unseen = 0;
        for _ in 0..question.options.len() * 2 {
            let Some(now) = self.menu(question) else {
                return;
            };
            let Some((id, label)) = wrong(question, options, &now) else {
                break;
            };
            self.press(&now, &label, 1).await;
            unseen += u32::from(!self.see_tick(question, options, &id).await);
            if unseen > 1 {
                return;
            }
        }
        if let Some(text) = other {
            let Some(now) = self.menu(question) else {
                return;
            };
            self.press_meaning(&now, Meaning::Other).await;
            self.explain(text).await;
            self.window.changed(self.seen, TICK).await;
        }
        self.finish(question).await;
    }

    /// Waits until this option is shown as it should be; other messages may come meanwhile. False when the time is up.
    async fn see_tick(&mut self, question: &Question, options: &[String], id: &str) -> bool {
        let until = tokio::time::Instant::now() + TICK;
        while let Some(now) = self.menu(question) {
            let shown = label_of(&question.options, id, &now);
            let right = shown.is_none_or(|label| {
                label::ticked(&label) == options.iter().any(|option| option == id)
            });
            let left = until.saturating_duration_since(tokio::time::Instant::now());
            if right || !self.window.changed(self.seen, left).await {
                return right;
            }
        }
        true
    }

    /// Presses Done, unless the panel has gone on by itself.
    async fn finish(&mut self, question: &Question) {
        let Some(now) = self.menu(question) else {
            return;
        };
        let option =
            |label: &String| question.options.iter().any(|option| fits(label, &option.label));
        let done = find(&now, Meaning::Done);
        let rest = || {
            now.labels()
                .into_iter()
                .rev()
                .find(|label| !option(label) && label::meaning(label).is_none())
        };
        if let Some(label) = done.or_else(rest) {
            self.press(&now, &label, self.times()).await;
        }
    }

    /// The newest message where this question can be answered, as it is now.
    fn menu(&mut self, question: &Question) -> Option<Shown> {
        self.read(self.mark);
        let names = |message: &Shown| {
            question
                .text
                .values()
                .any(|words| label::plain(&message.text).contains(&label::plain(words)))
        };
        let offers = |message: &Shown| {
            question
                .options
                .iter()
                .any(|option| label_of(&question.options, &option.id, message).is_some())
        };
        self.window.messages().into_iter().rev().find(|message| names(message) && offers(message))
    }

    /// Ticks boxes on a page and sends them all at once.
    async fn tick_boxes(
        &mut self,
        question: &Question,
        options: &[String],
        other: Option<&str>,
        shown: &Shown,
    ) {
        let box_for_other = shown
            .touches
            .iter()
            .any(|touch| touch.tick && label::meaning(&touch.label) == Some(Meaning::Other));
        let mut now = shown.clone();
        if let Some(text) = other.filter(|_| !box_for_other) {
            self.press_meaning(shown, Meaning::Other).await;
            self.explain(text).await;
            let Some(next) = self.menu(question) else {
                return;
            };
            now = next;
        }
        let mut labels: Vec<String> =
            options.iter().filter_map(|id| label_of(&question.options, id, &now)).collect();
        if other.is_some() {
            let boxes = now.touches.iter().filter(|touch| touch.tick);
            labels.extend(
                boxes
                    .map(|touch| touch.label.clone())
                    .filter(|label| label::meaning(label) == Some(Meaning::Other)),
            );
        }
        self.did(
            format!("ticks {}", labels.join(", ")),
            Last::Ticked(now.id, labels.clone(), other.map(str::to_owned)),
        );
        self.window.tick(now.id, &labels, other).await;
        if let Some(text) = other.filter(|_| box_for_other) {
            self.say_what_else(question, text).await;
        }
    }

    /// After a tick at "other" it may be asked what that is: on a page at once, on Discord after a while.
    async fn say_what_else(&mut self, question: &Question, text: &str) {
        let (tick, until) = (self.mark, Instant::now() + TICK);
        loop {
            let (_, ask) = self.read(tick);
            let went_on = matches!(&ask, Ask::Question(at, _) if self.world.round.questions[*at].id != question.id);
            if went_on || matches!(ask, Ask::Finished) {
                return;
            }
            let page = self.window.platform() != Platform::Discord;
            if page || self.window.asks_for_words(tick) {
                return self.write(text).await;
            }
            let left = until.saturating_duration_since(Instant::now());
            if !self.window.changed(self.seen, left).await {
                return;
            }
        }
    }
}

/// The first option that is not shown as it should be, with its label.
fn wrong(question: &Question, options: &[String], shown: &Shown) -> Option<(String, String)> {
    question.options.iter().find_map(|option| {
        let label = label_of(&question.options, &option.id, shown)?;
        (label::ticked(&label) != options.contains(&option.id)).then(|| (option.id.clone(), label))
    })
}
