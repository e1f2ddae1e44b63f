//! The personal link back: looking at it changes nothing, pressing its button gives this browser the chat.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::post::{Placed, to_chat};
use super::{Web, notice};
use crate::domain::Address;

/// `GET /r/{token}`
pub(super) async fn show(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let words = web.words(&headers);
    unreferred(match web.returning(&token) {
        Some(address) => {
            let other = web.visitor(&headers).filter(|open| *open != address);
            let other = match other {
                Some(open) => !web.is_theirs(&token, &open).await,
                None => false,
            };
            notice::back(&words, &format!("/r/{token}"), other).with(StatusCode::OK)
        }
        None => notice::back_wrong(&words).with(StatusCode::NOT_FOUND),
    })
}

/// `POST /r/{token}`
pub(super) async fn open(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let Some(address) = web.returning(&token) else {
        return unreferred(notice::back_wrong(&web.words(&headers)).with(StatusCode::NOT_FOUND));
    };
    let open = web.visitor(&headers);
    if let Some(open) = open
        && web.is_theirs(&token, &open).await
    {
        return unreferred(to_chat());
    }
    unreferred(match web.desk.open_own_page(&token).await {
        Ok(_) => {
            let mut response = to_chat();
            response.headers_mut().insert(header::SET_COOKIE, web.cookie(&address));
            response
        }
        Err(error) => web.closed(&error, &headers, "/c"),
    })
}

impl Web {
    /// Whether the chat that is open in this browser is the same person's already. When that cannot be found out, it is not.
    async fn is_theirs(&self, token: &str, open: &Address) -> bool {
        self.desk.is_own_page_of(token, open).await.unwrap_or(false)
    }
}

/// The link carries a right, so no other site may see it as where someone came from.
pub(super) fn unreferred(mut response: Response) -> Response {
    let policy = HeaderValue::from_static("no-referrer");
    response.headers_mut().insert(header::REFERRER_POLICY, policy);
    response
}
