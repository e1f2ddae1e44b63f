//! Messages in a private chat, where no interaction waits for them.
//! <https://docs.discord.com/developers/resources/message#create-message>

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use reqwest::Method;
use serde_json::Value;

use super::answering::number;
use super::rest::Call;
use super::{Discord, outgoing};
use crate::domain::DeliveryId;
use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::Message;

impl Discord {
    /// Sends a part to the person's private chat; without one they cannot be reached.
    pub(super) async fn send_to_room(&self, to: &Destination, part: &Message) -> Verdict {
        let digits = |room: &&String| room.parse::<u64>().is_ok();
        let Some(room) = to.room.as_ref().filter(digits) else { return Verdict::Unreachable };
        let path = format!("/channels/{room}/messages");
        let body = outgoing::body(part, false);
        let changed = part
            .replaces
            .as_ref()
            .filter(|message| part.attachment.is_none() && message.0.parse::<u64>().is_ok());
        if let Some(message) = changed {
            let path = format!("{path}/{}", message.0);
            let edit = outgoing::as_edit(body.clone());
            match self.rest.call(Call::with(Method::PATCH, path, &edit)).await {
                Ok(_) => return Verdict::Sent(Some(message.0.clone())),
                Err(failure) if failure.cannot_be_edited() => {}
                Err(failure) => return failure.verdict((self.clock)()),
            }
        }
        let body = numbered(body, to.delivery);
        let file = part.attachment.as_ref();
        let call = Call { method: Method::POST, path, body: Some(&body), file };
        match self.rest.call(call).await {
            Ok(message) => Verdict::Sent(number(&message)),
            Err(failure) => failure.verdict((self.clock)()),
        }
    }
}

/// With a number of ours, the same each time that this part of this message is sent: within a few minutes Discord sends
/// it once only.
fn numbered(mut body: Value, delivery: DeliveryId) -> Value {
    let mut hasher = DefaultHasher::new();
    (delivery.0, body.to_string()).hash(&mut hasher);
    body["nonce"] = format!("{:016x}", hasher.finish()).into();
    body["enforce_nonce"] = true.into();
    body
}
