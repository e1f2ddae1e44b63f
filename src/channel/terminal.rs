//! The terminal: a chat page as lines of text, and a typed line as what was done. For whoever runs `panelbot play`.

use std::fmt::Write as _;

use crate::domain::message::{Action, Attachment, Block, Button, Heard, Input, Message};
use crate::service::Page;

/// A page as lines of text, and what can be done on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    /// What to print.
    pub text: String,
    offers: Vec<Offer>,
    menu: Option<String>,
    /// Whether what is typed may be an answer in itself, so that a button's number needs a point before it.
    typed: bool,
}

/// Something that can be done by its number.
#[derive(Debug, Clone, PartialEq)]
struct Offer {
    data: String,
    /// Whether it is one of the options of a menu.
    in_menu: bool,
}

impl Screen {
    /// Writes out a page.
    #[must_use]
    pub fn new(page: &Page) -> Self {
        let typed = page.latest.iter().any(|message| {
            matches!(
                message.input,
                Input::Text { .. } | Input::Number { .. } | Input::Location { .. }
            )
        });
        let mut screen = Self { text: String::new(), offers: Vec::new(), menu: None, typed };
        // The earlier ones stand above in the terminal already.
        if let Some(message) = page.answered.last() {
            screen.body(message);
        }
        for message in &page.latest {
            screen.body(message);
            screen.input(&message.input);
            message.buttons.iter().flatten().for_each(|button| screen.button(button, false));
        }
        screen
    }

    /// What a typed line does: a number presses what has it, several tick a menu, and all else is written.
    #[must_use]
    pub fn heard(&self, line: &str) -> Heard {
        let numbers = if self.typed { line.trim().strip_prefix('.') } else { Some(line.trim()) };
        let pick = |number: &str| -> Option<&Offer> {
            let place: usize = number.parse().ok()?;
            self.offers.get(place.checked_sub(1)?)
        };
        let parts = numbers.unwrap_or_default().split([' ', ',']).filter(|part| !part.is_empty());
        let picked: Option<Vec<&Offer>> = parts.map(pick).collect();
        match (picked.as_deref(), &self.menu) {
            (Some([one]), _) if !one.in_menu => {
                Heard::Pressed { data: one.data.clone(), message: None }
            }
            (Some(several @ [_, ..]), Some(menu)) if several.iter().all(|offer| offer.in_menu) => {
                let choices = several.iter().map(|offer| offer.data.clone()).collect();
                Heard::Picked { data: menu.clone(), choices, message: None }
            }
            _ => Heard::Text(line.to_owned()),
        }
    }

    fn body(&mut self, message: &Message) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        for block in &message.body {
            self.block(block);
        }
        if let Some(Attachment { description, .. }) = &message.attachment {
            self.line(&format!("[{description}]"));
        }
        self.text.push('\n');
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                let rule = "─".repeat(text.chars().count().min(60));
                self.line(&format!("{text}\n{rule}"));
            }
            Block::Text(text) | Block::Copy(text) => self.line(text),
            Block::Markup(markup) => self.line(&markup.plain()),
            Block::Small(text) => self.line(&format!("({text})")),
            Block::Quote(text) => {
                let quoted: Vec<_> = text.lines().map(|line| format!("  │ {line}")).collect();
                self.line(&quoted.join("\n"));
            }
            Block::List(points) => {
                for point in points {
                    self.line(&format!("  • {point}"));
                }
            }
            Block::Link { label, url } => self.line(&format!("{label}: {url}")),
        }
    }

    fn input(&mut self, input: &Input) {
        match input {
            // What to write stands in the message, and the terminal has its own prompt.
            Input::None | Input::Text { .. } | Input::Number { .. } | Input::Location { .. } => (),
            Input::Menu { data, choices, .. } => {
                self.menu = Some(data.clone());
                for choice in choices {
                    self.button(choice, true);
                }
            }
        }
    }

    fn button(&mut self, button: &Button, in_menu: bool) {
        match &button.action {
            Action::Open(url) => self.line(&format!("{}: {url}", button.label)),
            Action::Press(data) => {
                self.offers.push(Offer { data: data.clone(), in_menu });
                let number = self.offers.len();
                let point = if self.typed { "." } else { "" };
                let tick = if button.ticked { " ✓" } else { "" };
                self.line(&format!("  {point}{number}  {}{tick}", button.label));
            }
        }
    }

    /// Prints a line. What a terminal would obey is left out: a respondent's own words come back here.
    fn line(&mut self, text: &str) {
        let plain: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
        let _ = writeln!(self.text, "{plain}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Locale;

    fn button(label: &str, data: &str) -> Button {
        let action = Action::Press(data.to_owned());
        Button { label: label.to_owned(), action, ticked: false }
    }

    fn screen(message: Message) -> Screen {
        let locale = Locale::parse("sv").expect("a language");
        let title = "Gnosjöpanelen".to_owned();
        Screen::new(&Page {
            locale,
            title,
            earlier: Vec::new(),
            answered: Vec::new(),
            latest: vec![message],
            fresh: Vec::new(),
        })
    }

    #[test]
    fn a_number_presses_its_button_and_words_are_written() {
        let shown = screen(Message {
            body: vec![Block::Heading("Maten".into()), Block::Text("Vad tycker du?".into())],
            buttons: vec![vec![button("God", "a"), button("Inte god", "b")]],
            ..Message::default()
        });
        assert_eq!(shown.text, "Maten\n─────\nVad tycker du?\n\n  1  God\n  2  Inte god\n");
        assert!(shown.heard("2") == Heard::Pressed { data: "b".into(), message: None });
        assert!(shown.heard("3") == Heard::Text("3".into()));
        assert!(shown.heard("god") == Heard::Text("god".into()));
        assert!(shown.heard("") == Heard::Text(String::new()));
    }

    #[test]
    fn where_a_number_may_be_the_answer_a_button_needs_a_point() {
        let input = Input::Number {
            data: "w".into(),
            label: "Skriv ett tal".into(),
            submit: "Skicka".into(),
        };
        let shown = screen(Message {
            input,
            buttons: vec![vec![button("Hoppa över", "s")]],
            ..Message::default()
        });
        assert!(shown.text.ends_with("  .1  Hoppa över\n"));
        assert!(shown.heard("1") == Heard::Text("1".into()));
        assert!(shown.heard(".1") == Heard::Pressed { data: "s".into(), message: None });
    }

    #[test]
    fn several_numbers_tick_a_menu() {
        let choices = vec![button("Skolan", "x"), button("Gator", "y")];
        let input =
            Input::Menu { data: "m".into(), choices, min: 1, max: 2, submit: "Klar".into() };
        let shown = screen(Message {
            input,
            buttons: vec![vec![button("Vet inte", "d")]],
            ..Message::default()
        });
        let picked = |choices: &[&str]| Heard::Picked {
            data: "m".into(),
            choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
            message: None,
        };
        assert!(shown.heard("1, 2") == picked(&["x", "y"]));
        assert!(shown.heard("2") == picked(&["y"]));
        assert!(shown.heard("3") == Heard::Pressed { data: "d".into(), message: None });
        assert!(shown.heard("1 3") == Heard::Text("1 3".into()));
    }

    #[test]
    fn nothing_in_a_message_commands_the_terminal() {
        let shown = screen(Message {
            body: vec![Block::Quote("\u{1b}[2Jhej\u{7}".into())],
            ..Message::default()
        });
        assert_eq!(shown.text, "  │ [2Jhej\n\n");
    }
}
