//! Buttons as Telegram's keyboards.

use teloxide_core::types::{
    ButtonRequest, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, KeyboardMarkup,
    ReplyMarkup,
};

use crate::domain::message::{Action, Block, Button, Input, Message};

/// Most buttons in a row. Found by experiment by python-telegram-bot (`InlineKeyboardMarkupLimit`), not documented.
const ROW_MAX: usize = 8;

/// Characters that fit side by side on a narrow phone, over all buttons of a row.
const ROW_CHARS: usize = 36;

/// The keyboard that goes with a message, if it needs one.
pub(super) fn markup(message: &Message) -> Option<ReplyMarkup> {
    if let Input::Location { share, .. } = &message.input {
        return Some(ReplyMarkup::Keyboard(place_keyboard(share, &message.buttons)));
    }
    match inline(message) {
        Some(inline) => Some(ReplyMarkup::InlineKeyboard(inline)),
        None if message.closes_keyboard => Some(ReplyMarkup::kb_remove()),
        None => None,
    }
}

/// The buttons below a message. An address that Telegram would refuse is left out; see [`spelled_out`].
pub(super) fn inline(message: &Message) -> Option<InlineKeyboardMarkup> {
    let mut rows = Vec::new();
    if let Input::Menu { data, choices, submit, .. } = &message.input {
        rows.extend(choices.iter().map(|choice| vec![pressed(choice, menu_label(choice))]));
        rows.push(vec![Some(InlineKeyboardButton::callback(submit, data))]);
    }
    for row in &message.buttons {
        for row in arranged(row) {
            rows.push(row.iter().map(|button| pressed(button, label(button))).collect());
        }
    }
    let rows: Vec<Vec<_>> =
        rows.into_iter().map(|row| row.into_iter().flatten().collect()).collect();
    let rows: Vec<Vec<_>> = rows.into_iter().filter(|row: &Vec<_>| !row.is_empty()).collect();
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

/// The addresses of buttons that Telegram has no button for, to stand in the text: those that it refuses, such as
/// `http://localhost`, and all beside a keyboard that takes the place of typing.
pub(super) fn spelled_out(message: &Message) -> Vec<Block> {
    let typed = matches!(message.input, Input::Location { .. });
    let mut blocks = Vec::new();
    for button in message.buttons.iter().flatten() {
        if let Action::Open(url) = &button.action {
            if opening(String::new(), url).is_none() {
                blocks.push(Block::Text(format!("{}: {url}", button.label)));
            } else if typed {
                blocks.push(Block::Link { label: button.label.clone(), url: url.clone() });
            }
        }
    }
    blocks
}

/// Puts a place's button and the labels of the others where the keyboard for typing is. What the others carry cannot
/// travel: their label comes back as if it had been typed.
fn place_keyboard(share: &str, buttons: &[Vec<Button>]) -> KeyboardMarkup {
    let place = KeyboardButton::new(share).request(ButtonRequest::Location);
    let others = buttons.iter().flat_map(|row| arranged(row)).filter_map(|row| {
        let presses = row.iter().filter(|button| matches!(button.action, Action::Press(_)));
        let row: Vec<_> = presses.map(|button| KeyboardButton::new(&button.label)).collect();
        (!row.is_empty()).then_some(row)
    });
    let mut keyboard = KeyboardMarkup::new(std::iter::once(vec![place]).chain(others));
    keyboard.one_time_keyboard = true;
    keyboard.resize_keyboard = true;
    keyboard
}

fn pressed(button: &Button, label: String) -> Option<InlineKeyboardButton> {
    match &button.action {
        Action::Press(data) => Some(InlineKeyboardButton::callback(label, data)),
        Action::Open(url) => opening(label, url),
    }
}

/// A button that opens an address; `None` when Telegram would not take it: its host must have a dot.
fn opening(label: String, url: &str) -> Option<InlineKeyboardButton> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = host.split(['/', '?', '#']).next()?;
    let parsed = url.parse().ok()?;
    host.contains('.').then(|| InlineKeyboardButton::url(label, parsed))
}

fn label(button: &Button) -> String {
    if button.ticked { format!("✓ {}", button.label) } else { button.label.clone() }
}

/// A tick is a shape, not a colour, and stands there empty too.
fn menu_label(choice: &Button) -> String {
    format!("{} {}", if choice.ticked { '☑' } else { '☐' }, choice.label)
}

/// A row in as few rows as read well: at most eight buttons each, evenly filled, long labels on fewer.
fn arranged(row: &[Button]) -> Vec<&[Button]> {
    let count = row.len();
    let per_row = (1..=count)
        .map(|rows| count.div_ceil(rows))
        .find(|per_row| *per_row <= ROW_MAX && row.iter().all(|button| fits(button, *per_row)))
        .unwrap_or(1);
    row.chunks(per_row).collect()
}

fn fits(button: &Button, per_row: usize) -> bool {
    per_row == 1 || label(button).chars().count() <= ROW_CHARS / per_row
}
