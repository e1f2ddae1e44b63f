//! A message as people see it and as Discord describes it.

use std::sync::Arc;

use serde_json::{Value, json};

use super::components::{self, Button, Row, Select};
use super::draft::Draft;
use super::markdown;

/// Flag: only the person who acted sees it. Source: docs.discord.com, "Message Flags".
pub(crate) const EPHEMERAL: u64 = 1 << 6;
/// Flag: a deferred answer that has not come yet. Source: as above.
pub(crate) const LOADING: u64 = 1 << 7;

/// A file that came with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its number.
    pub id: u64,
    /// Its file name.
    pub filename: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
    pub(crate) kind: Option<String>,
    pub(crate) description: Option<String>,
}

impl Attachment {
    fn json(&self, channel: u64) -> Value {
        let url = format!(
            "https://cdn.discordapp.com/attachments/{channel}/{}/{}",
            self.id, self.filename
        );
        json!({ "id": self.id.to_string(), "filename": self.filename, "size": self.bytes.len(), "url": url,
            "proxy_url": url, "content_type": self.kind, "description": self.description })
    }
}

/// A message in a channel.
#[derive(Debug, Clone)]
pub struct Message {
    /// Its number, larger for newer ones.
    pub id: u64,
    /// Sent by the bot (else by a person).
    pub from_bot: bool,
    /// Who sent it.
    pub author: u64,
    /// What a person reads: content and embeds without markdown.
    pub text: String,
    /// The content as it was sent, with its markdown.
    pub source: String,
    /// The buttons and selects under it now, row by row.
    pub rows: Vec<Row>,
    /// The files with it.
    pub attachments: Vec<Attachment>,
    /// Only the person who acted sees it.
    pub ephemeral: bool,
    /// It says that the bot is thinking; the answer has not come.
    pub thinking: bool,
    /// How many times the bot has edited it.
    pub edits: u32,
    /// The version when it last changed; see [`super::Screen::version`].
    pub changed: u64,
    pub(crate) channel: u64,
    pub(crate) flags: u64,
    pub(crate) components: Value,
    pub(crate) embeds: Value,
    pub(crate) ever: Vec<Button>,
    pub(crate) nonce: Option<Value>,
    pub(crate) at: String,
    pub(crate) sent: std::time::Duration,
    pub(crate) edited: Option<String>,
    pub(crate) by: Option<Value>,
}

impl Message {
    /// The buttons under it now, in order.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.rows.iter().flat_map(|row| match row {
            Row::Buttons(buttons) => buttons.as_slice(),
            Row::Select(_) => &[],
        })
    }

    /// The labels of the buttons under it now, in order.
    #[must_use]
    pub fn labels(&self) -> Vec<&str> {
        self.buttons().map(|button| button.label.as_str()).collect()
    }

    /// The selects under it now, in order.
    pub fn selects(&self) -> impl Iterator<Item = &Select> {
        self.rows.iter().filter_map(|row| match row {
            Row::Select(select) => Some(select),
            Row::Buttons(_) => None,
        })
    }

    /// Puts what a request gives in place of what was there; what it does not name stays.
    pub(crate) fn fill(&mut self, draft: Draft) {
        if let Some(content) = draft.content {
            self.source = content;
        }
        if let Some(embeds) = draft.embeds {
            self.embeds = embeds;
        }
        if let Some(components) = draft.components {
            self.rows = components::read(&components);
            self.components = components;
            let now: Vec<Button> = self.buttons().cloned().collect();
            for button in now {
                if !self.ever.contains(&button) {
                    self.ever.push(button);
                }
            }
        }
        if let Some(kept) = draft.keep {
            self.attachments.retain(|attachment| kept.contains(&attachment.id));
        }
        let first = self.attachments.last().map_or(self.id, |last| last.id) + 1;
        let numbered = draft.files.into_iter().zip(first..);
        self.attachments.extend(numbered.map(|(file, id)| Attachment { id, ..file }));
        self.text = readable(&self.source, &self.embeds);
    }

    /// Whether nothing is in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.source.is_empty()
            && self.rows.is_empty()
            && self.attachments.is_empty()
            && self.embeds.as_array().is_none_or(Vec::is_empty)
    }

    /// The message as the API describes it, with its author.
    pub(crate) fn json(&self, author: &Value) -> Value {
        let kind = if self.by.is_some() { 20 } else { 0 };
        let attachments: Vec<Value> =
            self.attachments.iter().map(|attachment| attachment.json(self.channel)).collect();
        let mut body = json!({ "id": self.id.to_string(), "channel_id": self.channel.to_string(), "type": kind,
            "content": self.source, "author": author, "timestamp": self.at, "edited_timestamp": self.edited, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "attachments": attachments,
            "embeds": self.embeds, "components": self.components, "pinned": false, "flags": self.flags });
        if let Some(nonce) = &self.nonce {
            body["nonce"] = nonce.clone();
        }
        if let Some(by) = &self.by {
            body["interaction_metadata"] = by.clone();
            body["application_id"] = author["id"].clone();
            body["webhook_id"] = author["id"].clone();
        }
        body
    }
}

/// The words of a message, as a person reads them.
fn readable(content: &str, embeds: &Value) -> String {
    let mut lines = vec![markdown::plain(content)];
    for embed in embeds.as_array().into_iter().flatten() {
        let mut add = |value: &Value| lines.extend(value.as_str().map(markdown::plain));
        add(&embed["title"]);
        add(&embed["description"]);
        for field in embed["fields"].as_array().into_iter().flatten() {
            add(&field["name"]);
            add(&field["value"]);
        }
        add(&embed["footer"]["text"]);
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
