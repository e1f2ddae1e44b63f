//! What commands must be, by hand. Source of all lengths: docs.discord.com, "Application Commands".

use std::collections::HashSet;

use serde_json::Value;

use super::form::{At, Form};

/// Commands of the chat sort in one place.
const COMMANDS: usize = 100;
/// Characters over a command's name, description and options, with the longest language counted.
const TOTAL: usize = 8000;
/// Source: docs.discord.com, "Locales".
const LOCALES: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl",
    "no", "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
];

/// Checks a list of commands.
pub(crate) fn check(form: &mut Form, list: &Value) {
    let at = At::top();
    if !list.is_array() {
        form.required(at);
    }
    let list = form.list(at, list);
    form.length(at, list.len(), 0, COMMANDS, "in length");
    let mut names = HashSet::new();
    for (index, command) in list.iter().enumerate() {
        let here = at.index(index);
        let known = [
            "id",
            "type",
            "name",
            "name_localizations",
            "description",
            "description_localizations",
            "options",
            "default_member_permissions",
            "dm_permission",
            "default_permission",
            "integration_types",
            "contexts",
            "nsfw",
            "handler",
        ];
        form.only(here, command, &known);
        if !matches!(command["type"].as_u64(), None | Some(1)) {
            form.fault(here.key("type"), "NOT_BUILT", "the simulator knows commands in chats only");
        }
        let total = named(form, here, command);
        let rest = options(form, here.key("options"), &command["options"]);
        form.length(here, total + rest, 0, TOTAL, "in length over the whole command");
        let words = "Application command names must be unique";
        if let Some(name) = command["name"].as_str()
            && !names.insert(name)
        {
            form.fault(here.key("name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", words);
        }
    }
}

/// Checks name, description and their languages; gives the characters that count.
fn named(form: &mut Form, at: At<'_>, one: &Value) -> usize {
    let name = at.key("name");
    if let Some(text) = form.needed(name, &one["name"], 1, 32) {
        is_name(form, name, text);
    }
    form.needed(at.key("description"), &one["description"], 1, 100);
    let names = languages(form, at.key("name_localizations"), &one["name_localizations"], 32, true);
    let words = &one["description_localizations"];
    let words = languages(form, at.key("description_localizations"), words, 100, false);
    size(&one["name"]).max(names) + size(&one["description"]).max(words)
}

fn is_name(form: &mut Form, at: At<'_>, text: &str) {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '\'');
    let fine = text.chars().all(letter) && text.to_lowercase() == text;
    if !fine {
        let words = "String value did not match validation regex.";
        form.fault(at, "APPLICATION_COMMAND_INVALID_NAME", words);
    }
}

fn languages(form: &mut Form, at: At<'_>, given: &Value, most: usize, is_names: bool) -> usize {
    let mut longest = 0;
    for (locale, text) in given.as_object().into_iter().flatten() {
        let here = at.key(locale);
        form.hold(LOCALES.contains(&locale.as_str()), here, "There is no such locale.");
        if let Some(text) = form.needed(here, text, 1, most) {
            if is_names {
                is_name(form, here, text);
            }
            longest = longest.max(text.chars().count());
        }
    }
    longest
}

fn options(form: &mut Form, at: At<'_>, given: &Value) -> usize {
    let list = form.list(at, given);
    form.length(at, list.len(), 0, 25, "in length");
    let (mut names, mut optional, mut total) = (HashSet::new(), false, 0);
    for (index, option) in list.iter().enumerate() {
        let here = at.index(index);
        let known = [
            "type",
            "name",
            "name_localizations",
            "description",
            "description_localizations",
            "required",
            "choices",
            "options",
            "channel_types",
            "min_value",
            "max_value",
            "min_length",
            "max_length",
            "autocomplete",
        ];
        form.only(here, option, &known);
        if !matches!(option["type"].as_u64(), Some(1..=11)) {
            form.choice(here.key("type"), "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)");
        }
        total += named(form, here, option) + choices(form, here.key("choices"), &option["choices"]);
        let words = "Option names must be unique";
        let name = option["name"].as_str().unwrap_or("");
        form.hold(names.insert(name), here.key("name"), words);
        let required = option["required"] == true;
        let words = "Required options must be placed before non-required options";
        form.hold(!(required && optional), here.key("required"), words);
        optional |= !required;
        form.number(here.key("min_length"), &option["min_length"], 0, 6000);
        form.number(here.key("max_length"), &option["max_length"], 1, 6000);
    }
    total
}

fn choices(form: &mut Form, at: At<'_>, given: &Value) -> usize {
    let list = form.list(at, given);
    form.length(at, list.len(), 0, 25, "in length");
    let mut total = 0;
    for (index, choice) in list.iter().enumerate() {
        let here = at.index(index);
        form.only(here, choice, &["name", "name_localizations", "value"]);
        form.needed(here.key("name"), &choice["name"], 1, 100);
        if choice["value"].is_string() || choice["value"].is_null() {
            form.needed(here.key("value"), &choice["value"], 1, 100);
        }
        total += size(&choice["name"]) + size(&choice["value"]);
    }
    total
}

fn size(text: &Value) -> usize {
    text.as_str().map_or(0, |text| text.chars().count())
}
