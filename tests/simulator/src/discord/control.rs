//! What a test can ask of the simulated Discord, and make it do.

use std::collections::BTreeMap;
use std::sync::PoisonError;
use std::time::Duration;

use serde_json::{Value, json};

use super::Discord;
use super::faults::{Fault, Trouble};
use super::gateway::Visits;
use super::interaction::TOKEN_LIVES;
use super::session::Frame;
use super::state::{Command, Request, State};

impl Discord {
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

    /// How many answers 401, 403 and 429 the bot has had in the last ten minutes; see
    /// [`super::Settings::ban_after`].
    #[must_use]
    pub fn invalid_requests(&self) -> u64 {
        self.inner.lock().ban.count
    }

    /// When each answer 401, 403 or 429 was given, from the platform's start.
    #[must_use]
    pub fn noes(&self) -> Vec<Duration> {
        self.inner.lock().ban.times.clone()
    }

    /// The commands registered for everywhere.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        self.inner.lock().commands.get(&None).cloned().unwrap_or_default()
    }

    /// The commands registered for one server.
    #[must_use]
    pub fn commands_in(&self, guild: u64) -> Vec<Command> {
        self.inner.lock().commands.get(&Some(guild)).cloned().unwrap_or_default()
    }

    /// How often the bot has come to the gateway, and whether it is there.
    #[must_use]
    pub fn visits(&self) -> Visits {
        self.inner.lock().gateway.visits
    }

    /// Waits until the bot is logged in. False when the time is up first.
    pub async fn wait_for_bot(&self, timeout: Duration) -> bool {
        self.wait_for_visits(timeout, |visits| visits.connected).await
    }

    /// Waits until the bot's comings and goings are as asked for. False when the time is up first.
    pub async fn wait_for_visits(&self, timeout: Duration, done: impl Fn(Visits) -> bool) -> bool {
        self.wait_until(timeout, || done(self.visits())).await
    }

    /// Waits until the bot has registered a command of this name for everywhere. False when the time is up first.
    pub async fn wait_for_command(&self, name: &str, timeout: Duration) -> bool {
        let registered = || self.commands().iter().any(|command| command.name == name);
        self.wait_until(timeout, registered).await
    }

    async fn wait_until(&self, timeout: Duration, done: impl Fn() -> bool) -> bool {
        let mut news = self.inner.news.subscribe();
        let waiting = async {
            loop {
                news.mark_unchanged();
                if done() || news.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::time::timeout(timeout, waiting).await.is_ok()
    }

    /// Moves the platform's clock forward: tokens die, limits refill.
    pub fn skip(&self, time: Duration) {
        *self.inner.skipped.lock().unwrap_or_else(PoisonError::into_inner) += time;
        self.inner.announce();
    }

    /// Moves the clock until every interaction's token is dead.
    pub fn expire_tokens(&self) {
        self.skip(TOKEN_LIVES + Duration::from_millis(1));
    }

    /// Closes the gateway's connection with 4000. The session can be resumed.
    pub fn drop_gateway(&self) {
        let now = self.inner.now();
        self.change(|state| state.gateway.drop_all(4000, "Unknown error.", now));
    }

    /// Asks the bot to come again over a new connection (op 7).
    pub fn ask_reconnect(&self) {
        self.change(|state| state.gateway.tell(&Frame::op(7, &Value::Null)));
    }

    /// Asks for a heartbeat at once (op 1).
    pub fn ask_heartbeat(&self) {
        self.change(|state| state.gateway.tell(&Frame::op(1, &json!(null))));
    }

    /// Forgets every session (op 9): what happens until the bot logs in again is lost to it.
    pub fn invalidate(&self) {
        self.change(|state| state.gateway.invalidate());
    }

    /// Tells the bot of an event that may be anything.
    pub fn tell(&self, name: &str, event: &Value) {
        let event = event.to_string();
        let now = self.inner.now();
        self.change(|state| state.gateway.event(name, &event, 0, now));
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.inner.lock());
        self.inner.announce();
    }

    /// The next request is answered 429 with a `retry_after`.
    pub fn next_is_too_many(&self) {
        self.plan(Fault::TooMany);
    }

    /// The next request is answered 500.
    pub fn next_is_internal_error(&self) {
        self.plan(Fault::Internal);
    }

    /// The next request is answered with a 502 page.
    pub fn next_is_bad_gateway(&self) {
        self.plan(Fault::BadGateway);
    }

    /// The next request is answered 503.
    pub fn next_is_unavailable(&self) {
        self.plan(Fault::Unavailable);
    }

    /// The next request is cut off before anything is done.
    pub fn next_is_cut_before(&self) {
        self.plan(Fault::CutBefore);
    }

    /// The next request is carried out, and then the connection is cut.
    pub fn next_is_cut_after(&self) {
        self.plan(Fault::CutAfter);
    }

    /// The next request is carried out and never answered.
    pub fn next_is_not_answered(&self) {
        self.plan(Fault::NoAnswer);
    }

    fn plan(&self, fault: Fault) {
        self.inner.lock().faults.plan(fault);
    }

    /// The next interaction reaches the bot after its three seconds.
    pub fn next_interaction_is_late(&self) {
        self.inner.lock().faults.plan_trouble(Trouble::Late);
    }

    /// The next interaction finds the gateway dropped, and comes when the session is resumed.
    pub fn next_interaction_drops_gateway(&self) {
        self.inner.lock().faults.plan_trouble(Trouble::Drop);
    }

    /// After the next resume, the last event comes a second time.
    pub fn next_resume_repeats(&self) {
        self.inner.lock().faults.plan_trouble(Trouble::Repeat);
    }
}
