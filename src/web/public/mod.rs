//! What anyone may see of a panel: its page, its rounds with their results, a picture to share and a feed.
//!
//! No cookie is read or set. What may be shown is decided in `service::public`, and nowhere here.

mod answer;
mod canonical;
mod feed;
mod groups;
mod panel;
mod round;
mod sequel;
mod share;
mod tables;
mod told;

pub(super) use canonical::canonical;
pub(super) use feed::feed;
pub(super) use groups::groups;
pub(super) use panel::panel;
pub(super) use round::round;
pub use round::{result_file, result_page};
pub(super) use share::share;
use told::{Language, Told};

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::page::Words;
use super::{Web, notice, visitor};
use crate::domain::{Locale, Panel};

/// Who asks for what, and in what language they would like it.
#[derive(Debug)]
pub(super) struct Asked {
    /// The parts of the address by name.
    place: BTreeMap<String, String>,
    /// The languages they would like, the dearest first.
    wished: Vec<Locale>,
    headers: HeaderMap,
    path: String,
}

impl FromRequestParts<Web> for Asked {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let missing = |_| no_such_page(&web.words(&parts.headers));
        let mut address = parts.clone();
        let place = Path::<BTreeMap<String, String>>::from_request_parts(&mut address, web);
        let Path(place) = place.await.map_err(missing)?;
        let query = Query::<BTreeMap<String, String>>::try_from_uri(&parts.uri).ok();
        let chosen = query.and_then(|Query(query)| Locale::parse(query.get("lang")?));
        let headers = parts.headers.clone();
        let wished = chosen.into_iter().chain(visitor::asked(&headers)).collect();
        Ok(Self { place, wished, headers, path: parts.uri.path().to_owned() })
    }
}

impl Asked {
    fn slug(&self) -> &str {
        self.place.get("slug").map_or("", String::as_str)
    }

    /// A number in the address; `None` for what is none.
    fn number(&self, name: &str) -> Option<u32> {
        self.place.get(name)?.parse().ok()
    }

    /// The panel's language that they would like most.
    fn locale(&self, panel: &Panel) -> Locale {
        let found = self.wished.iter().find(|wished| panel.languages.contains(wished));
        found.unwrap_or_else(|| panel.default_locale()).clone()
    }
}

/// The page for a panel or a round that is not there, or not yet.
fn no_such_page(words: &Words) -> Response {
    notice::not_public(words).with(StatusCode::NOT_FOUND)
}
