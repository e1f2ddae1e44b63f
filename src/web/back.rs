//! The personal link back: looking at it changes nothing, pressing its button gives this browser the chat.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::post::{Placed, to_chat};
use super::{Web, notice};

/// `GET /r/{token}`
pub(super) async fn show(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let words = web.words(&headers);
    unreferred(match web.returning(&token) {
        Some(address) => {
            let other = web.visitor(&headers).is_some_and(|open| open != address);
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
    unreferred(match web.desk.open_own_page(&token).await {
        Ok(_) => {
            let mut response = to_chat();
            response.headers_mut().insert(header::SET_COOKIE, web.cookie(&address));
            response
        }
        Err(error) => web.closed(&error, &headers, "/c"),
    })
}

/// The link carries a right, so no other site may see it as where someone came from.
pub(super) fn unreferred(mut response: Response) -> Response {
    let policy = HeaderValue::from_static("no-referrer");
    response.headers_mut().insert(header::REFERRER_POLICY, policy);
    response
}
