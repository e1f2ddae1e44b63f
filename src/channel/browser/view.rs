//! Turns a message into what the page's templates show: what is asked, what can be pressed, and where to type.

use super::group::{Group, groups, posts};
use crate::domain::message::{Attachment, AttachmentKind, Block, Input, Message};

/// One message, arranged for a page.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Its place on the page, from 0, for the ids of its fields.
    pub number: usize,
    /// What stands before the question, or all of it when nothing is asked.
    pub before: Vec<Block>,
    /// What is asked, when there is something to press or to write in.
    pub question: Option<String>,
    /// What stands after the question.
    pub after: Vec<Block>,
    /// What can be pressed.
    pub groups: Vec<Group>,
    /// What can be ticked or typed.
    pub input: Input,
    /// A picture or file.
    pub attachment: Option<Shown>,
}

/// An attachment without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its place among the page's attachments, from 0.
    pub number: usize,
    /// Its file name.
    pub name: String,
    /// Whether it is shown as a picture.
    pub picture: bool,
    /// What it shows.
    pub description: String,
}

/// The messages of one page, numbered.
#[must_use]
pub fn views<'a>(messages: impl IntoIterator<Item = &'a Message>) -> Vec<View> {
    let mut attachments = 0;
    let numbered = messages.into_iter().enumerate();
    numbered.map(|(number, message)| view(number, message, &mut attachments)).collect()
}

impl View {
    /// Whether one of its buttons posts a form.
    #[must_use]
    pub fn has_buttons(&self) -> bool {
        self.groups.iter().flat_map(|group| &group.buttons).any(posts)
    }

    /// Whether it has a place to type.
    #[must_use]
    pub const fn has_field(&self) -> bool {
        matches!(self.input, Input::Text { .. } | Input::Number { .. } | Input::Location { .. })
    }

    /// The first words of running text, for a link's preview in other apps.
    #[must_use]
    pub fn summary(&self) -> Option<&str> {
        self.before.iter().chain(&self.after).find_map(|block| match block {
            Block::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }
}

fn view(number: usize, message: &Message, attachments: &mut usize) -> View {
    let groups = groups(message);
    let asks =
        message.input != Input::None || groups.iter().flat_map(|group| &group.buttons).any(posts);
    let unsaid = |block: &&Block| !labels(&message.input, block);
    let body: Vec<Block> = message.body.iter().filter(unsaid).cloned().collect();
    let (before, question, after) = split(&body, asks);
    View {
        number,
        before,
        question,
        after,
        groups,
        input: message.input.clone(),
        attachment: message.attachment.as_ref().map(|attachment| shown(attachment, attachments)),
    }
}

/// Parts the text around what the controls answer: the last heading, or a text after it that is a question.
fn split(body: &[Block], asks: bool) -> (Vec<Block>, Option<String>, Vec<Block>) {
    let asked = body.iter().rposition(|block| match block {
        Block::Heading(_) => true,
        Block::Text(text) => text.trim_end().ends_with(['?', '؟']),
        _ => false,
    });
    match asked.filter(|_| asks).map(|at| (at, &body[at])) {
        Some((at, Block::Heading(question) | Block::Text(question))) => {
            (body[..at].to_vec(), Some(question.clone()), body[at + 1..].to_vec())
        }
        _ => (body.to_vec(), None, Vec::new()),
    }
}

/// Whether a piece of text says only what the label of the message's own field says.
fn labels(input: &Input, block: &Block) -> bool {
    match (input, block) {
        (
            Input::Text { label, .. } | Input::Number { label, .. } | Input::Location { label, .. },
            Block::Text(text) | Block::Small(text),
        ) => text == label,
        _ => false,
    }
}

fn shown(attachment: &Attachment, attachments: &mut usize) -> Shown {
    let number = *attachments;
    *attachments += 1;
    Shown {
        number,
        name: attachment.name.clone(),
        picture: attachment.kind == AttachmentKind::Png,
        description: attachment.description.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::{Action, Button};

    fn press(label: &str) -> Button {
        Button { label: label.into(), action: Action::Press(label.into()), ticked: false }
    }

    fn one(message: &Message) -> View {
        views([message]).remove(0)
    }

    #[test]
    fn the_heading_is_the_question_and_the_progress_stands_before_it() {
        let body = vec![
            Block::Small("2 av 5".into()),
            Block::Heading("Hur?".into()),
            Block::Text("Välj.".into()),
        ];
        let view = one(&Message { body, buttons: vec![vec![press("Ja")]], ..Message::default() });
        assert_eq!(view.question.as_deref(), Some("Hur?"));
        assert_eq!(view.before, [Block::Small("2 av 5".into())]);
        assert_eq!(view.after, [Block::Text("Välj.".into())]);
    }

    #[test]
    fn a_message_that_asks_nothing_keeps_its_text_together() {
        let body = vec![Block::Heading("Tack".into()), Block::Text("Vi hörs.".into())];
        let link =
            Button { label: "Se".into(), action: Action::Open("https://x".into()), ticked: false };
        let view =
            one(&Message { body: body.clone(), buttons: vec![vec![link]], ..Message::default() });
        assert_eq!((view.question.as_ref(), &view.before), (None, &body));
        assert!(!view.has_buttons());
    }

    #[test]
    fn a_text_that_asks_is_the_question_below_a_heading() {
        let body = vec![
            Block::Heading("Panelen".into()),
            Block::Text("Hej!".into()),
            Block::Text("Är det okej för dig?".into()),
        ];
        let view = one(&Message { body, buttons: vec![vec![press("Ja")]], ..Message::default() });
        assert_eq!(view.question.as_deref(), Some("Är det okej för dig?"));
        assert_eq!(view.before.len(), 2);
    }

    #[test]
    fn a_fields_label_is_not_said_twice() {
        let label = "Skriv ett tal.".to_owned();
        let body = vec![Block::Heading("Hur många?".into()), Block::Small(label.clone())];
        let input = Input::Number { data: "w".into(), label, submit: "Skicka".into() };
        assert!(one(&Message { body, input, ..Message::default() }).after.is_empty());
    }

    #[test]
    fn attachments_are_numbered_across_the_page() {
        let with = || Message {
            attachment: Some(Attachment {
                kind: AttachmentKind::Png,
                name: "qr.png".into(),
                bytes: vec![],
                known_as: None,
                description: "QR".into(),
            }),
            ..Message::default()
        };
        let views = views([&with(), &Message::default(), &with()]);
        let numbers: Vec<_> =
            views.iter().map(|v| v.attachment.as_ref().map(|a| a.number)).collect();
        assert_eq!(numbers, [Some(0), None, Some(1)]);
    }
}
