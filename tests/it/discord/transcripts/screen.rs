//! Writing down what a person's Discord shows.

use std::fmt::Write as _;

use panelbot_simulator::discord::{Button, Message, Modal, Row, Select, Taken};

/// So many of the same sign in a row are written as a number.
const LONG_RUN: usize = 50;

/// A message without its number: words, files, and what can be pressed.
pub fn drawn(message: &Message) -> String {
    let mut lines = words(&message.source, &message.text);
    lines.extend(message.attachments.iter().map(|file| format!("{{{}}}", file.filename)));
    lines.extend(message.rows.iter().map(row));
    indented(&lines)
}

/// A window over the chat.
pub fn window(modal: &Modal) -> String {
    let mut lines = vec![format!("┌ {}", modal.title)];
    for part in &modal.parts {
        lines.push(match &part.takes {
            Taken::Text { most, .. } => format!("│ {}: [ ……… ] (room for {most})", part.label),
            Taken::Pick(select) => format!("│ {}: {}", part.label, menu(select)),
        });
    }
    lines.push("└".to_owned());
    indented(&lines)
}

/// Lines, each indented.
pub fn indented(lines: &[String]) -> String {
    lines.iter().filter(|line| !line.is_empty()).fold(String::new(), |mut all, line| {
        let _ = writeln!(all, "    {}", without_runs(line));
        all
    })
}

/// The lines of a text; markdown tells how each looks, and `shown` what it says.
fn words(markdown: &str, shown: &str) -> Vec<String> {
    let mut in_code = false;
    let mut sources = Vec::new();
    for line in markdown.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        } else {
            sources.push((line, in_code));
        }
    }
    let look = |((source, in_code), shown): ((&str, bool), &str)| match source {
        "" => String::new(),
        _ if in_code || source.starts_with('`') => format!("| {shown}"),
        _ if source.starts_with("**") => format!("== {shown} =="),
        _ if source.starts_with("-# ") => format!("({shown})"),
        _ if source.starts_with("> ") => format!("“{shown}”"),
        _ => match address(source) {
            Some(address) => format!("{shown}: {address}"),
            None => shown.strip_prefix("- ").map_or_else(|| shown.to_owned(), |s| format!("· {s}")),
        },
    };
    sources.into_iter().zip(shown.lines()).map(look).collect()
}

/// Where a line that is a link leads.
fn address(line: &str) -> Option<&str> {
    let (_, address) = line.strip_prefix('[')?.strip_suffix(')')?.rsplit_once("](")?;
    Some(address)
}

fn row(row: &Row) -> String {
    match row {
        Row::Buttons(buttons) => buttons.iter().map(button).collect::<Vec<_>>().join(" "),
        Row::Select(select) => menu(select),
    }
}

fn button(button: &Button) -> String {
    match &button.url {
        Some(url) => format!("[{} → {url}]", button.label),
        None => format!("[{}]", button.label),
    }
}

fn menu(select: &Select) -> String {
    let many = match (select.least, select.most) {
        (1, 1) => "one".to_owned(),
        (least, most) => format!("{least} to {most}"),
    };
    let options = select.options.iter().map(|option| {
        let tick = if option.default { "✓ " } else { "" };
        format!("{tick}{}", option.label)
    });
    format!("▾ {many}: {}", options.collect::<Vec<_>>().join(" | "))
}

/// The same sign very many times, as a number.
fn without_runs(line: &str) -> String {
    let signs: Vec<char> = line.chars().collect();
    signs.chunk_by(|one, next| one == next).fold(String::new(), |mut all, run| {
        if run.len() >= LONG_RUN {
            let _ = write!(all, "{} × {}", run.len(), run[0]);
        } else {
            all.extend(run);
        }
        all
    })
}
