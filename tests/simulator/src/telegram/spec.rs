//! Checks a request against the official description of the Bot API, in the machine-readable form of
//! `PaulSonOfLars/telegram-bot-api-spec` (`telegram-bot-api.json`).

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

use super::bound::{Bound, Bounds};
use super::params::Params;

#[derive(Debug, Deserialize)]
struct File {
    methods: HashMap<String, Entry>,
    types: HashMap<String, Entry>,
}

#[derive(Debug, Default, Deserialize)]
struct Entry {
    #[serde(default)]
    fields: Vec<Field>,
    #[serde(default)]
    subtypes: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Field {
    name: String,
    types: Vec<String>,
    required: bool,
    #[serde(default)]
    description: String,
    #[serde(skip)]
    bound: Option<Bound>,
}

/// The official methods and types, with the bounds that their descriptions name.
#[derive(Debug)]
pub struct Spec {
    methods: HashMap<String, Entry>,
    types: HashMap<String, Entry>,
}

impl Spec {
    /// Reads `telegram-bot-api.json` in this folder.
    ///
    /// # Errors
    /// When it is missing or not in the expected form.
    pub fn load(folder: &Path) -> Result<Self> {
        let path = folder.join("telegram-bot-api.json");
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let mut file: File = serde_json::from_str(&text)
            .with_context(|| format!("{} is not the Bot API", path.display()))?;
        let bounds = Bounds::new()?;
        for entry in file.methods.values_mut().chain(file.types.values_mut()) {
            for field in &mut entry.fields {
                field.bound = bounds.read(&field.description, &field.types);
            }
        }
        let methods =
            file.methods.into_iter().map(|(name, entry)| (name.to_lowercase(), entry)).collect();
        Ok(Self { methods, types: file.types })
    }

    /// Whether Telegram has this method (name in lower case).
    pub(crate) fn knows(&self, method: &str) -> bool {
        self.methods.contains_key(method)
    }

