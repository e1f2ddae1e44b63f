//! Calling the REST API. <https://docs.discord.com/developers/reference>
//!
//! An own client, because the library's errors lose how long Discord says to wait, and its limiter provokes refusals
//! instead of avoiding them. Addresses hold tokens: they stand in no error and no log.

use std::sync::Arc;
use std::time::Duration;

use reqwest::multipart::{Form, Part};
use reqwest::{Client, Method, StatusCode, header};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::brake::Brake;
use super::error::{Failure, Refusal};
use crate::domain::message::Attachment;

/// How long the answer to a request may take. An interaction must be answered within 3 s; a message may wait longer.
const ANSWER: Duration = Duration::from_secs(10);

/// How long connecting may take.
const CONNECT: Duration = Duration::from_secs(5);

/// As Discord wants it. <https://docs.discord.com/developers/reference#user-agent>
const USER_AGENT: &str =
    concat!("DiscordBot (", env!("CARGO_PKG_REPOSITORY"), ", ", env!("CARGO_PKG_VERSION"), ")");

/// The REST API for one bot. Cheap to clone.
#[derive(Clone)]
pub(super) struct Rest {
    client: Client,
    api_url: Arc<str>,
    brake: Arc<Brake>,
}

/// What is sent, where to.
pub(super) struct Call<'a> {
    pub(super) method: Method,
    /// What comes after the API's address, beginning with a slash.
    pub(super) path: String,
    pub(super) body: Option<&'a Value>,
    pub(super) file: Option<&'a Attachment>,
}

impl<'a> Call<'a> {
    /// A request without a body.
    pub(super) fn bare(method: Method, path: String) -> Self {
        Self { method, path, body: None, file: None }
    }

    /// A request with a JSON body.
    pub(super) fn with(method: Method, path: String, body: &'a Value) -> Self {
        Self { method, path, body: Some(body), file: None }
    }
}

impl Rest {
    /// A client for the API at `api_url`.
    ///
    /// # Errors
    /// When the system's network cannot be used, or the token holds signs that no token has.
    pub(super) fn new(token: &SecretString, api_url: &str) -> Result<Self, Failure> {
        let authorization = format!("Bot {}", token.expose_secret());
        let mut authorization =
            header::HeaderValue::from_str(&authorization).map_err(|_| Failure::NotBuilt)?;
        authorization.set_sensitive(true);
        let client = Client::builder()
            .user_agent(USER_AGENT)
            .default_headers([(header::AUTHORIZATION, authorization)].into_iter().collect())
            .timeout(ANSWER)
            .connect_timeout(CONNECT)
            .tcp_nodelay(true)
            .build()
            .map_err(|_| Failure::NotBuilt)?;
        Ok(Self { client, api_url: api_url.into(), brake: Arc::new(Brake::new()) })
    }

    /// Makes a request, once, and gives the answer; `null` for an empty one.
    pub(super) async fn call(&self, call: Call<'_>) -> Result<Value, Failure> {
        let place = if is_through_a_door(&call.path) { None } else { self.brake.place().await };
        let url = format!("{}{}", self.api_url, call.path);
        let mut request = self.client.request(call.method, url);
        request = match (call.file, call.body) {
            (Some(file), body) => request.multipart(form(file, body)?),
            (None, Some(body)) => request.json(body),
            (None, None) => request,
        };
        let response = request.send().await.map_err(|error| sent(&error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        let text = match response.text().await {
            Ok(text) => text,
            // It was taken, whatever the rest of the answer says.
            Err(_) if status.is_success() => return Ok(Value::Null),
            Err(_) => return Err(Failure::NoAnswer),
        };
        if status.is_success() {
            return Ok(serde_json::from_str(&text).unwrap_or_default());
        }
        let failure = refused(status, &headers, &text);
        if counts_towards_ban(status, &headers) {
            self.brake.note(place);
        }
        Err(failure)
    }
}

fn sent(error: &reqwest::Error) -> Failure {
    if error.is_builder() {
        Failure::NotBuilt
    } else if error.is_connect() {
        Failure::NoConnection
    } else {
        Failure::NoAnswer
    }
}

/// A file beside the JSON. <https://docs.discord.com/developers/reference#uploading-files>
fn form(file: &Attachment, body: Option<&Value>) -> Result<Form, Failure> {
    let part = Part::bytes(file.bytes.clone()).file_name(file.name.clone());
    let part = part.mime_str(super::outgoing::mime(file.kind)).map_err(|_| Failure::NotBuilt)?;
    let json = body.map(Value::to_string).unwrap_or_default();
    let json = Part::text(json).mime_str("application/json").map_err(|_| Failure::NotBuilt)?;
    Ok(Form::new().part("payload_json", json).part("files[0]", part))
}

/// Whether it answers an interaction. That may not wait, and Discord says no to it only by the way: somebody has just asked.
fn is_through_a_door(path: &str) -> bool {
    path.starts_with("/interactions/") || path.starts_with("/webhooks/")
}

/// "HTTP 429 responses with X-RateLimit-Scope: shared are not counted against you."
fn counts_towards_ban(status: StatusCode, headers: &header::HeaderMap) -> bool {
    let shared = headers.get("x-ratelimit-scope").is_some_and(|scope| scope == "shared");
    matches!(status.as_u16(), 401 | 403) || status.as_u16() == 429 && !shared
}

#[derive(Deserialize)]
struct Words {
    #[serde(default)]
    code: u64,
    retry_after: Option<f64>,
    #[serde(default)]
    errors: Map<String, Value>,
}

fn refused(status: StatusCode, headers: &header::HeaderMap, text: &str) -> Failure {
    let words: Option<Words> = serde_json::from_str(text).ok();
    let number = |header: &header::HeaderValue| header.to_str().ok()?.trim().parse().ok();
    let header = headers.get(header::RETRY_AFTER).and_then(number);
    let (status, plain) =
        (status.as_u16(), Words { code: 0, retry_after: None, errors: Map::new() });
    if words.is_none() && ![401, 429].contains(&status) {
        return Failure::NotDiscord(status);
    }
    let words = words.unwrap_or(plain);
    let mut fields = Vec::new();
    name_fields(&mut fields, "", &words.errors);
    let retry_after = words.retry_after.or(header);
    Failure::Refused(Refusal { status, code: words.code, retry_after, fields })
}

/// Most fields that are named.
const FIELDS: usize = 5;

/// `components.0.components.1.label BASE_TYPE_BAD_LENGTH`: where, and the code of what is wrong there.
fn name_fields(names: &mut Vec<String>, path: &str, errors: &Map<String, Value>) {
    let plain = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    for (name, inner) in errors.iter().filter(|(name, _)| plain(name)) {
        if names.len() == FIELDS {
            return;
        }
        if name == "_errors" {
            let codes = inner.as_array().into_iter().flatten();
            let codes = codes.filter_map(|error| error.get("code")?.as_str());
            names.extend(codes.filter(|code| plain(code)).map(|code| format!("{path} {code}")));
        } else if let Value::Object(inner) = inner {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            name_fields(names, &path, inner);
        }
    }
}
