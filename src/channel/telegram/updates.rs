//! Fetching updates: nothing is acknowledged before what it led to is stored.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use teloxide_core::RequestError;
use teloxide_core::requests::Payload;
use tokio_util::sync::CancellationToken;

use super::again::Again;
use super::connect::POLL;
use super::presses::Presses;
use super::{NAME, Press, Telegram, calls, commands, error, incoming};
use crate::channel::{AskAgain, Patience, Reception, storing};
use crate::delivery::{Compose, Sender};
use crate::domain::message::Incoming;
use crate::service::Received;

/// Telegram takes and gives nothing any more, until somebody has seen to it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Telegram has stopped: {0}")]
pub struct Halted(pub String);

/// Most updates in one poll. <https://core.telegram.org/bots/api#getupdates>
const LIMIT: u8 = 100;

/// What is asked for; all else (groups' edits, polls, payments) is no part of a conversation.
const KINDS: [&str; 3] = ["message", "callback_query", "my_chat_member"];

/// For how long a button may stay busy before the person is told that the press is not stored yet. Telegram takes
/// answers to presses for about 15 s.
const BUSY: Duration = Duration::from_secs(2);

/// How long after a stop, and after the last storing, a request under way may finish: 4 s in all.
const STOP: Duration = Duration::from_secs(3);

#[derive(Serialize)]
struct GetUpdates {
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<i64>,
    limit: u8,
    timeout: u64,
    allowed_updates: [&'static str; 3],
}

impl Payload for GetUpdates {
    type Output = Vec<Value>;
    const NAME: &'static str = "GetUpdates";
}

/// The loop and what it works with.
struct Intake<'a, D> {
    telegram: &'a Telegram,
    desk: &'a D,
    sender: &'a Sender<Telegram>,
    presses: Presses,
    again: Again,
    stop: &'a CancellationToken,
}

impl Telegram {
    /// Serves until told to stop: sends what the last run left unsent, takes updates in, hands the replies to the
    /// sender, and lets what is under way finish within 5 s of the stop.
    ///
    /// # Errors
    /// When Telegram takes or gives nothing any more (a wrong token, a second program with the same bot). It is logged.
    pub async fn serve(
        &self,
        desk: &(impl Reception + Compose + AskAgain),
        sender: &Sender<Self>,
        stop: &CancellationToken,
    ) -> Result<(), Halted> {
        let (presses, again) = (Presses::new(self.bot.clone()), Again::default());
        let intake = Intake { telegram: self, desk, sender, presses, again, stop };
        let registering = stop.run_until_cancelled(commands::register(&self.bot));
        let running = async {
            if stop.run_until_cancelled(sender.resume(desk)).await.is_some() {
                tokio::select! {
                    served = intake.run() => served,
                    never = sender.post(desk) => match never {},
                }
            } else {
                Ok(())
            }
        };
        let served = tokio::select! {
            (served, _) = async { tokio::join!(running, registering) } => served,
            reason = sender.halted() => Err(Halted(reason)),
            never = intake.again.run(desk, sender) => match never {},
        };
        tokio::join!(intake.presses.finish(STOP), sender.finish(STOP));
        served
    }
}

impl<D: Reception> Intake<'_, D> {
    async fn run(&self) -> Result<(), Halted> {
        let mut patience = Patience::new(NAME);
        let mut offset = None;
        let mut webhook_cleared = false;
        loop {
            let fetching = async {
                if !webhook_cleared {
                    self.telegram.clear_webhook().await?;
                }
                self.fetch(offset).await
            };
            match self.stop.run_until_cancelled(fetching).await {
                None => return Ok(()),
                Some(Ok(updates)) => {
                    webhook_cleared = true;
                    patience.over();
                    self.again.fetched();
                    if self.take_in(&updates).await.is_none() {
                        return Ok(());
                    }
                    if updates.len() < usize::from(LIMIT) {
                        self.again.caught_up();
                    }
                    offset = after(&updates);
                }
                Some(Err(error)) => {
                    if let Some(reason) = error::fatal(&error) {
                        tracing::error!(%reason, "Telegram gives no updates any more");
                        return Err(Halted(reason.to_string()));
                    }
                    let (reason, told) = (error::summary(&error), error::told_to_wait(&error));
                    self.stop.run_until_cancelled(patience.wait(&reason, told)).await;
                }
            }
        }
    }

    async fn fetch(&self, offset: Option<i64>) -> Result<Vec<Value>, RequestError> {
        let request =
            GetUpdates { offset, limit: LIMIT, timeout: POLL.as_secs(), allowed_updates: KINDS };
        calls::call(&self.telegram.waiting_bot, request).await
    }

    /// Takes in what one poll brought; `None` when the stop came before all of it was stored.
    async fn take_in(&self, updates: &[Value]) -> Option<()> {
        let now = (self.telegram.clock)();
        let mut presses = HashMap::new();
        let mut incoming = Vec::new();
        for update in updates {
            match incoming::parse(update, now) {
                Ok(parsed) => match (parsed.incoming, parsed.press) {
                    (Some(heard), press) => {
                        presses.extend(press.map(|press| (heard.update_id.clone(), press)));
                        incoming.push(heard);
                    }
                    (None, Some(press)) => self.presses.answer(press),
                    (None, None) => {}
                },
                Err(unparsable) => {
                    let update_id = unparsable.update_id;
                    tracing::warn!(update_id, "an update could not be read and is passed over");
                }
            }
        }
        let inbox = self.sender.inbox();
        let mut waiting: Vec<_> = incoming.iter().map(|_| inbox.enter()).collect();
        while !incoming.is_empty() {
            let received = self.store(&incoming, &mut presses).await?;
            self.again.heard(received.iter().map(|one| one.from.clone()));
            let taken_in: HashSet<_> = received.iter().map(|one| one.update_id.clone()).collect();
            incoming.retain(|update| !taken_in.contains(&update.update_id));
            waiting.drain(..waiting.len() - incoming.len());
            for press in taken_in.iter().filter_map(|id| presses.remove(id)) {
                self.presses.answer(press);
            }
            let replies = received.into_iter().flat_map(|received| received.replies);
            self.stop.run_until_cancelled(self.sender.take(replies.collect())).await?;
        }
        Some(())
    }

    /// Stores some of the updates, however long that takes; `None` when the stop comes first. Whose press is not stored in
    /// good time is told so meanwhile.
    async fn store(
        &self,
        updates: &[Incoming],
        presses: &mut HashMap<String, Press>,
    ) -> Option<Vec<Received>> {
        let apologising = async {
            tokio::time::sleep(BUSY).await;
            for (_, press) in presses.drain() {
                self.presses.apologise(press);
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            stored = storing::store(self.desk, self.sender, updates, self.stop) => stored,
            () = apologising => None,
        }
    }
}

/// What the next poll asks from on, which acknowledges all before it. After an empty poll nothing is left to
/// acknowledge, and no number is named: after a week without updates Telegram begins counting anywhere.
fn after(updates: &[Value]) -> Option<i64> {
    let id = |update: &Value| update.get("update_id").and_then(Value::as_i64);
    updates.iter().rev().find_map(id).map(|last| last + 1)
}
