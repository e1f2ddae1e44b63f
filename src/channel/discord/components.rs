//! What can be pressed, as Discord's rows of buttons and select menus.
//! <https://docs.discord.com/developers/components/reference>

use std::collections::HashSet;

use serde_json::{Value, json};

use super::field::{Field, on_button};
use super::markdown::label;
use crate::channel::length::units;
use crate::domain::message::{
    Action, BUTTON_LABEL_MAX_CHARS, Block, Button, CHOICES_MAX, Input, Message,
};

/// Most rows of a message.
const ROWS_MAX: usize = 5;

/// Most buttons in a row.
const ROW_MAX: usize = 5;

/// Characters that still read well side by side, over all buttons of a row.
const ROW_CHARS: usize = 60;

/// Most characters that a component may carry.
pub(super) const CUSTOM_ID_MAX_CHARS: usize = 100;

/// Most characters of an option in a menu, and of what it carries.
const OPTION_MAX_CHARS: usize = 100;

/// Most characters of an address on a button.
const URL_MAX_CHARS: usize = 512;

/// What the menus carry that stand for buttons, before their number.
const MANY_BUTTONS: &str = "s:";

/// Whether a menu stands for buttons, of which one is pressed.
pub(super) fn stands_for_buttons(custom_id: &str) -> bool {
    custom_id.starts_with(MANY_BUTTONS)
}

/// One row of a message.
#[derive(Debug, Clone)]
enum Row<'a> {
    /// Buttons; those of a run are options of one question.
    Buttons { buttons: Vec<&'a Button>, in_run: bool },
    /// A menu in the place of buttons.
    Menu(Vec<&'a Button>),
}

/// The rows below a message: at most five.
pub(super) fn rows(message: &Message) -> Vec<Value> {
    let mut rows = Vec::new();
    if let Input::Menu { data, choices, min, max, .. } = &message.input {
        rows.extend(menu(data, choices, (*min).into(), (*max).into()));
    }
    if let Some((field, sentence)) = Field::of(&message.input) {
        let label = label(on_button(sentence), BUTTON_LABEL_MAX_CHARS);
        let button = json!({ "type": 2, "style": 1, "label": label, "custom_id": field.encode() });
        rows.push(row(&[button]));
    }
    let arranged = arranged(&message.buttons, ROWS_MAX - rows.len());
    for (number, arranged) in arranged.into_iter().enumerate() {
        match arranged {
            Row::Buttons { buttons, .. } => {
                rows.push(row(&buttons.into_iter().map(button).collect::<Vec<_>>()));
            }
            Row::Menu(options) => {
                let options = options.into_iter().cloned().collect::<Vec<_>>();
                rows.extend(menu(&format!("{MANY_BUTTONS}{number}"), &options, 1, 1));
            }
        }
    }
    rows
}

/// The addresses of buttons that Discord has no button for, to stand in the text: those that it refuses.
pub(super) fn spelled_out(message: &Message) -> Vec<Block> {
    let refused = |button: &Button| match &button.action {
        Action::Open(url) if !can_be_opened(url) => {
            Some(Block::Text(format!("{}: {url}", button.label)))
        }
        _ => None,
    };
    message.buttons.iter().flatten().filter_map(refused).collect()
}

fn row(components: &[Value]) -> Value {
    json!({ "type": 1, "components": components })
}

fn button(button: &Button) -> Value {
    let ticked = if button.ticked { "✓ " } else { "" };
    let label = label(&format!("{ticked}{}", button.label), BUTTON_LABEL_MAX_CHARS);
    match &button.action {
        Action::Press(data) => {
            let style = if button.ticked { 1 } else { 2 };
            json!({ "type": 2, "style": style, "label": label, "custom_id": data })
        }
        Action::Open(url) => json!({ "type": 2, "style": 5, "label": label, "url": url }),
    }
}

/// A menu; `None` when there is nothing to choose.
fn menu(custom_id: &str, choices: &[Button], min: usize, max: usize) -> Option<Value> {
    let choices = pressable(choices.iter(), OPTION_MAX_CHARS, &mut HashSet::new());
    let choices: Vec<_> = choices.into_iter().take(CHOICES_MAX).collect();
    if choices.is_empty() {
        return None;
    }
    let max = max.clamp(1, choices.len());
    let mut ticks = 0;
    let mut option = |choice: &Button| {
        ticks += usize::from(choice.ticked);
        let Action::Press(value) = &choice.action else { return Value::Null };
        json!({
            "label": label(&choice.label, OPTION_MAX_CHARS),
            "value": value,
            "default": choice.ticked && ticks <= max,
        })
    };
    let options: Vec<_> = choices.into_iter().map(&mut option).collect();
    Some(row(&[json!({
        "type": 3,
        "custom_id": custom_id,
        "options": options,
        "min_values": min.clamp(1, max),
        "max_values": max,
    })]))
}

/// Those that Discord takes, each once.
fn pressable<'a>(
    buttons: impl Iterator<Item = &'a Button>,
    most_chars: usize,
    seen: &mut HashSet<&'a str>,
) -> Vec<&'a Button> {
    let mut takes = |button: &&'a Button| match &button.action {
        Action::Press(data) => {
            (1..=most_chars).contains(&units(data)) && seen.insert(data.as_str())
        }
        Action::Open(url) => most_chars == CUSTOM_ID_MAX_CHARS && can_be_opened(url),
    };
    buttons.filter(|button| takes(button)).collect()
}

