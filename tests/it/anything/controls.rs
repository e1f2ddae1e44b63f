//! What a person can press, pick, write in or share, as the messages show it.

use panelbot::conversation::Button;
use panelbot::domain::message::{Action, BUTTON_DATA_MAX_BYTES, Input};
use panelbot::text::Draft;

/// One thing that can be done with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// A button.
    Press(String),
    /// A whole menu, with what each option carries.
    Menu(String, Vec<String>),
    /// A field for words, a number or a place.
    Field(String, Wants),
}

/// What is to be written in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    Words,
    Number,
    Place,
}

/// What can be done with a message.
pub fn controls(draft: &Draft) -> Vec<Control> {
    let pressed = |action: &Action| match action {
        Action::Press(data) => Some(data.clone()),
        Action::Open(_) => None,
    };
    let buttons = draft.buttons.iter().flatten().filter_map(|button| pressed(&button.action));
    let mut all: Vec<Control> = buttons.map(Control::Press).collect();
    match &draft.input {
        Input::None => {}
        Input::Menu { data, choices, .. } => {
            let choices: Vec<_> = choices.iter().filter_map(|one| pressed(&one.action)).collect();
            all.extend(choices.iter().cloned().map(Control::Press));
            all.push(Control::Press(data.clone()));
            all.push(Control::Menu(data.clone(), choices));
        }
        Input::Text { data, .. } => all.push(Control::Field(data.clone(), Wants::Words)),
        Input::Number { data, .. } => all.push(Control::Field(data.clone(), Wants::Number)),
        Input::Location { data, .. } => all.push(Control::Field(data.clone(), Wants::Place)),
    }
    all
}

/// Whatever a control carries is short enough for every platform, and is read as what was written.
pub fn assert_sound(control: &Control) {
    let (data, more) = match control {
        Control::Press(data) | Control::Field(data, _) => (data, [].as_slice()),
        Control::Menu(data, choices) => (data, choices.as_slice()),
    };
    for data in std::iter::once(data).chain(more) {
        assert!((1..=BUTTON_DATA_MAX_BYTES).contains(&data.len()), "{data} is too long");
        let button = Button::decode(data).unwrap_or_else(|| panic!("{data} means nothing"));
        assert_eq!(&button.encode(), data, "read as something else than was written");
    }
}
