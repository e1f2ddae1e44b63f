//! A message as a letter: its headers, its text, its picture.

use std::time::SystemTime;

use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox as Named, MessageBuilder, MultiPart, SinglePart};
use lettre::{Address, Message as Written};

use super::{Settings, text};
use crate::domain::delivery::Destination;
use crate::domain::message::{self, AttachmentKind, Message};

/// The letter as a mail server takes it; `None` when it cannot be written, which no message should bring about.
pub(super) fn written(
    settings: &Settings,
    (from, to): (&Address, &Address),
    at: &Destination,
    message: &Message,
    now: SystemTime,
) -> Option<Vec<u8>> {
    let letter = message.letter.as_ref()?;
    let id = format!("<{}.{}@{}>", at.delivery.0.simple(), at.part, settings.from.domain());
    // No header may hold a line break, whoever wrote the words.
    let subject: String =
        letter.subject.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let headers = Written::builder()
        .from(Named::new(settings.from_name.clone(), from.clone()))
        .to(Named::new(None, to.clone()))
        .subject(subject)
        .date(now)
        // The same for each attempt, so that a mailbox can tell a double.
        .message_id(Some(id))
        // No machine need answer. <https://www.rfc-editor.org/rfc/rfc3834#section-5>
        .raw_header(plain("Auto-Submitted", "auto-generated".to_owned())?);
    let headers = match &letter.stop_url {
        Some(url) => one_press(headers, url)?,
        None => headers,
    };
    let text = text_part(text::plain(message))?;
    let written = match &message.attachment {
        None => headers.singlepart(text),
        Some(picture) => {
            headers.multipart(MultiPart::mixed().singlepart(text).singlepart(part(picture)?))
        }
    };
    Some(written.ok()?.formatted())
}

/// One press in the mailbox's own program ends all letters. <https://www.rfc-editor.org/rfc/rfc8058#section-3.1>
fn one_press(headers: MessageBuilder, url: &str) -> Option<MessageBuilder> {
    let named = headers.raw_header(plain("List-Unsubscribe", format!("<{url}>"))?);
    let pressed = "List-Unsubscribe=One-Click".to_owned();
    Some(named.raw_header(plain("List-Unsubscribe-Post", pressed)?))
}

/// A header of ours, of signs that need no encoding.
fn plain(name: &str, value: String) -> Option<HeaderValue> {
    let name = HeaderName::new_from_ascii(name.to_owned()).ok()?;
    let fits = value.chars().all(|c| c.is_ascii_graphic());
    fits.then(|| HeaderValue::dangerous_new_pre_encoded(name, value.clone(), value))
}

fn text_part(text: String) -> Option<SinglePart> {
    let body = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable).ok()?;
    Some(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(body))
}

fn part(attachment: &message::Attachment) -> Option<SinglePart> {
    let kind = match attachment.kind {
        AttachmentKind::Png => "image/png",
        AttachmentKind::Json => "application/json",
    };
    let kind = ContentType::parse(kind).ok()?;
    Some(Attachment::new(attachment.name.clone()).body(attachment.bytes.clone(), kind))
}
