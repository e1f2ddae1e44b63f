//! Turns a message into what the page's templates show: what is asked, what can be pressed, and where to type.

use crate::domain::message::{Action, Attachment, AttachmentKind, Block, Button, Input, Message};

/// Most characters on each button of a row for it to be shown as points side by side.
const POINT_MAX_CHARS: usize = 4;

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
    /// Side by side: a yes and a no.
    Beside,
    /// Side by side in equal widths: the points of a scale.
    Points,
    /// Side by side and quieter: the ways around a question, and what follows them.
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
            Self::Beside => "beside",
            Self::Points => "points",
            Self::Aside => "aside",
        }
    }
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

/// The rows of buttons, put together where they are shown alike.
fn groups(message: &Message) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let has_field = message.input != Input::None;
    for row in message.buttons.iter().filter(|row| !row.is_empty()) {
        let look = look(row, groups.last().map(|group| group.look), has_field);
        match groups.last_mut() {
            Some(last) if last.look == look => last.buttons.extend_from_slice(row),
            _ => groups.push(Group { look, buttons: row.clone() }),
        }
    }
    groups
}

/// Rows of short labels are points. Otherwise what comes first is the answer; a row of several after it stands aside, and
/// so does all that follows such a row, or a field.
fn look(row: &[Button], before: Option<Look>, has_field: bool) -> Look {
    let short = |button: &Button| button.label.chars().count() <= POINT_MAX_CHARS && posts(button);
    match (row, before) {
        ([_, _, ..], _) if row.iter().all(short) => Look::Points,
        _ if has_field => Look::Aside,
        (_, Some(Look::Aside | Look::Points | Look::Beside)) => Look::Aside,
        ([_], _) => Look::Stack,
        (_, None) => Look::Beside,
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
        let input = Input::Number { label, submit: "Skicka".into() };
        assert!(one(&Message { body, input, ..Message::default() }).after.is_empty());
    }

    #[test]
    fn a_yes_and_a_no_stand_beside_each_other_and_ways_around_stand_aside() {
        let rows = vec![vec![press("Ja, gärna"), press("Inte nu")]];
        let view = one(&Message { buttons: rows, ..Message::default() });
        assert_eq!(view.groups[0].look, Look::Beside);
        let (around, back) =
            (vec![press("Vet inte"), press("Hoppa över")], vec![press("Tillbaka")]);
        let rows = vec![vec![press("Bra")], vec![press("Dåligt")], around, back];
        let view = one(&Message { buttons: rows, ..Message::default() });
        let looks: Vec<_> = view.groups.iter().map(|g| (g.look, g.buttons.len())).collect();
        assert_eq!(looks, [(Look::Stack, 2), (Look::Aside, 3)]);
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
