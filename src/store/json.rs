//! Columns that hold JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Error;

/// The JSON of a value of ours.
pub fn encode<T: Serialize>(table: &'static str, value: &T) -> Result<String, Error> {
    serde_json::to_string(value)
        .map_err(|error| Error::Unreadable { table, problem: error.to_string() })
}

/// The value that a column holds. The error names the table and the place, not the content.
pub fn decode<T: DeserializeOwned>(table: &'static str, json: &str) -> Result<T, Error> {
    serde_json::from_str(json).map_err(|error| Error::Unreadable {
        table,
        problem: format!("{:?} at column {}", error.classify(), error.column()),
    })
}

/// A count as the database keeps it.
pub fn count(table: &'static str, number: u32) -> Result<i32, Error> {
    i32::try_from(number).map_err(|error| Error::Unreadable { table, problem: error.to_string() })
}

/// A count as the rules keep it.
pub fn uncount(table: &'static str, number: i32) -> Result<u32, Error> {
    u32::try_from(number).map_err(|error| Error::Unreadable { table, problem: error.to_string() })
}
