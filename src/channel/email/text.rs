//! A message as plain text.

use crate::domain::markup::Span;
use crate::domain::message::{Block, Message};

/// All that a message says, an empty line between two blocks. A picture that goes along is described.
pub(super) fn plain(message: &Message) -> String {
    let described = message.attachment.as_ref().map(|picture| format!("[{}]", picture.description));
    let blocks = message.body.iter().map(block);
    let texts: Vec<String> = blocks.chain(described).filter(|text| !text.is_empty()).collect();
    texts.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(text) | Block::Text(text) | Block::Small(text) | Block::Copy(text) => {
            text.clone()
        }
        Block::Markup(markup) => markup.written(span, "• "),
        Block::Quote(text) => {
            text.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n")
        }
        Block::List(points) => {
            points.iter().map(|point| format!("• {point}")).collect::<Vec<_>>().join("\n")
        }
        Block::Link { label, url } => format!("{label}:\n{url}"),
    }
}

/// Where a link leads stands behind its words.
fn span(span: &Span) -> String {
    match span {
        Span::Link { label, url } if label == url => url.clone(),
        Span::Link { label, url } => format!("{label} ({url})"),
        _ => span.words().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::markup::Markup;

    #[test]
    fn a_letter_is_read_without_any_markup() {
        let text = "**Nu** går bussen.\n\n- ett\n- [två](https://a.se)";
        let message = Message::default()
            .block(Block::Heading("Bussen".into()))
            .block(Block::Markup(Markup::parse(text)))
            .block(Block::Quote("ja\nnej".into()))
            .block(Block::Link { label: "Svara".into(), url: "https://b.se/r/1".into() });
        let read = "Bussen\n\nNu går bussen.\n\n• ett\n• två (https://a.se)\n\n> ja\n> nej\n\nSvara:\nhttps://b.se/r/1\n";
        assert_eq!(plain(&message), read);
    }
}
