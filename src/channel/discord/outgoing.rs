//! A message as the body of a request. <https://docs.discord.com/developers/resources/message#create-message>

use serde_json::{Value, json};

use super::{components, markdown};
use crate::domain::message::{AttachmentKind, Message};

/// No pictures of the pages that links lead to (`SUPPRESS_EMBEDS`).
const NO_PREVIEWS: u32 = 1 << 2;

/// Shown to one person only (`EPHEMERAL`).
const FOR_ONE: u32 = 1 << 6;

/// Most characters of what a picture shows.
const DESCRIPTION_MAX_CHARS: usize = 1024;

/// The body that shows this part of a message; in a server to the one person only.
pub(super) fn body(part: &Message, in_server: bool) -> Value {
    let mut body = plain(&markdown::render(&part.body), in_server);
    body["components"] = components::rows(part).into();
    if let Some(file) = &part.attachment {
        let description = markdown::label(&file.description, DESCRIPTION_MAX_CHARS);
        body["attachments"] =
            json!([{ "id": 0, "filename": file.name, "description": description }]);
    }
    body
}

/// The body of a message of one sentence.
pub(super) fn sentence(words: &str, in_server: bool) -> Value {
    plain(&markdown::escaped(words), in_server)
}

/// What is known of a message that comes later: who sees it, and no other flag.
/// <https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-messages>
pub(super) fn later(in_server: bool) -> Value {
    json!({ "flags": if in_server { FOR_ONE } else { 0 } })
}

fn plain(content: &str, in_server: bool) -> Value {
    let flags = if in_server { NO_PREVIEWS | FOR_ONE } else { NO_PREVIEWS };
    json!({
        "content": content,
        "components": [],
        "flags": flags,
        // Nobody is called, whatever somebody wrote.
        "allowed_mentions": { "parse": [] },
    })
}

/// The same body for changing a message: who sees it cannot change.
pub(super) fn as_edit(mut body: Value) -> Value {
    body["flags"] = NO_PREVIEWS.into();
    body
}

/// What a file is.
pub(super) const fn mime(kind: AttachmentKind) -> &'static str {
    match kind {
        AttachmentKind::Png => "image/png",
        AttachmentKind::Json => "application/json",
    }
}
