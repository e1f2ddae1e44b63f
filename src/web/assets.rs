//! The style, the script and the icon, compiled in. Their addresses change with their content, so a browser may keep
//! them for good.

use axum::http::header;
use axum::response::{IntoResponse, Response};

const STYLE: &str = include_str!("assets/style.css");
const PUBLIC_STYLE: &str = include_str!("assets/public.css");
const SCRIPT: &str = include_str!("assets/chat.js");
const ICON: &str = include_str!("assets/icon.svg");

/// A short fingerprint of a file's content (FNV-1a, 64 bits).
pub(super) const fn fingerprint(content: &str) -> u64 {
    let bytes = content.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut index = 0;
    while index < bytes.len() {
        hash = (hash ^ bytes[index] as u64).wrapping_mul(0x0100_0000_01b3);
        index += 1;
    }
    hash
}

/// The address of the style.
pub(super) fn style_href() -> String {
    const MARK: u64 = fingerprint(STYLE);
    format!("/assets/style.css?{MARK:x}")
}

/// The address of what the public pages add to the style.
pub(super) fn public_style_href() -> String {
    const MARK: u64 = fingerprint(PUBLIC_STYLE);
    format!("/assets/public.css?{MARK:x}")
}

/// The address of the script.
pub(super) fn script_href() -> String {
    const MARK: u64 = fingerprint(SCRIPT);
    format!("/assets/chat.js?{MARK:x}")
}

/// A page with its styles inside it instead of beside it, and without the icon.
pub(super) fn inlined(page: &str) -> String {
    let link = |href: &str| format!("<link rel=\"stylesheet\" href=\"{href}\">");
    let style = |css: &str| format!("<style>\n{css}</style>");
    page.replace(&link(&style_href()), &style(STYLE))
        .replace(&link(&public_style_href()), &style(PUBLIC_STYLE))
        .replace("<link rel=\"icon\" href=\"/assets/icon.svg\" type=\"image/svg+xml\">\n", "")
}

/// `GET /assets/style.css`
pub(super) async fn style() -> Response {
    asset("text/css; charset=utf-8", STYLE)
}

/// `GET /assets/public.css`
pub(super) async fn public_style() -> Response {
    asset("text/css; charset=utf-8", PUBLIC_STYLE)
}

/// `GET /assets/chat.js`
pub(super) async fn script() -> Response {
    asset("text/javascript; charset=utf-8", SCRIPT)
}

/// `GET /assets/icon.svg`
pub(super) async fn icon() -> Response {
    asset("image/svg+xml", ICON)
}

fn asset(kind: &'static str, content: &'static str) -> Response {
    let kept = "public, max-age=31536000, immutable";
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], content).into_response()
}
