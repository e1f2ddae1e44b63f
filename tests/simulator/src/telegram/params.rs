//! The parameters of one request, however they were sent: JSON, urlencoded, multipart or in the query.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

/// A file that came in a multipart body.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub(crate) name: String,
    pub(crate) bytes: Bytes,
}

/// What a method was called with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Params {
    pub(crate) values: Map<String, Value>,
    pub(crate) files: BTreeMap<String, Upload>,
}

impl Params {
    /// Reads a request's query and body.
    ///
    /// # Errors
    /// When the body is not what its content type says.
    pub(crate) async fn read(request: Request) -> Result<Self> {
        let mut params = Self::default();
        if let Some(query) = request.uri().query() {
            params.add_pairs(query)?;
        }
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or("")
            .to_lowercase();
        if kind.starts_with("multipart/form-data") {
            params.add_parts(Multipart::from_request(request, &()).await?).await?;
            return Ok(params);
        }
        let body = Bytes::from_request(request, &()).await?;
        if body.is_empty() {
            return Ok(params);
        }
        if kind.starts_with("application/json") {
            let values: Map<String, Value> =
                serde_json::from_slice(&body).context("the body is not a JSON object")?;
            params.values.extend(values);
        } else if kind.starts_with("application/x-www-form-urlencoded") {
            params.add_pairs(std::str::from_utf8(&body)?)?;
        } else {
            anyhow::bail!("unsupported content type {kind:?}");
        }
        Ok(params)
    }

    fn add_pairs(&mut self, pairs: &str) -> Result<()> {
        let url = reqwest::Url::parse(&format!("http://loopback/?{pairs}"))?;
        for (name, value) in url.query_pairs() {
            self.values.insert(name.into_owned(), Value::String(value.into_owned()));
        }
        Ok(())
    }

    async fn add_parts(&mut self, mut parts: Multipart) -> Result<()> {
        while let Some(part) = parts.next_field().await? {
            let name = part.name().unwrap_or_default().to_owned();
            if let Some(file) = part.file_name().map(str::to_owned) {
                self.files.insert(name, Upload { name: file, bytes: part.bytes().await? });
            } else {
                self.values.insert(name, Value::String(part.text().await?));
            }
        }
        Ok(())
    }

    /// A value that is present and not null.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name).filter(|value| !value.is_null())
    }

    /// A text, as it is.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }

    /// A whole number, also when it was sent as text.
    pub(crate) fn integer(&self, name: &str) -> Option<i64> {
        let value = self.get(name)?;
        value.as_i64().or_else(|| value.as_str()?.parse().ok())
    }

    /// A yes or no, also when it was sent as text.
    pub(crate) fn flag(&self, name: &str) -> bool {
        match self.get(name) {
            Some(Value::Bool(yes)) => *yes,
            Some(Value::String(text)) => text.eq_ignore_ascii_case("true") || text == "1",
            _ => false,
        }
    }

    /// An object or array, also when it was sent as a JSON string.
    pub(crate) fn object(&self, name: &str) -> Option<Value> {
        match self.get(name)? {
            Value::String(text) => serde_json::from_str(text).ok(),
            value => Some(value.clone()),
        }
    }

    /// The file meant by a parameter: sent under its own name, or under the name in `attach://NAME`.
    pub(crate) fn file(&self, name: &str) -> Option<&Upload> {
        let attached = self.text(name).and_then(|text| text.strip_prefix("attach://"));
        self.files.get(attached.unwrap_or(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    async fn read(kind: &str, body: &'static str) -> Params {
        let request = Request::post("/")
            .header(CONTENT_TYPE, kind)
            .body(Body::from(body))
            .expect("a request");
        Params::read(request).await.expect("readable")
    }

    #[tokio::test]
    async fn the_same_parameters_are_read_from_json_urlencoded_and_multipart() {
        let json =
            read("application/json", r#"{"chat_id":7,"text":"å","reply_markup":{"a":[1]}}"#).await;
        let form = read(
            "application/x-www-form-urlencoded",
            "chat_id=7&text=%C3%A5&reply_markup=%7B%22a%22%3A%5B1%5D%7D",
        )
        .await;
        let parts = concat!(
            "--x\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n7\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nå\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"reply_markup\"\r\n\r\n{\"a\":[1]}\r\n",
            "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.png\"\r\n\r\nxyz\r\n--x--\r\n"
        );
        let multi = read("multipart/form-data; boundary=x", parts).await;
        for params in [&json, &form, &multi] {
            assert_eq!(params.integer("chat_id"), Some(7));
            assert_eq!(params.text("text"), Some("å"));
            assert_eq!(params.object("reply_markup"), Some(serde_json::json!({ "a": [1] })));
        }
        assert_eq!(multi.file("f").map(|file| file.name.as_str()), Some("a.png"));
    }
}
