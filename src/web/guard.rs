//! What stands around every page: the headers that keep it to itself, and the refusal of other sites' forms.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

use super::{Settings, Web, notice};

/// Nothing is loaded from, sent to or shown inside any other site.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer, unless a page has set its own.
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("permissions-policy"),
        "geolocation=(self), camera=(), microphone=(), browsing-topics=()",
    ),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
];

/// Adds the headers.
pub(super) async fn headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Refuses a form that another site sent.
pub(super) async fn same_site(State(web): State<Web>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let path = request.uri().path();
    let back = path.starts_with("/r/");
    // A link in a letter does what it says for whoever has it, a mailbox's own server included, and knows no cookie.
    let mail = path.starts_with("/e/");
    if reads || mail || is_own(request.headers(), &web.settings, back) {
        return next.run(request).await;
    }
    notice::foreign(&web.words(request.headers())).with(StatusCode::FORBIDDEN)
}

/// Whether a form comes from one of our own pages. Browsers say so in `Sec-Fetch-Site`, older ones in `Origin`; what
/// says neither is no browser, or one so old that only the cookie's `SameSite` protects it.
fn is_own(headers: &HeaderMap, settings: &Settings, unreferred: bool) -> bool {
    let read = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    if let Some(site) = read("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = read("origin") else { return true };
    // The page of the return link tells no referrer, and so has "null" for origin. So has a hidden frame elsewhere.
    if unreferred && origin == "null" {
        return true;
    }
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    origin == settings.base() || (authority.is_some() && authority == read("host"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&'static str, &'static str)]) -> bool {
        let settings = Settings {
            listen: "127.0.0.1:0".into(),
            public_url: "https://panel.example.se".into(),
            newcomers: super::super::Newcomers::default(),
        };
        let pairs = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        is_own(&pairs.collect(), &settings, false)
    }

    #[test]
    fn a_form_from_nowhere_is_not_taken() {
        assert!(!own(&[("origin", "null"), ("host", "panel.example.se")]));
    }

    #[test]
    fn our_own_forms_are_taken() {
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        assert!(own(&[("origin", "https://panel.example.se")]));
        assert!(own(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]));
        assert!(own(&[]));
    }

    #[test]
    fn another_sites_forms_are_refused() {
        assert!(!own(&[("sec-fetch-site", "cross-site")]));
        assert!(!own(&[("sec-fetch-site", "same-site")]));
        assert!(!own(&[("origin", "https://evil.example"), ("host", "panel.example.se")]));
        assert!(!own(&[("sec-fetch-site", "cross-site"), ("origin", "https://panel.example.se")]));
    }
}
