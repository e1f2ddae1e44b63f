//! What a request wants a message to be.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::body::File;
use super::components;
use super::message::Attachment;

/// The parts of a message that a request names. Everything has been checked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Draft {
    pub(crate) content: Option<String>,
    pub(crate) embeds: Option<Value>,
    pub(crate) components: Option<Value>,
    pub(crate) flags: u64,
    /// The attachments that an edit keeps; all when it does not say.
    pub(crate) keep: Option<Vec<u64>>,
    pub(crate) files: Vec<Attachment>,
    pub(crate) nonce: Option<Value>,
    pub(crate) enforce_nonce: bool,
}

impl Draft {
    /// Reads a message that has been checked, with its files by the number in `files[n]`, which they keep until
    /// they are stored.
    pub(crate) fn read(body: &Value, files: BTreeMap<u64, File>) -> Self {
        let given = |name: &str| body.get(name).cloned();
        let list = |name: &str| {
            given(name).map(|value| if value.is_null() { Value::Array(Vec::new()) } else { value })
        };
        let mut components = list("components");
        if let Some(components) = &mut components {
            components::number(components);
        }
        let named = body["attachments"].as_array();
        let keep = named.map(|list| list.iter().filter_map(|one| number(&one["id"])).collect());
        let describe = |slot: u64| {
            let entry = named?.iter().find(|entry| number(&entry["id"]) == Some(slot))?;
            Some((entry["filename"].as_str(), entry["description"].as_str()))
        };
        let read = |(slot, file): (u64, File)| {
            let (filename, description) = describe(slot).unwrap_or((None, None));
            Attachment {
                id: slot,
                filename: filename.map_or(file.name, str::to_owned),
                bytes: Arc::from(file.bytes),
                kind: file.kind,
                description: description.map(str::to_owned),
            }
        };
        Self {
            content: body.get("content").map(|value| value.as_str().unwrap_or("").to_owned()),
            embeds: list("embeds"),
            components,
            flags: body["flags"].as_u64().unwrap_or(0),
            keep,
            files: files.into_iter().map(read).collect(),
            nonce: given("nonce").filter(|nonce| !nonce.is_null()),
            enforce_nonce: body["enforce_nonce"].as_bool().unwrap_or(false),
        }
    }
}

/// A number that may be written as a text, as snowflakes are.
pub(crate) fn number(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}
