//! Writing messages as they are seen.

use std::fmt::Write as _;

use panelbot::domain::message::{Action, Block, Button, Input, Message};

/// A message, indented, with a line that says which it is.
pub fn written(title: &str, message: &Message) -> String {
    let mut lines = vec![title.to_owned()];
    for block in &message.body {
        lines.extend(body(block));
    }
    if let Some(file) = &message.attachment {
        lines.push(format!("{{{}: {}}}", file.name, file.description));
    }
    lines.extend(input(&message.input));
    for row in &message.buttons {
        lines.push(row.iter().map(button).collect::<Vec<_>>().join(" "));
    }
    lines.iter().fold(String::new(), |mut all, line| {
        let indent = if line.is_empty() { "" } else { "    " };
        let _ = writeln!(all, "{indent}{line}");
        all
    })
}

fn body(block: &Block) -> Vec<String> {
    let lines = |text: &str, before: &str, after: &str| -> Vec<String> {
        text.lines().map(|line| format!("{before}{line}{after}")).collect()
    };
    match block {
        Block::Heading(text) => lines(text, "== ", " =="),
        Block::Text(text) => lines(text, "", ""),
        Block::Markup(markup) => lines(&markup.plain(), "", ""),
        Block::Small(text) => lines(text, "(", ")"),
        Block::Quote(text) => lines(text, "“", "”"),
        Block::List(points) => points.iter().flat_map(|point| lines(point, "· ", "")).collect(),
        Block::Link { label, url } => vec![format!("{label}: {url}")],
        Block::Copy(text) => lines(text, "| ", ""),
    }
}

fn input(input: &Input) -> Vec<String> {
    match input {
        Input::None => Vec::new(),
        Input::Menu { choices, submit, .. } => {
            let ticks = choices.iter().map(|choice| {
                format!("[{}] {}", if choice.ticked { "x" } else { " " }, choice.label)
            });
            ticks.chain([format!("[{submit}]")]).collect()
        }
        Input::Text { .. } | Input::Number { .. } => vec!["[ ……… ]".to_owned()],
        Input::Location { share, .. } => vec![format!("[{share}] [ ……… ]")],
    }
}

fn button(button: &Button) -> String {
    let tick = if button.ticked { "✓ " } else { "" };
    match &button.action {
        Action::Press(_) => format!("[{tick}{}]", button.label),
        Action::Open(url) => format!("[{} → {url}]", button.label),
    }
}

/// What each thing that can be pressed in a message carries, by its label.
pub fn presses(message: &Message) -> Vec<(String, String)> {
    let data = |action: &Action| match action {
        Action::Press(data) => Some(data.clone()),
        Action::Open(_) => None,
    };
    let mut all: Vec<(String, String)> = message
        .buttons
        .iter()
        .flatten()
        .filter_map(|button| Some((button.label.clone(), data(&button.action)?)))
        .collect();
    if let Input::Menu { data: done, choices, submit, .. } = &message.input {
        let ticks = choices.iter().filter_map(|one| Some((one.label.clone(), data(&one.action)?)));
        all.extend(ticks);
        all.push((submit.clone(), done.clone()));
    }
    all
}
