//! What a test can ask of the simulated Telegram, and make it do.

use std::collections::BTreeMap;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use std::time::Duration;

use super::Telegram;
use super::call::Command;
use super::faults::Fault;
use super::state::{Request, State};

impl Telegram {
    /// Every request that broke the rules or the official description. Tests expect none.
    #[must_use]
    pub fn violations(&self) -> Vec<String> {
        self.inner.lock().violations.clone()
    }

    /// The latest requests, oldest first; see [`super::Settings::keep_requests`].
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.inner.lock().log.iter().cloned().collect()
    }

    /// How many requests there have been in all, and how many faults of each sort were injected.
    #[must_use]
    pub fn counts(&self) -> (u64, BTreeMap<&'static str, u64>) {
        let state = self.inner.lock();
        (state.requests, state.faults.counts.clone())
    }

    /// How many files have been brought along, rather than named by what the platform knows them as.
    #[must_use]
    pub fn uploads(&self) -> usize {
        self.inner.lock().uploads
    }

    /// Knows no file any more as what it knew it as, as for another bot.
    pub fn forget_files(&self) {
        self.inner.lock().files.clear();
    }

    /// The commands registered for a language (`""`: for all others) in the default scope.
    #[must_use]
    pub fn commands(&self, language: &str) -> Vec<Command> {
        self.commands_in("default", language)
    }

    /// The commands registered for a scope, such as `all_private_chats`, and a language.
    #[must_use]
    pub fn commands_in(&self, scope: &str, language: &str) -> Vec<Command> {
        let key = (scope.to_owned(), language.to_owned());
        self.inner.lock().commands.get(&key).cloned().unwrap_or_default()
    }

    /// The bot's `description`, `short_description` or `name` in a language.
    #[must_use]
    pub fn profile(&self, what: &'static str, language: &str) -> Option<String> {
        self.inner.lock().profile.get(&(what, language.to_owned())).cloned()
    }

    /// How many updates the bot has not confirmed.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.inner.lock().updates.len()
    }

    /// How many updates were forgotten because the bot did not fetch them in time.
    #[must_use]
    pub fn expired(&self) -> u64 {
        self.inner.lock().updates.expired
    }

    /// Moves the platform's clock forward: presses expire, limits refill.
    pub fn skip(&self, time: Duration) {
        *self.inner.skipped.lock().unwrap_or_else(PoisonError::into_inner) += time;
    }

    /// Waits until every update is confirmed. False when the time is up first.
    pub async fn wait_until_idle(&self, timeout: Duration) -> bool {
        self.wait_for(timeout, |state| state.updates.len() == 0).await
    }

    /// Waits until the bot has called `getUpdates` for the first time. False when the time is up first.
    pub async fn wait_for_bot(&self, timeout: Duration) -> bool {
        self.wait_for(timeout, |state| state.updates.poll > 0).await
    }

    /// Waits until a request like this has come. False when the time is up first.
    pub async fn wait_for_request(
        &self,
        timeout: Duration,
        like_this: impl Fn(&Request) -> bool,
    ) -> bool {
        self.wait_for(timeout, |state| state.log.iter().any(&like_this)).await
    }

    pub(super) async fn wait_for(&self, timeout: Duration, done: impl Fn(&State) -> bool) -> bool {
        let mut queue = self.inner.queue.subscribe();
        let waiting = async {
            loop {
                queue.mark_unchanged();
                if done(&self.inner.lock()) {
                    return;
                }
                if queue.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::time::timeout(timeout, waiting).await.is_ok()
    }

    /// From now on, or not any more, the bot's token opens nothing: as when another has been given out.
    pub fn revoke_token(&self, revoked: bool) {
        self.inner.revoked.store(revoked, Ordering::Relaxed);
    }

    /// The next request that sends or edits (not a poll) is answered 429 with `retry_after` 1.
    pub fn next_is_too_many(&self) {
        self.inner.lock().faults.plan(Fault::TooMany);
    }

    /// The next request that is not a poll is answered with a 502 page.
    pub fn next_is_bad_gateway(&self) {
        self.inner.lock().faults.plan(Fault::BadGateway);
    }

    /// The next request that is not a poll is cut off before anything is done.
    pub fn next_is_cut_before(&self) {
        self.inner.lock().faults.plan(Fault::CutBefore);
    }

    /// The next request that is not a poll is carried out, and then the connection is cut.
    pub fn next_is_cut_after(&self) {
        self.inner.lock().faults.plan(Fault::CutAfter);
    }

    /// The next request that is not a poll is carried out and never answered.
    pub fn next_is_not_answered(&self) {
        self.inner.lock().faults.plan(Fault::NoAnswer);
    }

    /// The next poll that confirms an update gets it a second time.
    pub fn next_update_comes_twice(&self) {
        self.inner.lock().faults.plan(Fault::Repeat);
    }
}
