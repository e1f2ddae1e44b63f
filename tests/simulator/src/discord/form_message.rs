//! What a message must be, by hand: what the official description leaves out too.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use super::body::File;
use super::draft::number;
use super::form::{At, Form};
use super::form_embed;
use super::message::EPHEMERAL;
use super::refusal::Refusal;

/// Characters in a message. Source: docs.discord.com, "Create Message".
const CONTENT: usize = 2000;
/// Rows under a message. Source: docs.discord.com, "Component Reference", "Action Row".
const ROWS: usize = 5;
/// Buttons in a row. Source: as above.
const BUTTONS: usize = 5;
/// Characters in a custom id. Source: docs.discord.com, "Component Reference", "Custom ID".
pub(crate) const CUSTOM_ID: usize = 100;
/// Options in a select, and how many can be picked. Source: docs.discord.com, "String Select".
const OPTIONS: usize = 25;
/// Files with a message. Source: docs.discord.com, "Create Message".
const FILES: usize = 10;
/// Flag: embeds made from links are not shown.
const SUPPRESS_EMBEDS: u64 = 1 << 2;
/// Flag: nobody is notified.
const SILENT: u64 = 1 << 12;
/// Flag: the newer kind of layout.
const LAYOUT: u64 = 1 << 15;

/// Where a message is sent, which decides what it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Send,
    Edit,
    Reply,
    FollowUp,
    EditLater,
}

impl Sort {
    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Send => &[
                "content",
                "nonce",
                "enforce_nonce",
                "tts",
                "embeds",
                "allowed_mentions",
                "message_reference",
                "components",
                "sticker_ids",
                "attachments",
                "flags",
                "poll",
            ],
            Self::Reply | Self::FollowUp => &[
                "content",
                "tts",
                "embeds",
                "allowed_mentions",
                "components",
                "attachments",
                "flags",
                "poll",
            ],
            Self::Edit | Self::EditLater => {
                &["content", "embeds", "allowed_mentions", "components", "attachments", "flags"]
            }
        }
    }

    fn flags(self) -> u64 {
        match self {
            Self::Send => SUPPRESS_EMBEDS | SILENT | LAYOUT,
            Self::Reply | Self::FollowUp => SUPPRESS_EMBEDS | SILENT | LAYOUT | EPHEMERAL,
            Self::Edit | Self::EditLater => SUPPRESS_EMBEDS | LAYOUT,
        }
    }
}

/// Checks a message.
pub(crate) fn check(
    form: &mut Form,
    at: At<'_>,
    body: &Value,
    files: &BTreeMap<u64, File>,
    sort: Sort,
) -> Result<(), Refusal> {
    form.only(at, body, sort.fields());
    form.text(at.key("content"), &body["content"], 0, CONTENT);
    let flags = body["flags"].as_u64().unwrap_or(0);
    if (flags & !sort.flags()) != 0 || !(body["flags"].is_null() || body["flags"].is_u64()) {
        form.fault(at.key("flags"), "MESSAGE_FLAGS_INVALID", "This flag cannot be set here.");
    }
    if flags & LAYOUT != 0 {
        return Err(Refusal::not_built("the flag IS_COMPONENTS_V2"));
    }
    let empty = |value: &Value| value.as_array().is_none_or(Vec::is_empty);
    if !body["poll"].is_null() || !empty(&body["sticker_ids"]) {
        return Err(Refusal::not_built("polls and stickers"));
    }
    nonce(form, at, body);
    form_embed::check(form, at.key("embeds"), &body["embeds"]);
    attachments(form, at, body, files, sort);
    components(form, at.key("components"), &body["components"])
}

fn nonce(form: &mut Form, at: At<'_>, body: &Value) {
    if body["nonce"].is_string() {
        form.text(at.key("nonce"), &body["nonce"], 0, 25);
    }
    if body["enforce_nonce"] == true && body["nonce"].is_null() {
        form.required(at.key("nonce"));
    }
    let mentions = &body["allowed_mentions"];
    if !mentions.is_null() {
        let fields = ["parse", "roles", "users", "replied_user"];
        form.only(at.key("allowed_mentions"), mentions, &fields);
    }
}

fn attachments(form: &mut Form, at: At<'_>, body: &Value, files: &BTreeMap<u64, File>, sort: Sort) {
    let there = at.key("attachments");
    let list = form.list(there, &body["attachments"]);
    form.length(there, list.len().max(files.len()), 0, FILES, "in length");
    for (index, one) in list.iter().enumerate() {
        let here = there.index(index);
        form.only(here, one, &["id", "filename", "description", "title", "is_spoiler"]);
        form.text(here.key("description"), &one["description"], 0, 1024);
        let known = number(&one["id"]);
        let edit = matches!(sort, Sort::Edit | Sort::EditLater | Sort::Reply);
        let fine = known.is_some_and(|id| files.contains_key(&id) || edit);
        form.hold(fine, here.key("id"), "There is no file with this number.");
    }
}

