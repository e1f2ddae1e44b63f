//! What a person's Discord shows in one place, and waiting for it to change.

use std::time::Duration;

use super::interaction::First;
use super::message::Message;
use super::modal::Modal;
use super::pane::Pane;
use super::state::State;
use super::user::User;

/// What came of something that a person did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The bot has not answered, and three seconds have not passed.
    Waiting,
    /// The bot has asked for more time, and has not come back.
    Thinking,
    /// The bot has answered.
    Answered,
    /// "This interaction failed": nothing came in three seconds, or no bot was there.
    Failed,
}

/// What one person sees in one place, at one moment.
#[derive(Debug)]
pub struct Screen<'a> {
    /// The messages, oldest first; deleted messages are gone. Those for this person only are among them.
    pub messages: Vec<&'a Message>,
    /// The modal that is open. One that was sent in and not answered in time is open again.
    pub modal: Option<&'a Modal>,
    /// The message whose button opened it.
    pub modal_from: Option<u64>,
    /// What came of the newest thing that this person did here.
    pub latest: Option<Outcome>,
    /// Counts every change of this Discord; what changes later has a higher number.
    pub version: u64,
    state: &'a State,
    now: Duration,
}

impl<'a> Screen<'a> {
    pub(crate) fn new(state: &'a State, person: u64, channel: u64, now: Duration) -> Self {
        let public = state.pane(Pane::public(channel));
        let private = state.pane(Pane::private(channel, person));
        let mut messages: Vec<&Message> = public.iter().chain(private).collect();
        if !private.is_empty() {
            messages.sort_by_key(|message| message.id);
        }
        let person = &state.people[&person];
        let outcome = |id: u64| state.outcome(id, now);
        let open = person.modal.as_ref().filter(|open| {
            open.channel == channel
                && open.sent.is_none_or(|sent| outcome(sent) == Some(Outcome::Failed))
        });
        let latest = person.latest.get(&channel).and_then(|id| outcome(*id));
        Self {
            messages,
            modal: open.map(|open| &open.modal),
            modal_from: open.and_then(|open| Some(open.from?.id)),
            latest,
            version: state.version,
            state,
            now,
        }
    }

    /// The message with this number, if it is shown.
    #[must_use]
    pub fn message(&self, id: u64) -> Option<&'a Message> {
        self.messages.iter().find(|message| message.id == id).copied()
    }

    /// The newest message from the bot.
    #[must_use]
    pub fn last(&self) -> Option<&'a Message> {
        self.messages.iter().rev().find(|message| message.from_bot).copied()
    }

    /// What came of an interaction. `None` when it is older than fifteen minutes.
    #[must_use]
    pub fn outcome(&self, interaction: u64) -> Option<Outcome> {
        self.state.outcome(interaction, self.now)
    }

    /// "This interaction failed" is what the newest thing done here came to.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.latest == Some(Outcome::Failed)
    }

    /// The labels of all buttons shown, the newest message's first.
    #[must_use]
    pub fn labels(&self) -> Vec<&'a str> {
        self.messages.iter().rev().flat_map(|message| message.labels()).collect()
    }
}

impl State {
    /// What came of an interaction, as the person's client shows it.
    pub(crate) fn outcome(&self, id: u64, now: Duration) -> Option<Outcome> {
        let interaction = self.interactions.get(id)?;
        Some(match interaction.first {
            None if interaction.is_late(now) => Outcome::Failed,
            None => Outcome::Waiting,
            Some(First::Later) if interaction.unfilled => Outcome::Thinking,
            Some(_) => Outcome::Answered,
        })
    }

    /// When the newest thing that a person did in a channel fails unless it is answered.
    fn deadline(&self, person: u64, channel: u64) -> Option<Duration> {
        let id = self.people[&person].latest.get(&channel)?;
        let interaction = self.interactions.get(*id)?;
        interaction.first.is_none().then(|| interaction.deadline())
    }
}

impl User {
    /// Looks at the screen as it is now. Everything stands still while it is looked at: the look must ask nothing else
    /// of this Discord or its users.
    pub fn look<T>(&self, look: impl FnOnce(&Screen<'_>) -> T) -> T {
        let now = self.inner.now();
        let state = self.inner.lock();
        look(&Screen::new(&state, self.id(), self.channel, now))
    }

    /// Everything that the place shows this person, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.look(|screen| screen.messages.iter().map(|message| (*message).clone()).collect())
    }

    /// The modal that is open.
    #[must_use]
    pub fn modal(&self) -> Option<Modal> {
        self.look(|screen| screen.modal.cloned())
    }

    /// "This interaction failed" is what the newest thing done here came to.
    #[must_use]
    pub fn failed(&self) -> bool {
        self.look(|screen| screen.latest) == Some(Outcome::Failed)
    }

    /// The version now: what changes later has a higher number.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.inner.lock().version
    }

    /// Waits until the screen shows what is looked for, and gives it. `None` when the time is up first. Each look is as
    /// in [`User::look`].
    pub async fn wait_for<T>(
        &self,
        timeout: Duration,
        mut look: impl FnMut(&Screen<'_>) -> Option<T>,
    ) -> Option<T> {
        let (mut mine, mut ours) = {
            let state = self.inner.lock();
            let mine = state.people[&self.id()].changes.subscribe();
            (mine, state.channels[&self.channel].changes.subscribe())
        };
        let mut news = self.inner.news.subscribe();
        let waiting = async {
            loop {
                mine.mark_unchanged();
                ours.mark_unchanged();
                news.mark_unchanged();
                if let Some(found) = self.look(&mut look) {
                    return found;
                }
                let deadline = self.inner.lock().deadline(self.id(), self.channel);
                let left = deadline.map(|at| at.saturating_sub(self.inner.now()));
                let failing = async {
                    match left.filter(|left| !left.is_zero()) {
                        Some(left) => tokio::time::sleep(left).await,
                        None => std::future::pending().await,
                    }
                };
                tokio::select! {
                    _ = mine.changed() => {}
                    _ = ours.changed() => {}
                    _ = news.changed() => {}
                    () = failing => {}
                }
            }
        };
        tokio::time::timeout(timeout, waiting).await.ok()
    }

    /// Waits for a message from the bot, changed after this version, that contains a text.
    pub async fn wait_for_text(
        &self,
        after: u64,
        text: &str,
        timeout: Duration,
    ) -> Option<Message> {
        self.wait_for(timeout, |screen| {
            let fits = |message: &&&Message| {
                message.from_bot && message.changed > after && message.text.contains(text)
            };
            screen.messages.iter().rev().find(fits).map(|message| (*message).clone())
        })
        .await
    }

    /// Waits for a modal.
    pub async fn wait_for_modal(&self, timeout: Duration) -> Option<Modal> {
        self.wait_for(timeout, |screen| screen.modal.cloned()).await
    }

    /// Waits until something done is answered or has failed. `None` when the time is up first.
    pub async fn wait_for_outcome(&self, interaction: u64, timeout: Duration) -> Option<Outcome> {
        self.wait_for(timeout, |screen| {
            let outcome = screen.outcome(interaction)?;
            (!matches!(outcome, Outcome::Waiting | Outcome::Thinking)).then_some(outcome)
        })
        .await
    }
}
