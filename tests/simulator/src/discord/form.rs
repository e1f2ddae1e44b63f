//! Checks a form by hand, and remembers where each fault lies.

use serde_json::Value;

use super::refusal::Refusal;

/// One fault in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Where, such as `data.components.0.custom_id`.
    pub(crate) path: String,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

/// A place in a form. It costs nothing until a fault is found there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    up: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Top,
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The whole form.
    pub(crate) fn top() -> Self {
        Self { up: None, step: Step::Top }
    }

    /// A field of what is here.
    pub(crate) fn key(&'a self, key: &'a str) -> Self {
        Self { up: Some(self), step: Step::Key(key) }
    }

    /// An item of what is here.
    pub(crate) fn index(&'a self, index: usize) -> Self {
        Self { up: Some(self), step: Step::Index(index) }
    }

    fn path(&self) -> String {
        let above = self.up.map(At::path).unwrap_or_default();
        let dot = if above.is_empty() { "" } else { "." };
        match self.step {
            Step::Top => above,
            Step::Key(key) => format!("{above}{dot}{key}"),
            Step::Index(index) => format!("{above}{dot}{index}"),
        }
    }
}

/// A form under examination.
#[derive(Debug, Default)]
pub(crate) struct Form {
    problems: Vec<Problem>,
}

impl Form {
    /// Remembers a fault.
    pub(crate) fn fault(&mut self, at: At<'_>, code: &'static str, message: impl Into<String>) {
        self.problems.push(Problem { path: at.path(), code, message: message.into() });
    }

    /// A value that is not one of those that may stand here.
    pub(crate) fn choice(&mut self, at: At<'_>, allowed: &str) {
        self.fault(at, "BASE_TYPE_CHOICES", format!("Value must be one of {allowed}."));
    }

    /// A value that must be there.
    pub(crate) fn required(&mut self, at: At<'_>) {
        self.fault(at, "BASE_TYPE_REQUIRED", "This field is required");
    }

    /// Whether a condition holds; a fault if not.
    pub(crate) fn hold(&mut self, holds: bool, at: At<'_>, message: &str) {
        if !holds {
            self.fault(at, "BASE_TYPE_INVALID", message);
        }
    }

    /// That an object has only these fields. Discord passes over others in silence, so a misspelt one does nothing
    /// there and is refused here.
    pub(crate) fn only(&mut self, at: At<'_>, value: &Value, allowed: &[&str]) {
        let Some(fields) = value.as_object() else {
            self.fault(at, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return;
        };
        for name in fields.keys().filter(|name| !allowed.contains(&name.as_str())) {
            self.fault(at.key(name), "UNKNOWN_FIELD", "no such field here");
        }
    }

    /// A text with a length between two ends, in characters. `None` when it is missing or wrong.
    pub(crate) fn text<'v>(
        &mut self,
        at: At<'_>,
        value: &'v Value,
        least: usize,
        most: usize,
    ) -> Option<&'v str> {
        if value.is_null() {
            return None;
        }
        let Some(text) = value.as_str() else {
            self.fault(at, "STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return None;
        };
        self.length(at, text.chars().count(), least, most, "in length").then_some(text)
    }

    /// As [`Form::text`], and it must be there.
    pub(crate) fn needed<'v>(
        &mut self,
        at: At<'_>,
        value: &'v Value,
        least: usize,
        most: usize,
    ) -> Option<&'v str> {
        if value.is_null() {
            self.required(at);
        }
        self.text(at, value, least, most)
    }

    /// That a number of characters or items is between two ends.
    pub(crate) fn length(
        &mut self,
        at: At<'_>,
        size: usize,
        least: usize,
        most: usize,
        of: &str,
    ) -> bool {
        if size > most {
            self.fault(at, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer {of}."));
        } else if size < least {
            self.fault(at, "BASE_TYPE_MIN_LENGTH", format!("Must be {least} or more {of}."));
        }
        (least..=most).contains(&size)
    }

    /// A whole number between two ends; `None` when it is missing or wrong.
    pub(crate) fn number(
        &mut self,
        at: At<'_>,
        value: &Value,
        least: u64,
        most: u64,
    ) -> Option<u64> {
        if value.is_null() {
            return None;
        }
        let number = value.as_u64().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            let message = format!("Value must be a whole number between {least} and {most}.");
            self.fault(at, "NUMBER_TYPE_COERCE", message);
        }
        number
    }

    /// A list; an empty one when it is missing or wrong.
    pub(crate) fn list<'v>(&mut self, at: At<'_>, value: &'v Value) -> &'v [Value] {
        if !value.is_null() && !value.is_array() {
            self.fault(at, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        }
        value.as_array().map_or(&[], Vec::as_slice)
    }

    /// The verdict.
    pub(crate) fn done(self) -> Result<(), Refusal> {
        if self.problems.is_empty() { Ok(()) } else { Err(Refusal::form(self.problems)) }
    }
}
