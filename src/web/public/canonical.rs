//! One address for each public page: the same with capitals or a slash at its end leads there.

use axum::extract::Request;
use axum::http::Uri;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

/// Where the public pages stand.
const PAGES: &str = "/p/";

/// Sends whoever asks for a public page by another spelling of its address to the one that it has, for good.
pub(in crate::web) async fn canonical(request: Request, next: Next) -> Response {
    match elsewhere(request.uri()) {
        Some(there) => Redirect::permanent(&there).into_response(),
        None => next.run(request).await,
    }
}

/// The address of the page that is meant; `None` where it is that already, or no public page is meant.
fn elsewhere(asked: &Uri) -> Option<String> {
    let path = asked.path().trim_end_matches('/').to_ascii_lowercase();
    if path == asked.path() || !path.starts_with(PAGES) {
        return None;
    }
    Some(match asked.query() {
        Some(query) => format!("{path}?{query}"),
        None => path,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_spelling_leads_to_the_page_and_nothing_leads_off_the_site() {
        for (asked, there) in [
            ("/p/gnosjo/", Some("/p/gnosjo")),
            ("/P/Gnosjo", Some("/p/gnosjo")),
            ("/p/GNOSJO/rounds/2//?lang=en", Some("/p/gnosjo/rounds/2?lang=en")),
            ("/p/gnosjo?lang=EN", None),
            ("/p/gnosjo/rounds/2", None),
            ("/p/", None),
            ("//p/evil.example/", None),
            ("/J/Code/", None),
        ] {
            let found = elsewhere(&asked.parse().expect("an address"));
            assert_eq!(found.as_deref(), there, "{asked}");
        }
    }
}
