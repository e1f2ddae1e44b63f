//! Text as Telegram's HTML, and how long it is once Telegram has parsed it.
//! <https://core.telegram.org/bots/api#html-style>

use crate::channel::length::{shortened, units};
use crate::domain::markup::{Markup, Span};
use crate::domain::message::Block;

/// What stands between two blocks.
const BETWEEN: &str = "\n\n";

/// Most UTF-16 units of the person's own words given back; what is longer is shortened.
const QUOTE_MAX_UNITS: usize = 1000;

/// The blocks as HTML.
pub(super) fn render(blocks: &[Block]) -> String {
    blocks.iter().map(|block| written(block, true)).collect::<Vec<_>>().join(BETWEEN)
}

/// UTF-16 units of the blocks after Telegram has parsed them: what its limits count.
pub(super) fn length(blocks: &[Block]) -> usize {
    let between = BETWEEN.len() * blocks.len().saturating_sub(1);
    blocks.iter().map(|block| units(&written(block, false))).sum::<usize>() + between
}

/// One block, with its tags or as it reads.
fn written(block: &Block, tags: bool) -> String {
    let tagged = |tag: &str, text: &str| {
        if tags { format!("<{tag}>{}</{tag}>", escaped(text)) } else { text.to_owned() }
    };
    match block {
        Block::Heading(text) => tagged("b", text),
        Block::Text(text) if tags => escaped(text),
        Block::Text(text) => text.clone(),
        Block::Markup(markup) if tags => marked(markup),
        Block::Markup(markup) => markup.plain(),
        Block::Small(text) => tagged("i", text),
        Block::Quote(text) => tagged("blockquote", &shortened(text, QUOTE_MAX_UNITS)),
        Block::List(points) => {
            let points = points.iter().map(|point| format!("• {point}"));
            let list = points.collect::<Vec<_>>().join("\n");
            if tags { escaped(&list) } else { list }
        }
        Block::Link { label, url } if tags => {
            format!("<a href=\"{}\">{}</a>", escaped(url), escaped(label))
        }
        Block::Link { label, .. } => label.clone(),
        Block::Copy(text) => tagged(if text.contains('\n') { "pre" } else { "code" }, text),
    }
}

/// What staff wrote, with its tags.
fn marked(markup: &Markup) -> String {
    let span = |span: &Span| match span {
        Span::Plain(text) => escaped(text),
        Span::Bold(text) => format!("<b>{}</b>", escaped(text)),
        Span::Italic(text) => format!("<i>{}</i>", escaped(text)),
        Span::Link { label, url } => {
            format!("<a href=\"{}\">{}</a>", escaped(url), escaped(label))
        }
    };
    markup.written(span, "• ")
}

pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(character),
        }
    }
    safe
}