    /// Everything that is wrong with a call, each with the path to the value.
    pub(crate) fn check(&self, method: &str, params: &Params) -> Vec<String> {
        let Some(entry) = self.methods.get(method) else {
            return vec![format!("{method}: no such method")];
        };
        let mut problems = Vec::new();
        let attached: Vec<&str> = params
            .values
            .values()
            .filter_map(Value::as_str)
            .filter_map(|v| v.strip_prefix("attach://"))
            .collect();
        let given = params
            .values
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, _)| name.as_str());
        let files = params.files.keys().map(String::as_str).filter(|name| !attached.contains(name));
        for name in given.chain(files) {
            if !entry.fields.iter().any(|field| field.name == name) {
                problems.push(format!("{name}: unknown parameter"));
            }
        }
        for field in &entry.fields {
            match params.get(&field.name) {
                Some(value) => problems.extend(self.field(&field.name, value, field, true)),
                None if params.files.contains_key(&field.name) => {
                    let takes = field.types.iter().any(|kind| kind == "InputFile");
                    problems.extend(
                        (!takes).then(|| format!("{}: a file where none belongs", field.name)),
                    );
                }
                None if field.required => {
                    problems.push(format!("{}: required parameter is missing", field.name));
                }
                None => {}
            }
        }
        problems
    }

    fn field(&self, path: &str, value: &Value, field: &Field, outermost: bool) -> Vec<String> {
        let mut problems = self.union(path, value, &field.types, outermost);
        if let Some(bound) = field.bound.filter(|_| problems.is_empty()) {
            problems.extend(bound.check(path, value));
        }
        problems
    }

    /// One of several types must fit; when none does, the one nearest is blamed.
    fn union(&self, path: &str, value: &Value, types: &[String], outermost: bool) -> Vec<String> {
        let mut nearest: Option<(usize, Vec<String>)> = None;
        for kind in types {
            let problems = self.value(path, value, kind, outermost);
            if problems.is_empty() {
                return problems;
            }
            let shared = self.shared(value, kind);
            if nearest.as_ref().is_none_or(|(most, _)| shared > *most) {
                nearest = Some((shared, problems));
            }
        }
        nearest.map(|(_, problems)| problems).unwrap_or_default()
    }

    fn shared(&self, value: &Value, kind: &str) -> usize {
        let parsed = value.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok());
        let keys = parsed.as_ref().unwrap_or(value).as_object();
        let fields = self.types.get(kind).map_or(&[][..], |entry| &entry.fields);
        keys.map_or(0, |keys| fields.iter().filter(|field| keys.contains_key(&field.name)).count())
    }

    fn value(&self, path: &str, value: &Value, kind: &str, outermost: bool) -> Vec<String> {
        let text = value.as_str().filter(|_| outermost);
        let fits = match kind {
            "Integer" => value.is_i64() || text.is_some_and(|text| text.parse::<i64>().is_ok()),
            "Float" => value.is_number() || text.is_some_and(|text| text.parse::<f64>().is_ok()),
            "String" => value.is_string(),
            "Boolean" | "True" => {
                value.is_boolean()
                    || text.is_some_and(|text| matches!(text, "true" | "false" | "True" | "False"))
            }
            "InputFile" => value.as_str().is_some_and(|text| text.starts_with("attach://")),
            _ => return self.composite(path, value, kind, text),
        };
        if fits { Vec::new() } else { vec![format!("{path}: {kind} expected")] }
    }

    fn composite(&self, path: &str, value: &Value, kind: &str, text: Option<&str>) -> Vec<String> {
        let parsed = text.and_then(|text| serde_json::from_str::<Value>(text).ok());
        let value = parsed.as_ref().unwrap_or(value);
        if let Some(item) = kind.strip_prefix("Array of ") {
            let Some(items) = value.as_array() else {
                return vec![format!("{path}: an array expected")];
            };
            let item = [item.to_owned()];
            return items
                .iter()
                .enumerate()
                .flat_map(|(at, value)| self.union(&format!("{path}[{at}]"), value, &item, false))
                .collect();
        }
        let Some(entry) = self.types.get(kind) else {
            return vec![format!("{path}: the type {kind} is not described")];
        };
        if !entry.subtypes.is_empty() {
            return self.union(path, value, &entry.subtypes, false);
        }
        let Some(given) = value.as_object() else {
            return vec![format!("{path}: {kind} expected")];
        };
        let mut problems = Vec::new();
        for name in
            given.keys().filter(|name| !entry.fields.iter().any(|field| field.name == **name))
        {
            problems.push(format!("{path}.{name}: unknown field of {kind}"));
        }
        for field in &entry.fields {
            match given.get(&field.name).filter(|value| !value.is_null()) {
                Some(value) => problems.extend(self.field(
                    &format!("{path}.{}", field.name),
                    value,
                    field,
                    false,
                )),
                None if field.required => problems
                    .push(format!("{path}.{}: required field of {kind} is missing", field.name)),
                None => {}
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn spec() -> Option<Spec> {
        let folder = std::env::var_os("PANELBOT_SPECS");
        if folder.is_none() {
            eprintln!("PANELBOT_SPECS is not set: the official description is not checked");
        }
        folder.map(|folder| Spec::load(Path::new(&folder)).expect("the description"))
    }

    fn problems(method: &str, values: &Value) -> Vec<String> {
        let Some(spec) = spec() else {
            return Vec::new();
        };
        let values = values.as_object().expect("an object").clone();
        spec.check(method, &Params { values, ..Params::default() })
    }

    #[test]
    fn a_correct_request_has_no_problems_as_json_and_as_a_form() {
        let keyboard = json!({ "inline_keyboard": [[{ "text": "a", "callback_data": "b" }]] });
        let json = json!({ "chat_id": 1, "text": "a", "reply_markup": keyboard });
        assert_eq!(problems("sendmessage", &json), Vec::<String>::new());
        let form = json!({ "chat_id": "1", "text": "a", "reply_markup": keyboard.to_string(), "protect_content": "true" });
        assert_eq!(problems("sendmessage", &form), Vec::<String>::new());
    }

    #[test]
    fn what_the_description_does_not_allow_is_found() {
        if spec().is_none() {
            return;
        }
        let data = "d".repeat(66);
        let deep = json!({ "inline_keyboard": [[{ "text": "a", "callback_data": data, "colour": "red" }]] });
        for (method, values, found) in [
            ("sendmessage", json!({ "chat_id": 1 }), "text: required parameter is missing"),
            (
                "sendmessage",
                json!({ "chat_id": 1, "text": "a", "mood": "x" }),
                "mood: unknown parameter",
            ),
            ("sendmessage", json!({ "chat_id": true, "text": "a" }), "chat_id: Integer expected"),
            (
                "sendmessage",
                json!({ "chat_id": 1, "text": "a", "reply_markup": deep }),
                "reply_markup.inline_keyboard[0][0].colour: unknown field of InlineKeyboardButton",
            ),
            (
                "sendmessage",
                json!({ "chat_id": 1, "text": "a", "reply_markup": deep }),
                "reply_markup.inline_keyboard[0][0].callback_data: 66 bytes, 1-64 allowed",
            ),
            (
                "answercallbackquery",
                json!({ "callback_query_id": "1", "text": "a".repeat(201) }),
                "text: 201 characters, 0-200 allowed",
            ),
            ("getupdates", json!({ "limit": 101 }), "limit: 101 is not between 1 and 100"),
            ("sendnothing", json!({}), "sendnothing: no such method"),
        ] {
            assert!(
                problems(method, &values).iter().any(|problem| problem == found),
                "{found}: {:?}",
                problems(method, &values)
            );
        }
    }

    #[test]
    fn at_most_a_hundred_commands() {
        let commands = vec![json!({ "command": "a", "description": "b" }); 101];
        if spec().is_some() {
            assert_eq!(
                problems("setmycommands", &json!({ "commands": commands })),
                ["commands: 101 items, 0-100 allowed"]
            );
        }
    }
}
