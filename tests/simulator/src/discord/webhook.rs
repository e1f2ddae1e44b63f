//! What follows the first answer, by the interaction's token.

use std::time::Duration;

use serde_json::Value;

use super::draft::Draft;
use super::message::{EPHEMERAL, LOADING};
use super::pane::Spot;
use super::refusal::Refusal;
use super::route::Which;
use super::state::State;

impl State {
    /// Whether a token is good. Before the first answer there is nothing to follow.
    fn alive(&mut self, application: u64, token: &str, now: Duration) -> Result<(), Refusal> {
        let ours = application == self.application;
        let invalid = || Refusal::new(401, 50027, "Invalid Webhook Token");
        let found = self.interactions.with_token(token).filter(|_| ours).ok_or_else(invalid)?;
        if found.is_dead(now) {
            return Err(invalid());
        }
        if found.first.is_none() {
            return Err(Refusal::unknown_webhook());
        }
        Ok(())
    }

    fn spot(&mut self, token: &str, which: Which) -> Result<Spot, Refusal> {
        let found = self.interactions.with_token(token).ok_or_else(Refusal::unknown_webhook)?;
        let number = match which {
            Which::Original => return found.original.ok_or_else(Refusal::unknown_message),
            Which::Number(number) => number,
        };
        let all = found.original.iter().chain(&found.later);
        all.copied().find(|spot| spot.id == number).ok_or_else(Refusal::unknown_message)
    }

    /// `POST /webhooks/{application}/{token}`. After a deferred message, the first to come takes its place.
    pub(crate) fn follow_up(
        &mut self,
        application: u64,
        token: &str,
        draft: Draft,
        now: Duration,
    ) -> Result<Value, Refusal> {
        self.alive(application, token, now)?;
        let found = self.interactions.with_token(token).ok_or_else(Refusal::unknown_webhook)?;
        let (id, person, channel) = (found.id, found.person, found.channel);
        if let Some(spot) = found.original.filter(|_| found.unfilled) {
            return self.edit_spot(token, spot, draft, now);
        }
        let spot = self.post(id, person, channel, draft, now)?;
        if let Some(found) = self.interactions.with_token(token) {
            found.later.push(spot);
        }
        self.at(spot).map(|message| self.message_json(message)).ok_or_else(Refusal::unknown_message)
    }

    /// `GET /webhooks/{application}/{token}/messages/{which}`.
    pub(crate) fn get_later(
        &mut self,
        application: u64,
        token: &str,
        which: Which,
        now: Duration,
    ) -> Result<Value, Refusal> {
        self.alive(application, token, now)?;
        let spot = self.spot(token, which)?;
        self.at(spot).map(|message| self.message_json(message)).ok_or_else(Refusal::unknown_message)
    }

    /// `PATCH /webhooks/{application}/{token}/messages/{which}`.
    pub(crate) fn edit_later(
        &mut self,
        application: u64,
        token: &str,
        which: Which,
        draft: Draft,
        now: Duration,
    ) -> Result<Value, Refusal> {
        self.alive(application, token, now)?;
        let spot = self.spot(token, which)?;
        self.edit_spot(token, spot, draft, now)
    }

    fn edit_spot(
        &mut self,
        token: &str,
        spot: Spot,
        draft: Draft,
        now: Duration,
    ) -> Result<Value, Refusal> {
        self.change(spot, draft, now)?;
        let message = self.at_mut(spot)?;
        let was_thinking = message.thinking;
        message.thinking = false;
        message.flags &= !LOADING;
        let (message, only) = (message.clone(), spot.pane.only);
        if was_thinking && only.is_none() {
            self.tell_message(&message, now);
        }
        let found = self.interactions.with_token(token).ok_or_else(Refusal::unknown_webhook)?;
        if found.original == Some(spot) {
            found.unfilled = false;
        }
        let person = found.person;
        self.touch();
        self.wake(person);
        Ok(self.message_json(&message))
    }

    /// `DELETE /webhooks/{application}/{token}/messages/{which}`. A deferred message that is taken away is waited for no
    /// longer.
    pub(crate) fn delete_later(
        &mut self,
        application: u64,
        token: &str,
        which: Which,
        now: Duration,
    ) -> Result<Value, Refusal> {
        self.alive(application, token, now)?;
        let spot = self.spot(token, which)?;
        let gone = self.take(spot)?;
        debug_assert_eq!(gone.flags & EPHEMERAL != 0, spot.pane.only.is_some());
        if let Some(found) =
            self.interactions.with_token(token).filter(|one| one.original == Some(spot))
        {
            found.unfilled = false;
        }
        Ok(Value::Null)
    }
}
