//! Text as Discord's markdown.
//! <https://support.discord.com/hc/en-us/articles/210298617>, escapes: a backslash before a sign

use crate::channel::length::{shortened, units};
use crate::domain::markup::{Markup, Span};
use crate::domain::message::Block;

/// What stands between two blocks.
const BETWEEN: &str = "\n\n";

/// Most UTF-16 units of the person's own words given back; what is longer is shortened.
const QUOTE_MAX_UNITS: usize = 600;

/// What keeps three backticks from ending a block of code: a space that does not show.
const UNSEEN: char = '\u{200b}';

/// The blocks as markdown.
pub(super) fn render(blocks: &[Block]) -> String {
    blocks.iter().map(written).collect::<Vec<_>>().join(BETWEEN)
}

/// UTF-16 units of the blocks as they are sent: Discord counts markdown as text.
pub(super) fn length(blocks: &[Block]) -> usize {
    units(&render(blocks))
}

fn written(block: &Block) -> String {
    match block {
        Block::Heading(text) => each_line(text, |line| format!("**{}**", escaped(line.trim()))),
        Block::Text(text) => each_line(text, escaped),
        Block::Markup(markup) => marked(markup),
        Block::Small(text) => each_line(text, |line| format!("-# {}", escaped(line))),
        Block::Quote(text) => {
            let line = |line: &str| format!("> {}", escaped(line));
            shortened(text, QUOTE_MAX_UNITS).split('\n').map(line).collect::<Vec<_>>().join("\n")
        }
        Block::List(points) => {
            let point = |point: &String| format!("- {}", escaped(&point.replace('\n', " ")));
            points.iter().map(point).collect::<Vec<_>>().join("\n")
        }
        Block::Link { label, url } => linked(label, url),
        Block::Copy(text) => code(text),
    }
}

/// What staff wrote, with its signs.
fn marked(markup: &Markup) -> String {
    let span = |span: &Span| match span {
        Span::Plain(text) => escaped(text),
        Span::Bold(text) => format!("**{}**", escaped(text)),
        Span::Italic(text) => format!("*{}*", escaped(text)),
        Span::Link { label, url } => linked(label, url),
    };
    markup.written(span, "- ")
}

/// Words that lead somewhere.
fn linked(label: &str, url: &str) -> String {
    match link(url) {
        Some(url) => format!("[{}]({url})", escaped(label)),
        None => format!("{}: {}", escaped(label), escaped(url)),
    }
}

/// Each line that holds something; the others stay empty.
fn each_line(text: &str, write: impl Fn(&str) -> String) -> String {
    let line = |line: &str| if line.trim().is_empty() { String::new() } else { write(line) };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// An address that can stand in parentheses.
fn link(url: &str) -> Option<String> {
    let plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control());
    let web = url.starts_with("https://") || url.starts_with("http://");
    (web && plain).then(|| url.replace('(', "%28").replace(')', "%29"))
}

fn code(text: &str) -> String {
    if text.contains('\n') {
        let safe = text.replace("```", &format!("`{UNSEEN}`{UNSEEN}`"));
        format!("```\n{safe}\n```")
    } else if text.contains('`') {
        format!("`` {} ``", text.replace("``", &format!("`{UNSEEN}`")))
    } else {
        format!("`{text}`")
    }
}

/// One line, so that every sign in it is shown as it is. Addresses stay as they are: Discord makes links of them before
/// it looks for other signs, and the backslashes would be part of the address.
pub(super) fn escaped(line: &str) -> String {
    let mut safe = String::with_capacity(line.len() + 8);
    for (index, word) in line.split(' ').enumerate() {
        if index > 0 {
            safe.push(' ');
        }
        if word.starts_with("https://") || word.starts_with("http://") {
            safe.push_str(word);
        } else {
            for character in word.chars() {
                if matches!(
                    character,
                    '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '(' | ')' | '<' | '>' | '@'
                ) {
                    safe.push('\\');
                }
                safe.push(character);
            }
        }
    }
    at_line_start(safe)
}

/// Headings, lists and small print are made by signs at the beginning of a line: `#`, `-`, `+`, `1.`
fn at_line_start(line: String) -> String {
    let indent = line.len() - line.trim_start().len();
    let rest = &line[indent..];
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let at = match rest[digits..].chars().next() {
        Some('.') if digits > 0 => indent + digits,
        Some('#' | '-' | '+') if digits == 0 => indent,
        _ => return line,
    };
    format!("{}\\{}", &line[..at], &line[at..])
}

/// What was escaped, as it was.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => plain.extend(characters.next()),
            other => plain.push(other),
        }
    }
    plain
}

/// A text within so many characters, with `…` where it was cut; a dash where there is none.
pub(super) fn label(text: &str, most_chars: usize) -> String {
    let text = text.trim();
    if text.is_empty() {
        return "–".to_owned();
    }
    shortened(text, most_chars)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_markdown_is_shown_as_it_is() {
        assert_eq!(escaped("*a* _b_ ||c|| `d`"), r"\*a\* \_b\_ \|\|c\|\| \`d\`");
        assert_eq!(escaped("[x](https://a.se) <@1>"), r"\[x\]\(https://a.se\) \<\@1\>");
        assert_eq!(escaped("# 1"), r"\# 1");
        assert_eq!(escaped("-# a"), r"\-# a");
        assert_eq!(escaped("1. a"), r"1\. a");
        assert_eq!(escaped("12 a.b - c"), "12 a.b - c");
        assert_eq!(escaped("https://a.se/x_y_z"), "https://a.se/x_y_z");
    }

    #[test]
    fn what_is_escaped_comes_back_as_it_was() {
        for text in ["*a* # b", r"\x\", "1. ett", "", "_|~`<@>[]()"] {
            assert_eq!(unescaped(&escaped(text)), text);
        }
    }

    #[test]
    fn nobody_breaks_out_of_a_block() {
        let blocks = [
            Block::Quote("a\n> b\n# c".to_owned()),
            Block::Copy("x\n```\n**y**".to_owned()),
            Block::Copy("a`b``c".to_owned()),
            Block::Link { label: "[l](m)".to_owned(), url: "https://a.se/(x)".to_owned() },
            Block::Link { label: "l".to_owned(), url: "javascript:x".to_owned() },
        ];
        let lines: Vec<_> = blocks.iter().map(written).collect();
        assert_eq!(lines[0], "> a\n> \\> b\n> \\# c");
        assert_eq!(lines[1].matches("```").count(), 2);
        assert!(lines[2].starts_with("`` a`b") && lines[2].ends_with(" ``"));
        assert_eq!(lines[2].matches("``").count(), 2);
        assert_eq!(lines[3], r"[\[l\]\(m\)](https://a.se/%28x%29)");
        assert_eq!(lines[4], "l: javascript:x");
    }
}
