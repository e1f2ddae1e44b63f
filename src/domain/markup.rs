//! The small markup that staff write with, safe on every channel: `**bold**`, `*italics*`, `[words](https://…)`, and lines
//! that begin with `- ` for a list. A blank line parts two paragraphs; a backslash shows the next sign as it is.

use serde::{Deserialize, Serialize};

use super::visible::is_visible;

/// A text with its markup understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Markup(pub Vec<Passage>);

/// A piece of it, with space above and below.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Passage {
    /// Running text, line by line.
    Paragraph(Vec<Line>),
    /// Points, one a line.
    List(Vec<Line>),
}

/// One line, piece by piece.
pub type Line = Vec<Span>;

/// A piece of a line that looks the same all through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// As it is.
    Plain(String),
    /// Bold.
    Bold(String),
    /// In italics.
    Italic(String),
    /// Words that lead somewhere.
    Link {
        /// The words.
        label: String,
        /// Where they lead: `https://` or `http://`.
        url: String,
    },
}

impl Span {
    /// What a person reads of it.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Bold(text) | Self::Italic(text) => text,
            Self::Link { label, .. } => label,
        }
    }
}

impl Markup {
    /// Understands a text. Anything that is no markup stays as it was written, so every text has a meaning.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let mut passages = Vec::new();
        for lines in text.split('\n').collect::<Vec<_>>().split(|line| line.trim().is_empty()) {
            for run in lines.chunk_by(|one, next| point(one).is_some() == point(next).is_some()) {
                let spans = |line: &&str| spans(point(line).unwrap_or(line).trim());
                let lines = run.iter().map(spans).collect();
                let is_list = point(run[0]).is_some();
                passages.push(if is_list {
                    Passage::List(lines)
                } else {
                    Passage::Paragraph(lines)
                });
            }
        }
        Self(passages)
    }

    /// The text as a channel writes it: each piece by `span`, the lines of a list after `point`, an empty line between
    /// two passages.
    #[must_use]
    pub fn written(&self, span: impl Fn(&Span) -> String, point: &str) -> String {
        let passages = self.0.iter().map(|passage| {
            let (lines, mark) = match passage {
                Passage::Paragraph(lines) => (lines, ""),
                Passage::List(lines) => (lines, point),
            };
            let line =
                |line: &Line| format!("{mark}{}", line.iter().map(&span).collect::<String>());
            lines.iter().map(line).collect::<Vec<_>>().join("\n")
        });
        passages.collect::<Vec<_>>().join("\n\n")
    }

    /// What a person reads, without any markup: for where there is none, and for counting.
    #[must_use]
    pub fn plain(&self) -> String {
        self.written(|span| span.words().to_owned(), "• ")
    }

    /// Each passage as a text of its own.
    pub fn passages(self) -> impl Iterator<Item = Self> {
        self.0.into_iter().map(|passage| Self(vec![passage]))
    }

    /// True when there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !is_visible(&self.plain())
    }
}

/// What stands after a list's dash.
fn point(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("- ")
}

fn spans(line: &str) -> Line {
    let (mut spans, mut plain, mut rest) = (Vec::new(), String::new(), line);
    while !rest.is_empty() {
        if let Some((span, after)) = marked(rest) {
            keep(&mut spans, &mut plain);
            spans.push(span);
            rest = after;
            continue;
        }
        let escaped = rest
            .strip_prefix('\\')
            .filter(|after| after.starts_with(|c: char| c.is_ascii_punctuation()));
        let mut shown = escaped.unwrap_or(rest).chars();
        plain.extend(shown.next());
        rest = shown.as_str();
    }
    keep(&mut spans, &mut plain);
    spans
}

fn keep(spans: &mut Line, plain: &mut String) {
    if !plain.is_empty() {
        spans.push(Span::Plain(std::mem::take(plain)));
    }
}

