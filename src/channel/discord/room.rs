//! Messages in a private chat, where no interaction waits for them.
//! <https://docs.discord.com/developers/resources/message#create-message>

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::answering::number;
use super::error::{Failure, Trouble};
use super::rest::Call;
use super::{Discord, outgoing};
use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::{Message, MessageRef};

impl Discord {
    /// Sends a part to the person's private chat; without one they cannot be reached.
    pub(super) async fn send_to_room(&self, to: &Destination, part: &Message) -> Verdict {
        let digits = |room: &&String| room.parse::<u64>().is_ok();
        let Some(room) = to.room.as_ref().filter(digits) else { return Verdict::Unreachable };
        let path = format!("/channels/{room}/messages");
        let body = outgoing::body(part, false);
        let changed = part.replaces.as_ref().filter(|message| digits(&&message.0));
        if let Some(message) = changed {
            let path = format!("{path}/{}", message.0);
            let mut edit = outgoing::as_edit(body.clone());
            // Its picture stays; named again it would be another one, uploaded anew.
            edit.as_object_mut().map(|edit| edit.remove("attachments"));
            match self.rest.call(Call::with(Method::PATCH, path, &edit)).await {
                Ok(_) => return Verdict::Sent(Some(message.0.clone())),
                Err(failure) if failure.cannot_be_edited() || failure.is_unknown_room() => {}
                Err(failure) => return failure.verdict((self.clock)()),
            }
        }
        let body = numbered(body, (to.delivery.0, to.part));
        let file = part.attachment.as_ref();
        let post = || {
            let call = Call { method: Method::POST, path: path.clone(), body: Some(&body), file };
            self.rest.call(call)
        };
        let mut sent = post().await;
        if sent.as_ref().is_err_and(Failure::is_unknown_room) {
            sent = match self.open_room(to).await {
                Ok(()) => post().await,
                Err(failure) => Err(failure),
            };
        }
        match sent {
            Ok(message) => Verdict::Sent(number(&message)),
            Err(failure) => failure.verdict((self.clock)()),
        }
    }

    /// Takes a message out of the person's private chat.
    /// <https://docs.discord.com/developers/resources/message#delete-message>
    pub(super) async fn take_from_room(&self, at: &Destination, message: &MessageRef) -> Verdict {
        let digits = |id: &str| id.parse::<u64>().is_ok();
        let (Some(room), message) = (at.room.as_ref().filter(|room| digits(room)), &message.0)
        else {
            return Verdict::Unreachable;
        };
        if !digits(message) {
            return Verdict::Rejected(Trouble::NoNumber.to_string());
        }
        let path = format!("/channels/{room}/messages/{message}");
        match self.rest.call(Call::bare(Method::DELETE, path)).await {
            Ok(_) => Verdict::Sent(None),
            Err(failure) if failure.cannot_be_edited() => Verdict::Sent(None),
            Err(failure) => failure.verdict((self.clock)()),
        }
    }

    /// Makes the person's private chat known to Discord again. Only ever asked for where the person has used it: "you
    /// should not use this endpoint to DM everyone in a server".
    /// <https://docs.discord.com/developers/resources/user#create-dm>
    async fn open_room(&self, to: &Destination) -> Result<(), Failure> {
        let body = json!({ "recipient_id": to.address.external_id });
        let path = "/users/@me/channels".to_owned();
        self.rest.call(Call::with(Method::POST, path, &body)).await.map(|_| ())
    }
}

/// With a number of ours, the same each time that this part of this message is sent: within a few minutes Discord sends
/// it once only. `of` is the row and the part's place in it.
pub(super) fn numbered(mut body: Value, of: (Uuid, u32)) -> Value {
    let mut hasher = DefaultHasher::new();
    (of, body.to_string()).hash(&mut hasher);
    body["nonce"] = format!("{:016x}", hasher.finish()).into();
    body["enforce_nonce"] = true.into();
    body
}
