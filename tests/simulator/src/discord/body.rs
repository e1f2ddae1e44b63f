//! Reads what a request carries: JSON, or a form with `payload_json` and files.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use serde_json::Value;

use super::refusal::Refusal;

/// Bytes in one request. Source: docs.discord.com, "Uploading Files": 25 MiB for a request, 10 MiB for a file.
const REQUEST_BYTES: usize = 25 * 1024 * 1024;
/// Bytes in one file. Source: as above, and `attachment_size_limit` in interactions.
pub(crate) const FILE_BYTES: usize = 10 * 1024 * 1024;

/// A file in a request.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) kind: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// What a request carries.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) json: Value,
    pub(crate) files: BTreeMap<u64, File>,
}

/// Reads a request's body.
pub(crate) async fn read(request: Request) -> Result<Body, Refusal> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        return form(request).await;
    }
    let is_json = kind.is_some_and(|kind| kind.starts_with("application/json"));
    let bytes = axum::body::to_bytes(request.into_body(), REQUEST_BYTES)
        .await
        .map_err(|_| Refusal::new(413, 40005, "Request entity too large").violation())?;
    if bytes.is_empty() {
        return Ok(Body::default());
    }
    if !is_json {
        let words = "Expected \"Content-Type\" header to be one of {'application/json'}.";
        return Err(Refusal::new(400, 50035, words).violation());
    }
    let json =
        serde_json::from_slice(&bytes).map_err(|error| Refusal::unreadable(&error.to_string()))?;
    Ok(Body { json, files: BTreeMap::new() })
}

async fn form(request: Request) -> Result<Body, Refusal> {
    let broken = |error: &dyn std::fmt::Display| Refusal::unreadable(&error.to_string());
    let mut parts = Multipart::from_request(request, &()).await.map_err(|error| broken(&error))?;
    let mut body = Body::default();
    while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
        let name = part.name().unwrap_or("").to_owned();
        if name == "payload_json" {
            let text = part.text().await.map_err(|error| broken(&error))?;
            body.json = serde_json::from_str(&text).map_err(|error| broken(&error))?;
            continue;
        }
        let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
        let Some(number) = number.and_then(|number| number.parse().ok()) else {
            return Err(Refusal::unreadable(&format!("no part is called {name}")));
        };
        let kind = part.content_type().map(str::to_owned);
        let file_name = part.file_name().unwrap_or("").to_owned();
        if file_name.is_empty() {
            return Err(Refusal::unreadable(&format!("{name} has no file name")));
        }
        let bytes = part.bytes().await.map_err(|error| broken(&error))?.to_vec();
        if bytes.len() > FILE_BYTES {
            return Err(Refusal::new(413, 40005, "Request entity too large").violation());
        }
        body.files.insert(number, File { name: file_name, kind, bytes });
    }
    Ok(body)
}
