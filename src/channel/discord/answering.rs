//! Answering interactions: the first answer, what follows, and "saving" while nothing is stored yet.
//! <https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object>

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};
use tokio::time::{sleep, sleep_until};
use tokio_util::sync::CancellationToken;

use super::door::{Answered, Door, Place};
use super::error::Failure;
use super::rest::Call;
use super::{Discord, outgoing};
use crate::channel::storing::FINISHING;
use crate::domain::Locale;
use crate::domain::delivery::Verdict;
use crate::domain::message::{Attachment, Message};
use crate::text::{Catalog, Text};

/// A new message.
const MESSAGE: u8 = 4;
/// A new message that comes later.
const MESSAGE_LATER: u8 = 5;
/// A change of the pressed message that comes later, or nothing at all.
const CHANGE_LATER: u8 = 6;
/// A change of the pressed message.
const CHANGE: u8 = 7;

/// How long after its arrival an interaction without an answer is told that it is being seen to: half of what Discord
/// waits.
const SAVING: Duration = Duration::from_millis(1500);

/// How long after its arrival somebody whose doing is not stored is told so.
const UNSAVED: Duration = Duration::from_millis(3500);

impl Door {
    /// Where the first answer goes. `told` asks for the message that it makes, which nobody needs of one that is there.
    fn callback(&self, told: bool) -> String {
        let query = if told { "?with_response=true" } else { "" };
        format!("/interactions/{}/{}/callback{query}", self.opening.id, self.opening.token)
    }

    /// The pressed message, if this part takes its place.
    fn changed_by<'a>(&self, part: &'a Message) -> Option<&'a str> {
        let replaced = part.replaces.as_ref().filter(|_| part.attachment.is_none())?;
        (self.opening.message.as_ref() == Some(replaced)).then_some(replaced.0.as_str())
    }
}

impl Discord {
    /// Looks after an interaction until what it led to is stored: nobody waits without a word.
    pub(super) async fn guard(&self, door: &Door, stop: &CancellationToken) {
        let waiting = stop.run_until_cancelled(sleep_until(door.arrived + SAVING));
        if waiting.await.is_some() {
            self.reassure(door, &Text::Saving).await;
            if door.is_stored() {
                return;
            }
            stop.run_until_cancelled(sleep_until(door.arrived + UNSAVED)).await;
        }
        if stop.is_cancelled() && !door.is_stored() {
            sleep(FINISHING).await;
        }
        if !door.is_stored() {
            self.reassure(door, &Text::NotSavedYet).await;
        }
    }

    /// Gives an interaction its first answer if it has none, with these words as long as nothing is stored.
    async fn reassure(&self, door: &Door, words: &Text) {
        let mut answered = door.answered.lock().await;
        if !door.is_open() {
            return;
        }
        let body =
            outgoing::sentence(&said(words, door.opening.locale.as_ref()), door.opening.in_server);
        if matches!(*answered, Answered::NotYet { .. }) {
            let in_place = door.opening.message.is_some();
            let first = if in_place {
                json!({ "type": CHANGE_LATER })
            } else {
                json!({ "type": MESSAGE, "data": body })
            };
            let saving = (!in_place).then_some(Place::Original);
            if let Err(failure) =
                self.answer_first(door, &mut answered, &first, None, in_place).await
            {
                tracing::debug!(%failure, "an interaction could not be answered in time");
                return;
            }
            *answered = Answered::Yes { in_place, saving };
            if !in_place {
                return;
            }
        }
        let Answered::Yes { saving, .. } = &mut *answered else { return };
        if door.is_stored() {
            return;
        }
        let told = match saving.clone() {
            Some(place) => {
                self.change(door, &place, outgoing::as_edit(body), None).await.map(|_| place)
            }
            None => self
                .follow_up(door, &body, None)
                .await
                .map(|message| message.map_or(Place::Original, Place::Message)),
        };
        match told {
            Ok(place) => *saving = Some(place),
            Err(failure) => tracing::debug!(%failure, "somebody could not be told to wait"),
        }
    }

    /// All that an interaction led to is settled: it gets its first answer if it still has none, and "saving" goes.
    pub(super) async fn leave(&self, door: &Door) {
        let mut answered = door.answered.lock().await;
        let left = match &mut *answered {
            Answered::NotYet { .. } if door.opening.message.is_some() => {
                let nothing = json!({ "type": CHANGE_LATER });
                self.answer_first(door, &mut answered, &nothing, None, true).await
            }
            Answered::NotYet { .. } => {
                let data = outgoing::later(door.opening.in_server);
                let later = json!({ "type": MESSAGE_LATER, "data": data });
                match self.answer_first(door, &mut answered, &later, None, false).await {
                    Ok(_) => self.take_away(door, &Place::Original).await,
                    failed => failed,
                }
            }
            Answered::Yes { saving, .. } => match saving.take() {
                Some(place) => self.take_away(door, &place).await,
                None => return,
            },
        };
        if let Err(failure) = left {
            tracing::debug!(%failure, "an interaction could not be put in order");
        }
    }

    /// Opens a window for a press.
    pub(super) async fn open_window(&self, door: &Door, window: &Value) {
        let call = Call::with(Method::POST, door.callback(false), window);
        if let Err(failure) = self.rest.call(call).await {
            tracing::debug!(%failure, "a window could not be opened");
        }
    }

