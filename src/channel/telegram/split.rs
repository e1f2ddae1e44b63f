//! A message in as many parts as Telegram needs requests for it.

use super::{html, keyboard};
use crate::channel::length;
use crate::domain::message::{Block, Input, Message};

/// Most UTF-16 units of a text, after parsing. <https://core.telegram.org/bots/api#sendmessage>
const TEXT_MAX_UNITS: usize = 4096;

/// Most UTF-16 units of the text with a picture or file. <https://core.telegram.org/bots/api#sendphoto>
const CAPTION_MAX_UNITS: usize = 1024;

/// The parts, in order. What can be pressed goes with the last one.
pub(super) fn parts(mut message: Message) -> Vec<Message> {
    let mut parts = Vec::new();
    // A keyboard is open only below a question that is answered now, and its answer takes its place.
    message.closes_keyboard &= message.replaces.is_some();
    message.body.extend(keyboard::spelled_out(&message));
    let caption_fits = html::length(&message.body) <= CAPTION_MAX_UNITS;
    // In the place of an earlier one, it is the text after the picture that changes.
    if !caption_fits
        && let Some(attachment) = message.attachment.take()
        && message.replaces.is_none()
    {
        parts.push(Message { attachment: Some(attachment), ..Message::default() });
    }
    let mut texts = if message.attachment.is_some() {
        vec![std::mem::take(&mut message.body)]
    } else {
        texts(std::mem::take(&mut message.body))
    };
    if message.closes_keyboard && has_inline_keyboard(&message) {
        close_keyboard_first(&mut texts);
    }
    let last = texts.pop().unwrap_or_default();
    let closes = std::mem::take(&mut message.closes_keyboard);
    let buttons = has_inline_keyboard(&message);
    parts.extend(texts.into_iter().map(|body| Message { body, ..Message::default() }));
    parts.push(Message { body: last, ..message });
    let several = parts.len() > 1;
    if let Some(first) = parts.first_mut() {
        first.closes_keyboard = closes && (several || !buttons);
    }
    put_replaced_first(&mut parts);
    parts
}

/// Whether the message has buttons of its own below it.
fn has_inline_keyboard(message: &Message) -> bool {
    match message.input {
        Input::Menu { .. } => true,
        Input::Location { .. } => false,
        _ => !message.buttons.is_empty(),
    }
}

/// Telegram takes one keyboard a message: the one with the inline buttons cannot also put away the other. So the first
/// block, the question, goes ahead and does that. A message of one block leaves the keyboard folded away (`one_time`).
fn close_keyboard_first(texts: &mut Vec<Vec<Block>>) {
    if let [only] = texts.as_mut_slice()
        && only.len() > 1
    {
        let rest = only.split_off(1);
        texts.push(rest);
    }
}

/// The message that is replaced becomes the first part.
fn put_replaced_first(parts: &mut [Message]) {
    if let [first, .., last] = parts {
        first.replaces = last.replaces.take();
    }
}

/// The blocks in groups that each fit in one message.
fn texts(body: Vec<Block>) -> Vec<Vec<Block>> {
    let fits = |group: &[Block]| html::length(group) <= TEXT_MAX_UNITS;
    length::groups(body.into_iter().flat_map(pieces), fits)
}

/// A block that is too long for a message, in pieces that are not.
fn pieces(block: Block) -> Vec<Block> {
    if html::length(std::slice::from_ref(&block)) <= TEXT_MAX_UNITS {
        return vec![block];
    }
    match block {
        Block::Heading(text) => cut(&text).into_iter().map(Block::Heading).collect(),
        Block::Text(text) => cut(&text).into_iter().map(Block::Text).collect(),
        Block::Markup(markup) if markup.0.len() > 1 => {
            markup.passages().flat_map(|passage| pieces(Block::Markup(passage))).collect()
        }
        Block::Markup(markup) => cut(&markup.plain()).into_iter().map(Block::Text).collect(),
        Block::Small(text) => cut(&text).into_iter().map(Block::Small).collect(),
        Block::Copy(text) => cut(&text).into_iter().map(Block::Copy).collect(),
        Block::List(points) => points
            .iter()
            .flat_map(|point| cut(point))
            .map(|point| Block::List(vec![point]))
            .collect(),
        Block::Link { label, url } => {
            vec![Block::Link { label: length::prefix(&label, TEXT_MAX_UNITS).to_owned(), url }]
        }
        Block::Quote(text) => vec![Block::Quote(text)],
    }
}

/// Room for a bullet point.
const PIECE_MAX_UNITS: usize = TEXT_MAX_UNITS - 2;

/// A long text, cut between paragraphs, else between lines, else between sentences or words, else anywhere.
fn cut(text: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while length::units(rest) > PIECE_MAX_UNITS {
        let window = length::prefix(rest, PIECE_MAX_UNITS);
        let (piece, after) = rest.split_at(length::seam(window));
        pieces.push(piece.trim_end().to_owned());
        rest = after;
    }
    pieces.push(rest.to_owned());
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}