/// Checks buttons and selects.
fn components(form: &mut Form, at: At<'_>, components: &Value) -> Result<(), Refusal> {
    let rows = form.list(at, components);
    form.length(at, rows.len(), 0, ROWS, "in length");
    let mut ids = HashSet::new();
    for (index, row) in rows.iter().enumerate() {
        let here = at.index(index);
        form.only(here, row, &["type", "id", "components"]);
        if row["type"] != 1 {
            form.choice(here.key("type"), "(1,)");
            continue;
        }
        let there = here.key("components");
        let parts = form.list(there, &row["components"]);
        form.length(there, parts.len(), 1, BUTTONS, "in length");
        for (index, part) in parts.iter().enumerate() {
            let here = there.index(index);
            match part["type"].as_u64() {
                Some(2) => button(form, here, part),
                Some(3) => {
                    let alone = parts.len() == 1;
                    form.hold(alone, there, "A select takes a whole row.");
                    select(form, here, part);
                }
                Some(5..=8) => return Err(Refusal::not_built("selects of people and channels")),
                _ => form.choice(here.key("type"), "(2, 3, 5, 6, 7, 8)"),
            }
            unique(form, here, part, &mut ids);
        }
    }
    Ok(())
}

/// A custom id that no other component has.
pub(crate) fn unique<'v>(form: &mut Form, at: At<'_>, part: &'v Value, ids: &mut HashSet<&'v str>) {
    if let Some(id) = part["custom_id"].as_str()
        && !ids.insert(id)
    {
        let words = "Component custom id cannot be duplicated";
        form.fault(at.key("custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", words);
    }
}

fn button(form: &mut Form, at: At<'_>, part: &Value) {
    let fields = ["type", "id", "style", "label", "emoji", "custom_id", "url", "disabled"];
    form.only(at, part, &fields);
    form.text(at.key("label"), &part["label"], 0, 80);
    emoji(form, at, part);
    let bare = part["label"].as_str().unwrap_or("").is_empty() && part["emoji"].is_null();
    form.hold(!bare, at.key("label"), "A button needs a label or an emoji.");
    match part["style"].as_u64() {
        Some(1..=4) => {
            form.needed(at.key("custom_id"), &part["custom_id"], 1, CUSTOM_ID);
            form.hold(part["url"].is_null(), at.key("url"), "Only a link has a url.");
        }
        Some(5) => {
            let url = form.needed(at.key("url"), &part["url"], 1, 512).unwrap_or("https://");
            let scheme = ["http://", "https://", "discord://"].iter().any(|s| url.starts_with(s));
            let words = "Scheme must be one of ('http', 'https', 'discord').";
            form.hold(scheme, at.key("url"), words);
            let none = part["custom_id"].is_null();
            form.hold(none, at.key("custom_id"), "A custom id and url cannot both be specified");
        }
        _ => form.choice(at.key("style"), "(1, 2, 3, 4, 5)"),
    }
}

fn emoji(form: &mut Form, at: At<'_>, part: &Value) {
    if !part["emoji"].is_null() {
        form.only(at.key("emoji"), &part["emoji"], &["id", "name", "animated"]);
    }
}

/// Checks a select. Source of all lengths: docs.discord.com, "Component Reference", "String Select".
pub(crate) fn select(form: &mut Form, at: At<'_>, part: &Value) {
    let fields = [
        "type",
        "id",
        "custom_id",
        "options",
        "placeholder",
        "min_values",
        "max_values",
        "required",
        "disabled",
    ];
    form.only(at, part, &fields);
    form.needed(at.key("custom_id"), &part["custom_id"], 1, CUSTOM_ID);
    form.text(at.key("placeholder"), &part["placeholder"], 0, 150);
    let there = at.key("options");
    let options = form.list(there, &part["options"]);
    form.length(there, options.len(), 1, OPTIONS, "in length");
    let least = form.number(at.key("min_values"), &part["min_values"], 0, 25).unwrap_or(1);
    let most = form.number(at.key("max_values"), &part["max_values"], 1, 25).unwrap_or(1);
    let count = options.len() as u64;
    form.hold(least <= most, at.key("min_values"), "Must be no more than max_values.");
    form.hold(most <= count.max(1), at.key("max_values"), "Must be no more than the options.");
    let mut values = HashSet::new();
    for (index, option) in options.iter().enumerate() {
        let here = there.index(index);
        form.only(here, option, &["label", "value", "description", "emoji", "default"]);
        form.needed(here.key("label"), &option["label"], 1, 100);
        form.text(here.key("description"), &option["description"], 0, 100);
        emoji(form, here, option);
        if let Some(value) = form.needed(here.key("value"), &option["value"], 1, 100) {
            let words = "The specified option value is already used";
            form.hold(values.insert(value), here.key("value"), words);
        }
    }
    let picked = options.iter().filter(|option| option["default"] == true).count() as u64;
    form.hold(picked <= most, at.key("options"), "More are picked than can be.");
}