/// A marked piece at the beginning of a text, and what follows it.
pub(super) fn marked(text: &str) -> Option<(Span, &str)> {
    if let Some((bold, after)) = enclosed(text, "**") {
        return Some((Span::Bold(bold), after));
    }
    if let Some((italic, after)) = enclosed(text, "*") {
        return Some((Span::Italic(italic), after));
    }
    let (label, after) = text.strip_prefix('[')?.split_once("](")?;
    let (url, after) = after.split_once(')')?;
    let fits = !label.trim().is_empty() && !label.contains(['[', ']']) && is_web_address(url);
    fits.then(|| (Span::Link { label: label.to_owned(), url: url.to_owned() }, after))
}

/// What stands between two of a mark, closely.
fn enclosed<'a>(text: &'a str, mark: &str) -> Option<(String, &'a str)> {
    let (inner, after) = text.strip_prefix(mark)?.split_once(mark)?;
    let close = !inner.is_empty() && inner.trim() == inner && !inner.contains('*');
    close.then(|| (inner.to_owned(), after))
}

/// Whether this leads to a page: nothing else does, wherever it is shown.
#[must_use]
pub fn is_web_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let quiet = url.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"".contains(c));
    // A name before an @ would look like where it leads.
    let leads = |rest: &str| {
        let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
        host.starts_with(|c: char| c.is_alphanumeric() || c == '[') && !host.contains('@')
    };
    quiet && host.is_some_and(leads)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        match Markup::parse(text).0.remove(0) {
            Passage::Paragraph(mut lines) | Passage::List(mut lines) => lines.remove(0),
        }
    }

    fn plain(text: &str) -> Span {
        Span::Plain(text.into())
    }

    #[test]
    fn bold_italics_and_links_are_understood() {
        assert_eq!(
            line("Nu **blir** det *fler* [bussar](https://a.se/b)."),
            [
                plain("Nu "),
                Span::Bold("blir".into()),
                plain(" det "),
                Span::Italic("fler".into()),
                plain(" "),
                Span::Link { label: "bussar".into(), url: "https://a.se/b".into() },
                plain("."),
            ]
        );
    }

    #[test]
    fn what_is_no_markup_stays_as_it_was_written() {
        for text in [
            "2 * 3 * 4",
            "**",
            "* *",
            "[a](javascript:x)",
            "[](https://a.se)",
            "a_b_c",
            "[a]",
            "\\n",
        ] {
            assert_eq!(line(text), [plain(text)], "{text}");
        }
        assert_eq!(line(r"\*inte kursiv\*"), [plain("*inte kursiv*")]);
    }

    #[test]
    fn dashes_make_a_list_and_blank_lines_make_paragraphs() {
        let Markup(passages) = Markup::parse("Hej!\r\n- ett\n- två\nSlut\n\n\nNytt");
        assert_eq!(
            passages,
            [
                Passage::Paragraph(vec![vec![plain("Hej!")]]),
                Passage::List(vec![vec![plain("ett")], vec![plain("två")]]),
                Passage::Paragraph(vec![vec![plain("Slut")]]),
                Passage::Paragraph(vec![vec![plain("Nytt")]]),
            ]
        );
        assert_eq!(Markup(passages).plain(), "Hej!\n\n• ett\n• två\n\nSlut\n\nNytt");
    }

    #[test]
    fn a_text_of_blanks_is_empty() {
        assert!(Markup::parse(" \n\t\n").is_empty());
        assert!(Markup::parse("").is_empty());
        assert!(Markup::parse("**\u{200b}** \u{2800}").is_empty());
    }

    #[test]
    fn only_pages_are_led_to() {
        assert!(is_web_address("https://gnosjo.se/a?b=c#d"));
        for url in
            ["javascript:alert(1)", "https://", "https:// a", "mailto:a@b.se", "https://a\">"]
                .into_iter()
                .chain(["https://gnosjo.se@evil.example/", "https://gnosjo.se:x@evil.example"])
        {
            assert!(!is_web_address(url), "{url}");
        }
    }
}
