//! A message in as many parts as Discord needs requests for it.

use super::{components, markdown};
use crate::channel::length;
use crate::domain::message::{BUTTON_LABEL_MAX_CHARS, Block, Message};

/// Most characters of a message. <https://docs.discord.com/developers/resources/message#create-message>
pub(super) const TEXT_MAX_UNITS: usize = 2000;

/// The parts, in order. What can be pressed goes with the last one, a picture or file with the first.
pub(super) fn parts(mut message: Message) -> Vec<Message> {
    message.body.extend(components::spelled_out(&message));
    let mut texts = texts(std::mem::take(&mut message.body));
    let last = texts.pop().unwrap_or_default();
    let mut parts: Vec<_> =
        texts.into_iter().map(|body| Message { body, ..Message::default() }).collect();
    let (attachment, replaces) = (message.attachment.take(), message.replaces.take());
    parts.push(Message { body: last, ..message });
    if let Some(first) = parts.first_mut() {
        first.attachment = attachment;
        first.replaces = replaces;
    }
    parts
}

/// The blocks in groups that each fit in one message.
fn texts(body: Vec<Block>) -> Vec<Vec<Block>> {
    let fits = |group: &[Block]| markdown::length(group) <= TEXT_MAX_UNITS;
    length::groups(body.into_iter().flat_map(pieces), fits)
}

/// A block that is too long for a message, in pieces that are not.
fn pieces(block: Block) -> Vec<Block> {
    if markdown::length(std::slice::from_ref(&block)) <= TEXT_MAX_UNITS {
        return vec![block];
    }
    match block {
        Block::Heading(text) => cut(&text, Block::Heading),
        Block::Text(text) => cut(&text, Block::Text),
        Block::Markup(markup) if markup.0.len() > 1 => {
            markup.passages().flat_map(|passage| pieces(Block::Markup(passage))).collect()
        }
        Block::Markup(markup) => cut(&markup.plain(), Block::Text),
        Block::Small(text) => cut(&text, Block::Small),
        Block::Quote(text) => cut(&text, Block::Quote),
        Block::Copy(text) => cut(&text, Block::Copy),
        Block::List(points) => {
            points.iter().flat_map(|point| cut(point, |point| Block::List(vec![point]))).collect()
        }
        // The label is a name: its beginning will do. The address is spelled out, and cut if it must be.
        Block::Link { label, url } => {
            cut(&format!("{}: {url}", length::prefix(&label, BUTTON_LABEL_MAX_CHARS)), Block::Text)
        }
    }
}

/// A long text, cut between paragraphs, else between lines, else between sentences or words, else anywhere.
fn cut(text: &str, block: impl Fn(String) -> Block) -> Vec<Block> {
    let fits = |text: &str| markdown::length(&[block(text.to_owned())]) <= TEXT_MAX_UNITS;
    let mut pieces = Vec::new();
    let mut rest = text;
    while !fits(rest) {
        let window = window(rest, fits);
        let (piece, after) = rest.split_at(length::seam(window));
        pieces.push(piece.trim_end().to_owned());
        rest = after;
    }
    pieces.push(rest.to_owned());
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces.into_iter().map(block).collect()
}

/// A beginning that fits, not much shorter than it could be: signs that need a backslash take twice the room.
fn window(text: &str, fits: impl Fn(&str) -> bool) -> &str {
    let mut most = TEXT_MAX_UNITS;
    loop {
        let window = length::prefix(text, most);
        if fits(window) || most < 16 {
            return window;
        }
        most = most * 7 / 8;
    }
}
