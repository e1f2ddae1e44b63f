//! All that the simulated Telegram knows, and what its methods do to it.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::Duration;

use serde_json::{Value, json};

use super::arrivals::Arrival;
use super::call::{Body, Call, Command};
use super::chat::{Chat, Profile};
use super::faults::Faults;
use super::keyboard::Markup;
use super::limits::Limiter;
use super::media::{Kept, Kind, Media, Source};
use super::refusal::Refusal;
use super::updates::Updates;

/// A press must be answered within this time. Source: an experiment of 2018 (gist d-Rickyy-b/f789c752), not official.
const PRESS_ANSWERED_WITHIN: Duration = Duration::from_secs(15);

/// One request that came, for tests that look at what was asked.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method in lower case.
    pub method: String,
    /// The parameters as they were decoded; files are named, not kept.
    pub params: Value,
    /// What came of it: `ok`, a refusal's words, or a fault's name.
    pub outcome: String,
}

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) bot: Profile,
    pub(crate) username: String,
    pub(crate) chats: HashMap<i64, Chat>,
    pub(crate) updates: Updates,
    pub(crate) presses: HashMap<String, (i64, Duration)>,
    pub(crate) files: HashMap<String, Kept>,
    /// How many files have been brought along.
    pub(crate) uploads: usize,
    pub(crate) commands: BTreeMap<(String, String), Vec<Command>>,
    pub(crate) profile: BTreeMap<(&'static str, String), String>,
    pub(crate) log: VecDeque<Request>,
    pub(crate) requests: u64,
    pub(crate) arrivals: Vec<Arrival>,
    pub(crate) violations: Vec<String>,
    pub(crate) limiter: Limiter,
    pub(crate) faults: Faults,
    /// Unix time when the clock stood at zero, seconds.
    pub(crate) epoch: i64,
}

impl State {
    /// The unix time of a moment on the simulator's clock, seconds.
    pub(crate) fn date(&self, now: Duration) -> i64 {
        self.epoch + i64::try_from(now.as_secs()).unwrap_or(0)
    }

    /// The bot as the Bot API describes it.
    pub(crate) fn me(&self) -> Value {
        let mut me = self.bot.json();
        me["username"] = json!(self.username);
        me
    }

    /// Whether the call counts against the limits, and for which chat.
    pub(crate) fn limit(&mut self, call: &Call, now: Duration) -> Result<(), Refusal> {
        match call {
            Call::Send { chat, .. } => self.limiter.send(*chat, now).map_err(Refusal::too_many),
            _ => Ok(()),
        }
    }

    /// Does what the call asks for and gives back `result`. `getUpdates` is not done here.
    pub(crate) fn act(&mut self, call: Call, now: Duration) -> Result<Value, Refusal> {
        match call {
            Call::GetMe => Ok(self.get_me()),
            Call::GetUpdates { .. } => Ok(json!([])),
            Call::DeleteWebhook { drop } => {
                if drop {
                    self.updates.clear();
                }
                Ok(json!(true))
            }
            Call::GetWebhookInfo => Ok(
                json!({ "url": "", "has_custom_certificate": false, "pending_update_count": self.updates.len() }),
            ),
            Call::Send { chat, body, media, markup } => self.send(chat, body, media, markup, now),
            Call::Edit { chat, message, body, caption, markup } => {
                self.edit(chat, message, body, caption, markup, now)
            }
            Call::Delete { chat, message } => self.delete(chat, message),
            Call::AnswerCallback { id, text } => self.answer(&id, text, now),
            Call::ChatAction { chat } => self.reachable(chat).map(|_| json!(true)),
            Call::SetCommands { scope, language, commands } => {
                self.commands.insert((scope, language), commands);
                Ok(json!(true))
            }
            Call::GetCommands { scope, language } => {
                let one = |command: &Command| json!({ "command": command.name, "description": command.description });
                Ok(self
                    .commands
                    .get(&(scope, language))
                    .map_or(json!([]), |list| list.iter().map(one).collect()))
            }
            Call::SetProfile { what, language, text } => {
                self.profile.insert((what, language), text);
                Ok(json!(true))
            }
        }
    }

