//! Announcing rounds in a panel's own server: once each, with a button that whoever sees it can answer by.

use std::collections::HashMap;
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::answering::number;
use super::error::Failure;
use super::rest::Call;
use super::room::numbered;
use super::{Discord, outgoing, split};
use crate::domain::RoundId;
use crate::domain::message::{Action, Message};
use crate::service::{Announcement, Desk, Error};

/// How long between two looks at what is to be announced.
const LOOK_EVERY: Duration = Duration::from_secs(15);

/// How long to leave it after Discord has refused an announcement for good.
const LEAVE_FOR: Duration = Duration::from_mins(10);

/// How many of a channel's latest messages are looked through for an announcement that may stand there.
/// <https://docs.discord.com/developers/resources/message#get-channel-messages>
const LOOKED_THROUGH: usize = 100;

/// Why an announcement does not stand.
#[derive(Debug, thiserror::Error)]
enum NotAnnounced {
    #[error("{0}")]
    Refused(#[from] Failure),
    #[error("{0}")]
    NotKept(#[from] Error),
}

impl Discord {
    /// Announces rounds as they open, and says so where they are over, until told to stop.
    pub async fn announce(&self, desk: &Desk, stop: &CancellationToken) {
        let mut left: HashMap<RoundId, Instant> = HashMap::new();
        loop {
            match stop.run_until_cancelled(self.announce_due(desk, &mut left)).await {
                None => return,
                Some(Ok(())) => {}
                Some(Err(error)) => tracing::debug!(%error, "announcements wait for the database"),
            }
            if stop.run_until_cancelled(tokio::time::sleep(LOOK_EVERY)).await.is_none() {
                return;
            }
        }
    }

    async fn announce_due(
        &self,
        desk: &Desk,
        left: &mut HashMap<RoundId, Instant>,
    ) -> Result<(), Error> {
        left.retain(|_, until| *until > Instant::now());
        for due in desk.announcements_due().await? {
            if left.contains_key(&due.round) {
                continue;
            }
            match self.put_up(desk, &due).await {
                Ok(()) => {
                    tracing::info!(round = %due.round, over = due.over, "told a server of a round");
                }
                Err(NotAnnounced::NotKept(error)) => return Err(error),
                Err(NotAnnounced::Refused(failure)) if failure.is_for_good() => {
                    left.insert(due.round, Instant::now() + LEAVE_FOR);
                    tracing::error!(
                        round = %due.round,
                        reason = %failure,
                        "a round could not be announced; may the bot see and write in the panel's server_channel?"
                    );
                }
                Err(NotAnnounced::Refused(failure)) => {
                    let wait = failure.wait().unwrap_or(LOOK_EVERY);
                    left.insert(due.round, Instant::now() + wait);
                    tracing::warn!(round = %due.round, reason = %failure, "a round is not announced yet; trying again");
                }
            }
        }
        Ok(())
    }

    async fn put_up(&self, desk: &Desk, due: &Announcement) -> Result<(), NotAnnounced> {
        let standing = match &due.message.replaces {
            Some(message) => self.change_standing(due, &message.0).await?,
            None if due.may_stand => self.find_standing(due).await?,
            None => None,
        };
        let message = match standing {
            Some(message) => message,
            None if due.over => String::new(),
            None => {
                desk.begin_announcement(due).await?;
                self.post(due).await?
            }
        };
        Ok(desk.settle_announcement(due, &message).await?)
    }

    /// Changes what stands there; `None` when it is gone.
    async fn change_standing(
        &self,
        due: &Announcement,
        message: &str,
    ) -> Result<Option<String>, Failure> {
        let path = format!("/channels/{}/messages/{message}", due.room);
        let body = outgoing::as_edit(outgoing::body(&due.message, false));
        match self.rest.call(Call::with(Method::PATCH, path, &body)).await {
            Ok(_) => Ok(Some(message.to_owned())),
            Err(failure) if failure.cannot_be_edited() => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// The announcement that a run of the program before this one may have put up.
    async fn find_standing(&self, due: &Announcement) -> Result<Option<String>, Failure> {
        let Some(button) = button(&due.message) else { return Ok(None) };
        let path = format!("/channels/{}/messages?limit={LOOKED_THROUGH}", due.room);
        let latest = self.rest.call(Call::bare(Method::GET, path)).await?;
        let ours = |message: &&Value| {
            message["author"]["bot"] == true && rows(message).any(|one| one["custom_id"] == button)
        };
        Ok(latest.as_array().into_iter().flatten().find(ours).and_then(number))
    }

    async fn post(&self, due: &Announcement) -> Result<String, Failure> {
        let mut last = String::new();
        for (no, part) in (0..).zip(split::parts(due.message.clone())) {
            let body = numbered(outgoing::body(&part, false), (due.round.0, no));
            let path = format!("/channels/{}/messages", due.room);
            let sent = self.rest.call(Call::with(Method::POST, path, &body)).await?;
            last = number(&sent).unwrap_or_default();
        }
        Ok(last)
    }
}

/// What the button of an announcement carries.
fn button(message: &Message) -> Option<&str> {
    message.buttons.iter().flatten().find_map(|button| match &button.action {
        Action::Press(data) => Some(data.as_str()),
        Action::Open(_) => None,
    })
}

/// Everything that can be pressed in a message, as Discord shows it.
fn rows(message: &Value) -> impl Iterator<Item = &Value> {
    let rows = message["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
}
