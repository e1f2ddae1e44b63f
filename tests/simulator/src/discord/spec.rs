//! Checks a request against the official description: `discord-openapi.json` of `discord/discord-api-spec`.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context, Result};
use regex::Regex;
use serde_json::{Map, Value};

use super::form::Problem;

/// How deep schemas may refer to each other.
const DEPTH: usize = 64;

#[derive(Debug)]
struct Operation {
    steps: Vec<String>,
    schema: Option<Value>,
}

/// The official paths and their schemas.
#[derive(Debug)]
pub struct Spec {
    operations: HashMap<String, Vec<Operation>>,
    schemas: Map<String, Value>,
}

impl Spec {
    /// Reads `discord-openapi.json` in this folder.
    ///
    /// # Errors
    /// When it is missing or not in the expected form.
    pub fn load(folder: &Path) -> Result<Self> {
        let path = folder.join("discord-openapi.json");
        let text = std::fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let file = serde_json::from_str(&text)
            .with_context(|| format!("{} is not JSON", path.display()))?;
        Self::read(file).with_context(|| format!("{} is not understood", path.display()))
    }

    fn read(mut file: Value) -> Result<Self> {
        let Value::Object(schemas) = file["components"]["schemas"].take() else {
            anyhow::bail!("it has no schemas");
        };
        let mut operations: HashMap<String, Vec<Operation>> = HashMap::new();
        for (path, methods) in file["paths"].as_object().into_iter().flatten() {
            for (method, operation) in methods.as_object().into_iter().flatten() {
                let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
                let schema = Some(schema.clone()).filter(|schema| !schema.is_null());
                let steps = path.trim_matches('/').split('/').map(str::to_owned).collect();
                operations
                    .entry(method.to_uppercase())
                    .or_default()
                    .push(Operation { steps, schema });
            }
        }
        Ok(Self { operations, schemas })
    }

    /// The operation for a path, the one with the fewest placeholders first.
    fn find(&self, method: &str, path: &str) -> Option<&Operation> {
        let path: Vec<&str> = path.trim_matches('/').split('/').collect();
        let held = |step: &&String| step.starts_with('{');
        let fits = |operation: &&Operation| {
            operation.steps.len() == path.len()
                && operation.steps.iter().zip(&path).all(|(step, part)| held(&step) || step == part)
        };
        let all = self.operations.get(method)?.iter().filter(fits);
        all.min_by_key(|operation| operation.steps.iter().filter(held).count())
    }

    /// Whether Discord has such a path.
    pub(crate) fn knows(&self, method: &str, path: &str) -> bool {
        self.find(method, path).is_some()
    }

    /// Everything that is wrong with a body.
    pub(crate) fn check(&self, method: &str, path: &str, body: &Value) -> Vec<Problem> {
        let Some(operation) = self.find(method, path) else {
            return vec![problem("", "no such path".into())];
        };
        match &operation.schema {
            Some(schema) if !body.is_null() => self.value("", body, schema, DEPTH),
            _ => Vec::new(),
        }
    }

    fn value(&self, path: &str, value: &Value, schema: &Value, depth: usize) -> Vec<Problem> {
        if depth == 0 {
            return Vec::new();
        }
        if let Some(name) = schema["$ref"].as_str() {
            let name = name.rsplit('/').next().unwrap_or("");
            // The description wants text; bots send numbers too, as the documentation does, and Discord takes them.
            if name == "SnowflakeType" && value.is_u64() {
                return Vec::new();
            }
            return self
                .schemas
                .get(name)
                .map_or_else(Vec::new, |schema| self.value(path, value, schema, depth - 1));
        }
        if let Some(branches) = ["oneOf", "anyOf"].iter().find_map(|key| schema[*key].as_array()) {
            return self.best(path, value, branches, depth);
        }
        let mut problems = Vec::new();
        for part in schema["allOf"].as_array().into_iter().flatten() {
            problems.extend(self.value(path, value, part, depth - 1));
        }
        if !is_of(value, &schema["type"]) {
            problems.push(problem(path, format!("must be {}", schema["type"])));
            return problems;
        }
        let allowed = schema["enum"].as_array();
        let constant = schema.get("const");
        if allowed.is_some_and(|list| !list.contains(value))
            || constant.is_some_and(|one| one != value)
        {
            problems.push(problem(path, "is none of the values that may stand here".into()));
        }
        problems.extend(sizes(path, value, schema));
        problems.extend(self.inside(path, value, schema, depth));
        problems
    }

    /// The problems of the branch that was meant: the one whose `type` fits, or else the one with the fewest.
    fn best(&self, path: &str, value: &Value, branches: &[Value], depth: usize) -> Vec<Problem> {
        let kind = join(path, "type");
        let tried = branches.iter().map(|branch| self.value(path, value, branch, depth - 1));
        tried
            .min_by_key(|problems| {
                let other =
                    problems.iter().any(|problem| problem.path == kind || problem.path == path);
                (other, problems.len())
            })
            .unwrap_or_default()
    }