    fn get_me(&self) -> Value {
        let mut me = self.me();
        let no = [
            "can_read_all_group_messages",
            "supports_inline_queries",
            "can_connect_to_business",
            "has_main_web_app",
        ];
        for key in no {
            me[key] = json!(false);
        }
        me["can_join_groups"] = json!(true);
        me
    }

    pub(super) fn reachable(&mut self, chat: i64) -> Result<&mut Chat, Refusal> {
        if chat < 0 {
            return Err(Refusal::forbidden("bot was kicked from the group chat"));
        }
        let chat = self.chats.get_mut(&chat).ok_or_else(|| Refusal::bad("chat not found"))?;
        if chat.blocked {
            return Err(Refusal::forbidden("bot was blocked by the user"));
        }
        if !chat.started {
            return Err(Refusal::forbidden("bot can't initiate conversation with a user"));
        }
        Ok(chat)
    }

    fn send(
        &mut self,
        id: i64,
        body: Body,
        media: Option<Media>,
        markup: Option<Markup>,
        now: Duration,
    ) -> Result<Value, Refusal> {
        let date = self.date(now);
        self.reachable(id)?;
        let carried = media.map(|media| self.keep(media)).transpose()?;
        let bot = self.me();
        let chat = self.reachable(id)?;
        let message = chat.add(true, body, date);
        if let Some((kind, extra)) = carried {
            message.media = Some(kind);
            message.extra = extra;
        }
        match markup {
            Some(Markup::Inline(rows)) => {
                message.ever = rows.iter().flatten().cloned().collect();
                message.buttons = rows;
            }
            Some(Markup::Reply(keyboard)) => chat.keyboard = Some(keyboard),
            Some(Markup::Remove) => chat.keyboard = None,
            Some(Markup::Force) | None => {}
        }
        chat.announce();
        Ok(chat.messages.last().map_or(Value::Null, |message| chat.json(message, &bot)))
    }

    /// Remembers a file and describes it.
    fn keep(&mut self, media: Media) -> Result<(Kind, Value), Refusal> {
        let (id, name, size) = match media.source {
            Source::Uploaded(upload) => {
                self.uploads += 1;
                let id = format!("file-{}", self.uploads);
                let size = upload.bytes.len();
                let sides = (media.width, media.height);
                self.files
                    .insert(id.clone(), Kept { kind: media.kind, sides, bytes: upload.bytes });
                (id, upload.name, size)
            }
            Source::Known(id) => (id, "file".to_owned(), 1),
        };
        let (width, height) = self
            .files
            .get(&id)
            .filter(|kept| kept.kind == media.kind)
            .map(|kept| kept.sides)
            .ok_or_else(|| Refusal::bad("wrong file identifier/HTTP URL specified"))?;
        let unique = format!("u-{id}");
        Ok((
            media.kind,
            match media.kind {
                Kind::Photo => {
                    json!({ "photo": [{ "file_id": id, "file_unique_id": unique, "file_size": size, "width": width, "height": height }] })
                }
                Kind::Document => {
                    json!({ "document": { "file_id": id, "file_unique_id": unique, "file_size": size, "file_name": name } })
                }
            },
        ))
    }

    fn delete(&mut self, id: i64, number: i64) -> Result<Value, Refusal> {
        let chat = self.reachable(id)?;
        let before = chat.messages.len();
        chat.messages.retain(|message| message.id != number);
        if chat.messages.len() == before {
            return Err(Refusal::bad("message to delete not found"));
        }
        chat.touch();
        chat.announce();
        Ok(json!(true))
    }

    fn answer(&mut self, id: &str, text: String, now: Duration) -> Result<Value, Refusal> {
        let known =
            self.presses.get(id).filter(|(_, at)| now.saturating_sub(*at) < PRESS_ANSWERED_WITHIN);
        let Some((chat, _)) = known else {
            return Err(Refusal::bad(
                "query is too old and response timeout expired or query ID is invalid",
            ));
        };
        if let Some(chat) = self.chats.get_mut(chat).filter(|_| !text.is_empty()) {
            chat.notices.push(text);
            chat.touch();
            chat.announce();
        }
        Ok(json!(true))
    }
}
