//! Telegram, by its Bot API: long polling in, one request a message out.
//!
//! teloxide makes the requests; its dispatcher, its throttle and its types for updates are not used: they acknowledge
//! before anything is stored, hold replies back, and lose what they do not know.

mod again;
mod calls;
mod commands;
mod connect;
mod error;
mod html;
mod incoming;
mod keyboard;
mod outgoing;
mod presses;
mod split;
mod updates;

use teloxide_core::Bot;
use teloxide_core::payloads::DeleteMessage;
use teloxide_core::types::{ChatId, MessageId};

use crate::delivery::{Channel, Clock};
use crate::domain::Platform;
use crate::domain::delivery::{Destination, Verdict};
use crate::domain::message::{FileNews, Message, MessageRef};

pub use connect::NotConnected;
pub use incoming::{NOTICES, Parsed, Press, Unparsable, parse};
pub use updates::Halted;

/// The name that an operator reads.
const NAME: &str = "Telegram";

/// A bot on Telegram, connected. Cheap to clone. It shows nothing of itself in a log: it holds the token.
#[derive(Clone)]
pub struct Telegram {
    bot: Bot,
    /// The same bot over connections that stay open while nothing happens.
    waiting_bot: Bot,
    name: String,
    clock: Clock,
    /// Whether more may leave than is free, for Stars.
    pays: bool,
}

impl Telegram {
    /// The bot's name in links, without @.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same bot, which lets Telegram take Stars for what leaves beyond the 30 messages a second that are free.
    /// <https://core.telegram.org/bots/api#sendmessage>
    #[must_use]
    pub fn paying(self, pays: bool) -> Self {
        Self { pays, ..self }
    }
}

/// A message as Telegram is given it, part by part, for staff to see beforehand.
#[must_use]
pub fn written(message: Message) -> Vec<String> {
    let parts = split::parts(message).into_iter();
    parts.map(|part| html::render(&part.body)).filter(|text| !text.is_empty()).collect()
}

impl Channel for Telegram {
    fn platform(&self) -> Platform {
        Platform::Telegram
    }

    fn parts(&self, message: Message) -> Vec<Message> {
        split::parts(message)
    }

    async fn take_back(&self, at: &Destination, message: &MessageRef) -> Verdict {
        let (Ok(chat), Ok(message)) = (at.address.external_id.parse(), message.0.parse()) else {
            return Verdict::Rejected(error::Reason::NoChat.to_string());
        };
        let delete = DeleteMessage::new(ChatId(chat), MessageId(message));
        match calls::call::<bool, _>(&self.bot, delete).await {
            Ok(_) => Verdict::Sent(None),
            Err(error) => error::verdict(&error, (self.clock)()),
        }
    }

    async fn send(&self, to: &Destination, part: &Message) -> Verdict {
        self.send_copy(to, part).await.0
    }

    async fn send_copy(&self, to: &Destination, part: &Message) -> (Verdict, Option<FileNews>) {
        let Ok(chat) = to.address.external_id.parse() else {
            return (Verdict::Rejected(error::Reason::NoChat.to_string()), None);
        };
        let mut sent = outgoing::request(chat, part).paying(self.pays).send(&self.bot).await;
        if let (Some(message), Err(error)) = (&part.replaces, &sent) {
            if error::is_unchanged(error) {
                return (Verdict::Sent(Some(message.0.clone())), None);
            }
            if error::cannot_be_edited(error) {
                sent = outgoing::request_anew(chat, part).paying(self.pays).send(&self.bot).await;
            }
        }
        let known = part.attachment.as_ref().and_then(|one| one.known_as.clone());
        match sent {
            Ok(message) => {
                let news = message.picture().filter(|_| known.is_none()).map(FileNews::Kept);
                (Verdict::Sent(Some(message.message_id.to_string())), news)
            }
            Err(error) => match known {
                Some(file) if error::forgot_file(&error) => {
                    let why = error::Reason::FileForgotten.to_string();
                    (Verdict::Failed(why), Some(FileNews::Forgotten(file)))
                }
                _ => (error::verdict(&error, (self.clock)()), None),
            },
        }
    }
}