/// Whether Discord takes an address: with a host that has a dot.
fn can_be_opened(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = url.chars().all(|c| !c.is_whitespace() && !c.is_control());
    host.contains('.') && plain && units(url) <= URL_MAX_CHARS
}

/// Buttons in at most so many rows: as they stand if they fit; else options side by side where their labels are short;
/// else the options as a menu; else whatever fits.
fn arranged(buttons: &[Vec<Button>], room: usize) -> Vec<Row<'_>> {
    let mut seen = HashSet::new();
    let rows = buttons.iter().map(|row| pressable(row.iter(), CUSTOM_ID_MAX_CHARS, &mut seen));
    let rows: Vec<_> = rows.filter(|row| !row.is_empty()).collect();
    let run = longest_run(&rows);
    let mut plain = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let per_row = row.len().div_ceil(row.len().div_ceil(ROW_MAX));
        let in_run = run.contains(&index);
        plain.extend(
            row.chunks(per_row).map(|some| Row::Buttons { buttons: some.to_vec(), in_run }),
        );
    }
    let side_by_side =
        merged(plain, room, |one, two, same| same && short(one) + short(two) <= ROW_CHARS);
    if side_by_side.len() <= room {
        return side_by_side;
    }
    let mut with_menu = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if index == run.start {
            let options: Vec<_> = rows[run.clone()].iter().flatten().copied().collect();
            with_menu.extend(options.chunks(CHOICES_MAX).map(|some| Row::Menu(some.to_vec())));
        }
        if !run.contains(&index) {
            with_menu.extend(
                row.chunks(ROW_MAX)
                    .map(|some| Row::Buttons { buttons: some.to_vec(), in_run: false }),
            );
        }
    }
    let mut rows = merged(with_menu, room, |_, _, _| true);
    rows.truncate(room);
    rows
}

/// The longest run of rows of one option each. Options of one question carry data that begin alike.
fn longest_run(rows: &[Vec<&Button>]) -> std::ops::Range<usize> {
    let kind = |row: &Vec<&Button>| match row.as_slice() {
        [Button { action: Action::Press(data), .. }] => data.split('.').next().map(str::to_owned),
        _ => None,
    };
    let (mut longest, mut start) = (0..0, 0);
    while start < rows.len() {
        let first = kind(&rows[start]);
        let same = |row: &&Vec<&Button>| first.is_some() && kind(row) == first;
        let length = rows[start..].iter().take_while(same).count();
        if length > longest.len() {
            longest = start..start + length;
        }
        start += length.max(1);
    }
    longest
}

/// Neighbouring rows put together, the smallest first, until there are few enough or none may be.
fn merged<'a>(
    mut rows: Vec<Row<'a>>,
    room: usize,
    may: impl Fn(&[&Button], &[&Button], bool) -> bool,
) -> Vec<Row<'a>> {
    while rows.len() > room {
        let together = |pair: &[Row<'a>]| match pair {
            [
                Row::Buttons { buttons: one, in_run: a },
                Row::Buttons { buttons: two, in_run: b },
            ] => (one.len() + two.len() <= ROW_MAX && may(one, two, a == b))
                .then_some(one.len() + two.len()),
            _ => None,
        };
        let sizes = rows.windows(2).enumerate();
        let smallest = sizes.filter_map(|(at, pair)| Some((together(pair)?, at))).min();
        let Some((_, at)) = smallest else { break };
        let Row::Buttons { buttons: more, .. } = rows.remove(at + 1) else { break };
        if let Row::Buttons { buttons, .. } = &mut rows[at] {
            buttons.extend(more);
        }
    }
    rows
}

/// Characters of all labels.
fn short(row: &[&Button]) -> usize {
    row.iter().map(|button| units(&button.label)).sum()
}