    /// Sends a part of a reply through a door; `None` when it turns out to be shut.
    pub(super) async fn send_through(&self, door: &Door, part: &Message) -> Option<Verdict> {
        let mut answered = door.answered.lock().await;
        if let Answered::NotYet { perhaps } = *answered {
            let changed = door.changed_by(part);
            let kind = if changed.is_some() { CHANGE } else { MESSAGE };
            let mut body = outgoing::body(part, door.opening.in_server);
            if changed.is_some() {
                body = outgoing::as_edit(body);
            }
            let first = json!({ "type": kind, "data": body });
            let file = part.attachment.as_ref();
            let sent =
                self.answer_first(door, &mut answered, &first, file, changed.is_some()).await;
            match sent {
                Err(failure) if failure.is_already_answered() && !perhaps => {}
                // The attempt before this one arrived after all.
                Err(failure) if failure.is_already_answered() => {
                    return Some(Verdict::Sent(changed.map(str::to_owned)));
                }
                sent => return self.outcome(door, sent, changed),
            }
        }
        let Answered::Yes { in_place, saving } = &mut *answered else { return None };
        let body = outgoing::body(part, door.opening.in_server);
        if let Some(message) = door.changed_by(part) {
            let place =
                if *in_place { Place::Original } else { Place::Message(message.to_owned()) };
            match self.change(door, &place, outgoing::as_edit(body.clone()), None).await {
                Err(failure) if failure.cannot_be_edited() => {}
                sent => return self.outcome(door, sent.map(|_| None), Some(message)),
            }
        }
        let file = part.attachment.as_ref();
        if let Some(place) = saving.clone() {
            match self.change(door, &place, outgoing::as_edit(body.clone()), file).await {
                Err(failure) if failure.cannot_be_edited() => *saving = None,
                sent => {
                    if sent.is_ok() {
                        *saving = None;
                    }
                    return self.outcome(door, sent, None);
                }
            }
        }
        let sent = self.follow_up(door, &body, file).await;
        self.outcome(door, sent, None)
    }

    /// The first answer of all, once.
    async fn answer_first(
        &self,
        door: &Door,
        answered: &mut Answered,
        body: &Value,
        file: Option<&Attachment>,
        in_place: bool,
    ) -> Result<Option<String>, Failure> {
        let path = door.callback(!in_place);
        let call = Call { method: Method::POST, path, body: Some(body), file };
        let sent = self.rest.call(call).await;
        match &sent {
            Err(Failure::NoAnswer) => *answered = Answered::NotYet { perhaps: true },
            Err(failure) if failure.is_already_answered() => {
                *answered = Answered::Yes { in_place, saving: None };
            }
            Err(failure) if failure.shuts_door() => door.shut(),
            Err(_) => {}
            Ok(_) => *answered = Answered::Yes { in_place, saving: None },
        }
        sent.map(|answer| number(&answer["resource"]["message"]))
    }

    async fn follow_up(
        &self,
        door: &Door,
        body: &Value,
        file: Option<&Attachment>,
    ) -> Result<Option<String>, Failure> {
        let path = format!("/webhooks/{}/{}?wait=true", self.application, door.opening.token);
        let call = Call { method: Method::POST, path, body: Some(body), file };
        self.rest.call(call).await.map(|message| number(&message))
    }

    async fn change(
        &self,
        door: &Door,
        place: &Place,
        body: Value,
        file: Option<&Attachment>,
    ) -> Result<Option<String>, Failure> {
        let path = self.later(door, place);
        let call = Call { method: Method::PATCH, path, body: Some(&body), file };
        self.rest.call(call).await.map(|message| number(&message))
    }

    async fn take_away(&self, door: &Door, place: &Place) -> Result<Option<String>, Failure> {
        let call = Call::bare(Method::DELETE, self.later(door, place));
        self.rest.call(call).await.map(|_| None)
    }

    fn later(&self, door: &Door, place: &Place) -> String {
        let message = match place {
            Place::Original => "@original",
            Place::Message(number) => number,
        };
        format!("/webhooks/{}/{}/messages/{message}", self.application, door.opening.token)
    }

    fn outcome(
        &self,
        door: &Door,
        sent: Result<Option<String>, Failure>,
        changed: Option<&str>,
    ) -> Option<Verdict> {
        match sent {
            Ok(message) => Some(Verdict::Sent(message.or_else(|| changed.map(str::to_owned)))),
            Err(failure) if failure.shuts_door() => {
                door.shut();
                None
            }
            Err(failure) => Some(failure.verdict((self.clock)())),
        }
    }
}

/// A message's number. Discord writes it as text.
pub(super) fn number(message: &Value) -> Option<String> {
    let digits = |id: &&str| !id.is_empty() && id.chars().all(|c| c.is_ascii_digit());
    message["id"].as_str().filter(digits).map(str::to_owned)
}

/// Words of ours in the language of the person's app, else in the first one.
fn said(words: &Text, locale: Option<&Locale>) -> String {
    let languages = Catalog.languages();
    let spoken = locale.filter(|locale| languages.contains(locale)).or(languages.first());
    spoken.map(|locale| Catalog.say(words, locale)).unwrap_or_default()
}
