//! Pages as answers that may be kept for a while, and asked for again without being sent again.

use askama::Template;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::super::assets::fingerprint;

/// A page may be a minute old.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// A picture may be an hour old.
const PICTURE_KEPT: HeaderValue = HeaderValue::from_static("public, max-age=3600");

/// A page for everyone, or the word that it has not changed since it was last asked for.
pub(super) fn page(template: &impl Template, kind: &'static str, asked: &HeaderMap) -> Response {
    let body = match template.render() {
        Ok(body) => body,
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    let mark = format!("\"{:x}\"", fingerprint(&body));
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let is_known = known.is_some_and(|known| {
        known.split(',').any(|one| one.trim().trim_start_matches("W/") == mark)
    });
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body).into_response()
    };
    let headers = response.headers_mut();
    if let Ok(mark) = HeaderValue::try_from(mark) {
        headers.insert(header::ETAG, mark);
    }
    headers.insert(header::CACHE_CONTROL, KEPT);
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("all"));
    response
}

/// A picture for everyone.
pub(super) fn picture(png: Vec<u8>) -> Response {
    let kind = HeaderValue::from_static("image/png");
    let vary = HeaderValue::from_static("accept-language");
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, PICTURE_KEPT), (header::VARY, vary)];
    (headers, png).into_response()
}

/// The kind of a page.
pub(super) const HTML: &str = "text/html; charset=utf-8";

/// The kind of a feed. <https://www.rfc-editor.org/rfc/rfc4287#section-7>
pub(super) const ATOM: &str = "application/atom+xml; charset=utf-8";
