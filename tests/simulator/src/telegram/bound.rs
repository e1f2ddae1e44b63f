//! Lengths and values that the official description names in words, such as "1-4096 characters".

use anyhow::Result;
use regex::Regex;
use serde_json::Value;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Characters,
    Bytes,
    Items,
    Value,
}

/// A length or a value between two ends, as a description names it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound {
    least: i64,
    most: i64,
    unit: Unit,
}

impl Bound {
    pub(super) fn check(self, path: &str, value: &Value) -> Option<String> {
        let (size, unit) = match self.unit {
            Unit::Characters => (value.as_str()?.chars().count(), "characters"),
            Unit::Bytes => (value.as_str()?.len(), "bytes"),
            Unit::Items => (value.as_array()?.len(), "items"),
            Unit::Value => {
                let number = value.as_i64().or_else(|| value.as_str()?.parse().ok())?;
                let outside = number < self.least || number > self.most;
                return outside.then(|| {
                    format!("{path}: {number} is not between {} and {}", self.least, self.most)
                });
            }
        };
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        let outside = size < self.least || size > self.most;
        outside.then(|| format!("{path}: {size} {unit}, {}-{} allowed", self.least, self.most))
    }
}

/// The expressions that pull bounds out of descriptions.
pub(super) struct Bounds {
    span: Regex,
    most: Regex,
    between: Regex,
}

impl Bounds {
    pub(super) fn new() -> Result<Self> {
        Ok(Self {
            span: Regex::new(r"(\d+)-(\d+) (characters|bytes)")?,
            most: Regex::new(r"(?i)at most (\d+)")?,
            between: Regex::new(r"(?i)values between (\d+)-(\d+) are accepted")?,
        })
    }

    /// Lengths "after entities parsing" are left to the simulator's own rules, which do parse.
    pub(super) fn read(&self, text: &str, types: &[String]) -> Option<Bound> {
        if text.contains("after entit") {
            return None;
        }
        if let Some(found) = self.span.captures(text) {
            let unit = if &found[3] == "bytes" { Unit::Bytes } else { Unit::Characters };
            return Some(Bound {
                least: found[1].parse().ok()?,
                most: found[2].parse().ok()?,
                unit,
            });
        }
        if let Some(found) = self.between.captures(text) {
            return Some(Bound {
                least: found[1].parse().ok()?,
                most: found[2].parse().ok()?,
                unit: Unit::Value,
            });
        }
        let array = types.iter().any(|kind| kind.starts_with("Array of "));
        let found = self.most.captures(text).filter(|_| array)?;
        Some(Bound { least: 0, most: found[1].parse().ok()?, unit: Unit::Items })
    }
}
