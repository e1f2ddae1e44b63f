//! Arranges the buttons of a message: what is stacked, what stands side by side, and what stands aside.

use crate::domain::message::{Action, Button, Input, Message};

/// Most characters on each button of a row for it to be shown as points side by side.
const POINT_MAX_CHARS: usize = 4;

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

/// The rows of buttons, put together where they are shown alike.
pub(super) fn groups(message: &Message) -> Vec<Group> {
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

/// Whether a button posts a form.
pub(super) const fn posts(button: &Button) -> bool {
    matches!(button.action, Action::Press(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(label: &str) -> Button {
        Button { label: label.into(), action: Action::Press(label.into()), ticked: false }
    }

    #[test]
    fn a_yes_and_a_no_stand_beside_each_other_and_ways_around_stand_aside() {
        let rows = vec![vec![press("Ja, gärna"), press("Inte nu")]];
        let shown = groups(&Message { buttons: rows, ..Message::default() });
        assert_eq!(shown[0].look, Look::Beside);
        let (around, back) =
            (vec![press("Vet inte"), press("Hoppa över")], vec![press("Tillbaka")]);
        let rows = vec![vec![press("Bra")], vec![press("Dåligt")], around, back];
        let shown = groups(&Message { buttons: rows, ..Message::default() });
        let looks: Vec<_> = shown.iter().map(|g| (g.look, g.buttons.len())).collect();
        assert_eq!(looks, [(Look::Stack, 2), (Look::Aside, 3)]);
    }

    #[test]
    fn points_of_a_scale_become_one_group_though_they_came_in_two_rows() {
        let row = |range: std::ops::Range<u8>| range.map(|n| press(&n.to_string())).collect();
        let buttons = vec![row(0..6), row(6..11), vec![press("Tillbaka"), press("Hoppa över")]];
        let shown = groups(&Message { buttons, ..Message::default() });
        let looks: Vec<_> = shown.iter().map(|g| (g.look, g.buttons.len())).collect();
        assert_eq!(looks, [(Look::Points, 11), (Look::Aside, 2)]);
    }

    #[test]
    fn single_buttons_are_stacked_in_order() {
        let shown = groups(&Message {
            buttons: vec![vec![press("A")], vec![press("B")]],
            ..Message::default()
        });
        assert_eq!(shown.len(), 1);
        assert_eq!(shown[0].look, Look::Stack);
    }
}
