//! What a modal must be, by hand.

use std::collections::HashSet;

use serde_json::Value;

use super::form::{At, Form};
use super::form_message::{CUSTOM_ID, select, unique};
use super::refusal::Refusal;

/// Parts of a modal. Source: docs.discord.com, "Interaction Callback", "Modal".
const PARTS: usize = 5;
/// Characters in a title or a label. Source: as above, and "Text Input".
const TITLE: usize = 45;
/// Characters in an answer. Source: docs.discord.com, "Text Input".
const TEXT: u64 = 4000;

/// Checks a modal.
pub(crate) fn check(form: &mut Form, at: At<'_>, data: &Value) -> Result<(), Refusal> {
    form.only(at, data, &["custom_id", "title", "components"]);
    form.needed(at.key("custom_id"), &data["custom_id"], 1, CUSTOM_ID);
    form.needed(at.key("title"), &data["title"], 1, TITLE);
    let there = at.key("components");
    let rows = form.list(there, &data["components"]);
    form.length(there, rows.len(), 1, PARTS, "in length");
    let mut ids = HashSet::new();
    for (index, row) in rows.iter().enumerate() {
        let here = there.index(index);
        match row["type"].as_u64() {
            Some(1) => {
                form.only(here, row, &["type", "id", "components"]);
                let inner = here.key("components");
                let parts = form.list(inner, &row["components"]);
                form.length(inner, parts.len(), 1, 1, "in length");
                for part in parts {
                    text_input(form, inner.index(0), part, true);
                    unique(form, inner.index(0), part, &mut ids);
                }
            }
            Some(18) => labelled(form, here, row, &mut ids)?,
            Some(10) => {
                form.only(here, row, &["type", "id", "content"]);
                form.needed(here.key("content"), &row["content"], 1, 4000);
            }
            _ => form.choice(here.key("type"), "(1, 10, 18)"),
        }
    }
    Ok(())
}

fn labelled<'v>(
    form: &mut Form,
    at: At<'_>,
    row: &'v Value,
    ids: &mut HashSet<&'v str>,
) -> Result<(), Refusal> {
    form.only(at, row, &["type", "id", "label", "description", "component"]);
    form.needed(at.key("label"), &row["label"], 1, TITLE);
    form.text(at.key("description"), &row["description"], 0, 100);
    let (here, part) = (at.key("component"), &row["component"]);
    match part["type"].as_u64() {
        Some(4) => text_input(form, here, part, false),
        Some(3) => select(form, here, part),
        Some(5..=8 | 19 | 21..=23) => {
            return Err(Refusal::not_built("this component in a modal"));
        }
        _ => form.choice(here.key("type"), "(3, 4, 5, 6, 7, 8, 19, 21, 22, 23)"),
    }
    unique(form, here, part, ids);
    Ok(())
}

fn text_input(form: &mut Form, at: At<'_>, part: &Value, own_label: bool) {
    let fields = [
        "type",
        "id",
        "custom_id",
        "style",
        "min_length",
        "max_length",
        "required",
        "value",
        "placeholder",
        "label",
    ];
    let known = if own_label { &fields[..] } else { &fields[..fields.len() - 1] };
    form.only(at, part, known);
    if part["type"] != 4 {
        form.choice(at.key("type"), "(4,)");
        return;
    }
    if own_label {
        form.needed(at.key("label"), &part["label"], 1, TITLE);
    }
    form.needed(at.key("custom_id"), &part["custom_id"], 1, CUSTOM_ID);
    form.text(at.key("placeholder"), &part["placeholder"], 0, 100);
    if !matches!(part["style"].as_u64(), Some(1 | 2)) {
        form.choice(at.key("style"), "(1, 2)");
    }
    let least = form.number(at.key("min_length"), &part["min_length"], 0, TEXT).unwrap_or(0);
    let most = form.number(at.key("max_length"), &part["max_length"], 1, TEXT).unwrap_or(TEXT);
    form.hold(least <= most, at.key("min_length"), "Must be no more than max_length.");
    let room = usize::try_from(most).unwrap_or(4000);
    form.text(at.key("value"), &part["value"], 0, room);
}