    fn inside(&self, path: &str, value: &Value, schema: &Value, depth: usize) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let (Some(list), Some(schema)) = (value.as_array(), schema.get("items")) {
            for (index, item) in list.iter().enumerate() {
                problems.extend(self.value(
                    &join(path, &index.to_string()),
                    item,
                    schema,
                    depth - 1,
                ));
            }
        }
        let Some(fields) = value.as_object() else {
            return problems;
        };
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !fields.contains_key(name) {
                problems.push(problem(&join(path, name), "is required".into()));
            }
        }
        for (name, value) in fields {
            let known = schema["properties"].get(name);
            let schema =
                known.or_else(|| schema.get("additionalProperties")).filter(|s| s.is_object());
            if let Some(schema) = schema {
                problems.extend(self.value(&join(path, name), value, schema, depth - 1));
            }
        }
        problems
    }
}

fn join(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") }
}

fn problem(path: &str, message: String) -> Problem {
    Problem { path: path.to_owned(), code: "OPENAPI", message }
}

fn is_of(value: &Value, kinds: &Value) -> bool {
    let is = |kind: &Value| match kind.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => true,
    };
    kinds.as_array().map_or_else(|| is(kinds), |list| list.iter().any(is))
}

/// Lengths, values and patterns.
fn sizes(path: &str, value: &Value, schema: &Value) -> Option<Problem> {
    let (size, least, most) = match value {
        Value::String(text) => (text.chars().count(), "minLength", "maxLength"),
        Value::Array(list) => (list.len(), "minItems", "maxItems"),
        Value::Object(fields) => (fields.len(), "minProperties", "maxProperties"),
        Value::Number(number) => {
            let number = number.as_f64()?;
            let under = schema["minimum"].as_f64().is_some_and(|least| number < least);
            let over = schema["maximum"].as_f64().is_some_and(|most| number > most);
            return (under || over).then(|| problem(path, format!("{number} is out of range")));
        }
        _ => return None,
    };
    let size = size as u64;
    let short = schema[least].as_u64().is_some_and(|least| size < least);
    let long = schema[most].as_u64().is_some_and(|most| size > most);
    if short || long {
        return Some(problem(path, format!("its size, {size}, is out of range")));
    }
    let pattern = schema["pattern"].as_str().and_then(|pattern| Regex::new(pattern).ok());
    let misfit = pattern.zip(value.as_str()).is_some_and(|(pattern, text)| !pattern.is_match(text));
    misfit.then(|| problem(path, "is not in the form that it must have".into()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn spec() -> Spec {
        let part = |kind: u8, rest: Value| {
            let mut part = json!({ "type": "object", "required": ["type"], "properties": rest });
            part["properties"]["type"] = json!({ "type": "integer", "enum": [kind] });
            part
        };
        let button = part(2, json!({ "label": { "type": "string", "maxLength": 3 } }));
        let select = part(3, json!({ "options": { "type": "array", "minItems": 1 } }));
        let body = json!({ "type": "object", "properties": {
            "to": { "$ref": "#/components/schemas/SnowflakeType" },
            "parts": { "type": "array", "items": { "oneOf": [button, select] } } } });
        let post =
            json!({ "requestBody": { "content": { "application/json": { "schema": body } } } });
        let snowflake = json!({ "type": "string", "pattern": "^(0|[1-9][0-9]*)$" });
        Spec::read(json!({ "paths": { "/a/{id}": { "post": post }, "/a/@me": { "post": {} } },
            "components": { "schemas": { "SnowflakeType": snowflake } } }))
        .expect("understood")
    }

    #[test]
    fn the_branch_that_was_meant_tells_what_is_wrong() {
        let spec = spec();
        let faults = |body: Value| {
            let found = spec.check("POST", "/a/7", &body).into_iter();
            found.map(|problem| problem.path).collect::<Vec<_>>()
        };
        let part = json!({ "type": 2, "label": "long" });
        assert_eq!(faults(json!({ "parts": [part] })), ["parts.0.label"]);
        assert_eq!(faults(json!({ "parts": [{ "type": 3, "options": [] }] })), ["parts.0.options"]);
        assert_eq!(faults(json!({ "to": "x" })), ["to"]);
        assert_eq!(faults(json!({ "to": 7, "parts": [] })), Vec::<String>::new());
    }

    #[test]
    fn paths_without_placeholders_come_first() {
        let spec = spec();
        assert_eq!(spec.check("POST", "/a/@me", &json!({ "to": "x" })), Vec::new());
        assert!(spec.knows("POST", "/a/b") && !spec.knows("PUT", "/a/b"));
    }
}
