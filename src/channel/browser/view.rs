//! Turns a message into what the page's templates show: what is asked, what can be pressed, and where to type.

use crate::domain::message::{Action, Attachment, AttachmentKind, Block, Button, Input, Message};

/// Most characters on each button of a row for it to be shown as points side by side.
const POINT_MAX_CHARS: usize = 4;

/// One message, arranged for a page.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Its place on the page, from 0, for the ids of its fields.
    pub number: usize,
    /// What stands before the question.
    pub before: Vec<Block>,
    /// What the controls are about, when there are any.
    pub question: Option<String>,
    /// What stands after the question, or all of it when nothing can be done.
    pub body: Vec<Block>,
    /// What can be pressed.
    pub groups: Vec<Group>,
    /// What can be ticked or typed.
    pub input: Input,
    /// A picture or file.
    pub attachment: Option<Shown>,
}

/// Buttons that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// How.
    pub look: Look,
    /// The buttons.
    pub buttons: Vec<Button>,
}

/// How a group of buttons is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Below each other, each as wide as the page.
    Stack,
    /// Side by side in equal widths: the points of a scale.
    Points,
    /// Side by side and quieter: the ways around a question.
    Aside,
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

impl Look {
    /// The style's name for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Stack => "stack",
            Self::Points => "points",
            Self::Aside => "aside",
        }
    }
}

impl View {
    /// Whether something in it posts a form.
    #[must_use]
    pub fn has_controls(&self) -> bool {
        self.has_buttons() || self.input != Input::None
    }

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
        self.before.iter().chain(&self.body).find_map(|block| match block {
            Block::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }
}

fn view(number: usize, message: &Message, attachments: &mut usize) -> View {
    let aside = message.input != Input::None;
    let groups = groups(&message.buttons, aside);
    let asks =
        message.input != Input::None || groups.iter().flat_map(|group| &group.buttons).any(posts);
    let (before, question, body) = split(&message.body, asks);
    View {
        number,
        before,
        question,
        body,
        groups,
        input: message.input.clone(),
        attachment: message.attachment.as_ref().map(|attachment| shown(attachment, attachments)),
    }
}

/// Parts the text around the question that the controls answer: the last heading, or else the last running text.
fn split(body: &[Block], asks: bool) -> (Vec<Block>, Option<String>, Vec<Block>) {
    let heading = body.iter().rposition(|block| matches!(block, Block::Heading(_)));
    let text = || body.iter().rposition(|block| matches!(block, Block::Text(_)));
    match heading.or_else(text).filter(|_| asks).map(|at| (at, &body[at])) {
        Some((at, Block::Heading(question) | Block::Text(question))) => {
            (body[..at].to_vec(), Some(question.clone()), body[at + 1..].to_vec())
        }
        _ => (Vec::new(), None, body.to_vec()),
    }
}

/// Rows of short labels become one group of points; other rows of several buttons stand aside; single ones are stacked,
/// or stand aside when the answer itself is ticked or typed.
fn groups(rows: &[Vec<Button>], aside: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows.iter().filter(|row| !row.is_empty()) {
        let look = look(row, aside);
        match groups.last_mut() {
            Some(last) if last.look == look => last.buttons.extend_from_slice(row),
            _ => groups.push(Group { look, buttons: row.clone() }),
        }
    }
    groups
}

fn look(row: &[Button], aside: bool) -> Look {
    let short = |button: &Button| button.label.chars().count() <= POINT_MAX_CHARS && posts(button);
    match row {
        [_] if !aside => Look::Stack,
        _ if row.iter().all(short) => Look::Points,
        _ => Look::Aside,
    }
}

const fn posts(button: &Button) -> bool {
    matches!(button.action, Action::Press(_))
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
        assert_eq!(view.body, [Block::Text("Välj.".into())]);
    }

    #[test]
    fn a_message_that_asks_nothing_keeps_its_text_together() {
        let body = vec![Block::Heading("Tack".into()), Block::Text("Vi hörs.".into())];
        let link =
            Button { label: "Se".into(), action: Action::Open("https://x".into()), ticked: false };
        let view =
            one(&Message { body: body.clone(), buttons: vec![vec![link]], ..Message::default() });
        assert_eq!((view.question.as_ref(), &view.body), (None, &body));
        assert!(!view.has_controls());
    }

    #[test]
    fn points_of_a_scale_become_one_group_though_they_came_in_two_rows() {
        let row = |range: std::ops::Range<u8>| range.map(|n| press(&n.to_string())).collect();
        let buttons = vec![row(0..6), row(6..11), vec![press("Tillbaka"), press("Hoppa över")]];
        let view = one(&Message { buttons, ..Message::default() });
        let looks: Vec<_> = view.groups.iter().map(|g| (g.look, g.buttons.len())).collect();
        assert_eq!(looks, [(Look::Points, 11), (Look::Aside, 2)]);
    }

    #[test]
    fn single_buttons_are_stacked_in_order() {
        let view = one(&Message {
            buttons: vec![vec![press("A")], vec![press("B")]],
            ..Message::default()
        });
        assert_eq!(view.groups.len(), 1);
        assert_eq!(view.groups[0].look, Look::Stack);
    }

    #[test]
    fn attachments_are_numbered_across_the_page() {
        let with = || Message {
            attachment: Some(Attachment {
                kind: AttachmentKind::Png,
                name: "qr.png".into(),
                bytes: vec![],
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
