//! A message as a request of the Bot API.

use teloxide_core::payloads::{
    EditMessageCaption, EditMessageCaptionSetters as _, EditMessageText,
    EditMessageTextSetters as _, SendDocument, SendDocumentSetters as _, SendMessage,
    SendMessageSetters as _, SendPhoto, SendPhotoSetters as _,
};
use teloxide_core::types::{
    ChatId, FileId, InputFile, LinkPreviewOptions, MessageId, ParseMode, Recipient,
};
use teloxide_core::{Bot, RequestError};

use super::calls::{self, SentMessage};
use super::{html, keyboard};
use crate::domain::message::{Attachment, AttachmentKind, FileRef, Input, Message};

/// One request that shows a message.
#[derive(Debug, Clone)]
pub(super) enum Request {
    /// A new text.
    Text(SendMessage),
    /// A text in the place of an earlier one.
    Edit(EditMessageText),
    /// Other words below a picture that stands there.
    Caption(EditMessageCaption),
    /// A picture.
    Photo(SendPhoto),
    /// A file.
    Document(SendDocument),
}

/// The request that shows this part of a message in this chat.
pub(super) fn request(chat: i64, part: &Message) -> Request {
    let replaced = part.replaces.as_ref().and_then(|message| message.0.parse().ok());
    match (&part.attachment, replaced) {
        (Some(picture), Some(message)) if picture.kind == AttachmentKind::Png => {
            Request::Caption(edit_caption(chat, MessageId(message), part, picture))
        }
        (Some(attachment), _) => attached(chat, part, attachment),
        (None, Some(message)) if can_be_shown_in_place(part) => {
            Request::Edit(edit(chat, MessageId(message), part))
        }
        _ => Request::Text(text(chat, part)),
    }
}

/// The request that shows this part as a new message, whatever it replaces.
pub(super) fn request_anew(chat: i64, part: &Message) -> Request {
    match &part.attachment {
        Some(attachment) => attached(chat, part, attachment),
        None => Request::Text(text(chat, part)),
    }
}

impl Request {
    /// The same, for Stars if need be. Each message says so, replies too: the free ones of a second are gone to whoever comes
    /// first, and a reply must not be refused because a broadcast had them. To change what stands there costs nothing.
    pub(super) fn paying(mut self, pays: bool) -> Self {
        let paid = pays.then_some(true);
        match &mut self {
            Self::Text(payload) => payload.allow_paid_broadcast = paid,
            Self::Photo(payload) => payload.allow_paid_broadcast = paid,
            Self::Document(payload) => payload.allow_paid_broadcast = paid,
            Self::Edit(_) | Self::Caption(_) => {}
        }
        self
    }

    /// Makes the request.
    pub(super) async fn send(self, bot: &Bot) -> Result<SentMessage, RequestError> {
        match self {
            Self::Text(payload) => calls::call(bot, payload).await,
            Self::Edit(payload) => calls::call(bot, payload).await,
            Self::Caption(payload) => calls::call(bot, payload).await,
            Self::Photo(payload) => calls::upload(bot, payload).await,
            Self::Document(payload) => calls::upload(bot, payload).await,
        }
    }
}

/// An edited message takes inline buttons only: a keyboard in the place of typing comes and goes with new messages.
fn can_be_shown_in_place(part: &Message) -> bool {
    !matches!(part.input, Input::Location { .. }) && !part.closes_keyboard
}

fn text(chat: i64, part: &Message) -> SendMessage {
    let mut request = SendMessage::new(ChatId(chat), html::render(&part.body))
        .parse_mode(ParseMode::Html)
        .link_preview_options(NO_PREVIEW);
    request.reply_markup = keyboard::markup(part);
    request
}

fn edit(chat: i64, message: MessageId, part: &Message) -> EditMessageText {
    let mut request = EditMessageText::new(ChatId(chat), message, html::render(&part.body))
        .parse_mode(ParseMode::Html)
        .link_preview_options(NO_PREVIEW);
    request.reply_markup = keyboard::inline(part);
    request
}

/// A message keeps its picture; what stands below it is changed in a method of its own.
/// <https://core.telegram.org/bots/api#editmessagecaption>
fn edit_caption(
    chat: i64,
    message: MessageId,
    part: &Message,
    picture: &Attachment,
) -> EditMessageCaption {
    let mut request = EditMessageCaption::new(ChatId(chat), message)
        .caption(caption(part, picture))
        .parse_mode(ParseMode::Html);
    request.reply_markup = keyboard::inline(part);
    request
}

fn caption(part: &Message, attachment: &Attachment) -> String {
    match html::render(&part.body) {
        text if text.is_empty() => html::escaped(&attachment.description),
        text => text,
    }
}

fn attached(chat: i64, part: &Message, attachment: &Attachment) -> Request {
    let chat = Recipient::Id(ChatId(chat));
    let file = match &attachment.known_as {
        // <https://core.telegram.org/bots/api#sending-files>
        Some(FileRef(id)) => InputFile::file_id(FileId(id.clone())),
        None => InputFile::memory(attachment.bytes.clone()).file_name(attachment.name.clone()),
    };
    let caption = caption(part, attachment);
    let markup = keyboard::markup(part);
    match attachment.kind {
        AttachmentKind::Png => {
            let mut request =
                SendPhoto::new(chat, file).caption(caption).parse_mode(ParseMode::Html);
            request.reply_markup = markup;
            Request::Photo(request)
        }
        AttachmentKind::Json => {
            let mut request =
                SendDocument::new(chat, file).caption(caption).parse_mode(ParseMode::Html);
            request.reply_markup = markup;
            Request::Document(request)
        }
    }
}

/// A link in a message is for pressing, not for showing a foreign page.
const NO_PREVIEW: LinkPreviewOptions = LinkPreviewOptions {
    is_disabled: true,
    url: None,
    prefer_small_media: false,
    prefer_large_media: false,
    show_above_text: false,
};
