//! Open answers as a file to print: one HTML page by itself, that asks for nothing from anywhere and runs nothing.

use std::fmt::Write as _;

use crate::domain::Locale;
use crate::domain::visible::without_turns;

/// What stands in the file, worded already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booklet {
    /// Its language.
    pub locale: Locale,
    /// Whose it is.
    pub panel: String,
    /// What the round is called.
    pub title: String,
    /// What kind of file it is.
    pub heading: String,
    /// What to know before reading, a paragraph each.
    pub notes: Vec<String>,
    /// The questions that have answers.
    pub sections: Vec<BookletSection>,
}

/// The answers to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookletSection {
    /// The question.
    pub title: String,
    /// By theme; without a name where nothing is grouped.
    pub groups: Vec<BookletGroup>,
}

/// Answers with one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookletGroup {
    /// The theme.
    pub name: Option<String>,
    /// The answers.
    pub answers: Vec<BookletAnswer>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookletAnswer {
    /// As it may be read.
    pub text: String,
    /// What is said of it below.
    pub mark: Option<String>,
}

const STYLE: &str = "\
@page { size: A4; margin: 22mm 20mm; @bottom-center { content: counter(page) \" / \" counter(pages); \
font: 9pt system-ui, sans-serif; color: #444; } }
@page :first { @bottom-center { content: none; } }
body { font: 11pt/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff; max-width: 42em; \
margin: 0 auto; padding: 1.5em; }
h1, h2, h3, .small { font-family: system-ui, sans-serif; line-height: 1.25; }
h1 { font-size: 26pt; margin: .2em 0; } h2 { font-size: 17pt; } h3 { font-size: 12.5pt; margin-top: 1.8em; }
header { min-height: 60vh; } section { break-before: page; } h2, h3 { break-after: avoid; }
blockquote { margin: 0 0 1.1em; padding-inline-start: .9em; border-inline-start: 3px solid #b9c4cc; \
white-space: pre-wrap; overflow-wrap: anywhere; orphans: 3; widows: 3; }
.small { font-size: 9pt; color: #444; margin: .3em 0 0; white-space: normal; }
@media print { body { max-width: none; padding: 0; } header { min-height: 0; } }";

impl Booklet {
    /// The file.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut html = String::from("<!DOCTYPE html>\n");
        let title = escaped(&format!("{}: {}", self.title, self.heading));
        let _ = writeln!(
            html,
            "<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>",
            self.locale
        );
        let (panel, heading) = (escaped(&self.panel), escaped(&self.heading));
        let _ = writeln!(html, "<header>\n<p class=\"small\">{panel}</p>");
        let _ = writeln!(html, "<h1>{}</h1>\n<p>{heading}</p>", escaped(&self.title));
        for note in &self.notes {
            let _ = writeln!(html, "<p>{}</p>", escaped(note));
        }
        html.push_str("</header>\n<main>\n");
        for section in &self.sections {
            section.write(&mut html);
        }
        html.push_str("</main>\n</body>\n</html>\n");
        html
    }
}

impl BookletSection {
    fn write(&self, html: &mut String) {
        let _ = writeln!(html, "<section>\n<h2 dir=\"auto\">{}</h2>", escaped(&self.title));
        for group in &self.groups {
            if let Some(name) = &group.name {
                let _ = writeln!(html, "<h3 dir=\"auto\">{}</h3>", escaped(name));
            }
            for answer in &group.answers {
                let mark = answer.mark.as_ref().map_or_else(String::new, |mark| {
                    format!("<p class=\"small\">{}</p>", escaped(mark))
                });
                let text = escaped(&answer.text);
                let _ = writeln!(html, "<blockquote dir=\"auto\">{text}{mark}</blockquote>");
            }
        }
        html.push_str("</section>\n");
    }
}

/// Words as HTML shows them: nothing in them is a tag, steers anything, or turns what stands around it.
fn escaped(words: &str) -> String {
    let mut html = String::with_capacity(words.len());
    for c in without_turns(words).chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' | '\t' => html.push(c),
            '\r' => {}
            c if c.is_control() => html.push('\u{fffd}'),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_words_and_nothing_else() {
        let hostile = "<script>\"&'\u{202e}\u{1b}[2J\r\nrad två";
        assert_eq!(escaped(hostile), "&lt;script&gt;&quot;&amp;&#39;\u{fffd}[2J\nrad två");
    }
}
