//! The personal link back: looking at it changes nothing, pressing its button gives this browser the chat.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;

use super::page::Words;
use super::post::{Placed, to_chat};
use super::{Web, notice};
use crate::domain::Address;
use crate::service::{Error, OwnPage};

/// `GET /r/{token}`
pub(super) async fn show(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let asked = web.asked_back(&token, &headers).await;
    let place = || format!("/r/{token}");
    unreferred(asked.unwrap_or_else(|error| web.closed(&error, &headers, &place())))
}

/// `POST /r/{token}`
pub(super) async fn open(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let opened = web.opened(&token, &headers).await;
    unreferred(opened.unwrap_or_else(|error| web.closed(&error, &headers, "/c")))
}

impl Web {
    /// The button that opens the chat, or that there is none any more.
    async fn asked_back(&self, token: &str, headers: &HeaderMap) -> Result<Response, Error> {
        let words = self.words(headers);
        let address = match self.returning(token).await? {
            OwnPage::At(address) => address,
            nowhere => return Ok(no_way_back(&words, &nowhere)),
        };
        let replaces = match &self.session(headers).await? {
            Some(open) => !self.is_theirs(token, &address, &open.address).await,
            None => false,
        };
        Ok(notice::back(&words, &format!("/r/{token}"), replaces).with(StatusCode::OK))
    }

    /// Lets this browser in, in the place of another chat that is open there: that session is over then.
    async fn opened(&self, token: &str, headers: &HeaderMap) -> Result<Response, Error> {
        let address = match self.returning(token).await? {
            OwnPage::At(address) => address,
            nowhere => return Ok(no_way_back(&self.words(headers), &nowhere)),
        };
        let open = self.session(headers).await?;
        let mut response = to_chat();
        if let Some(open) = &open {
            if self.is_theirs(token, &address, &open.address).await {
                return Ok(response);
            }
            self.end(open).await?;
        }
        self.desk.open_own_page(token).await?;
        response.headers_mut().insert(header::SET_COOKIE, self.cookie(&address));
        Ok(response)
    }

    /// Whether the chat that is open in this browser is the one that the link leads to, or the same person's. When that cannot
    /// be found out, it is not.
    async fn is_theirs(&self, token: &str, address: &Address, open: &Address) -> bool {
        address == open || self.desk.is_own_page_of(token, open).await.unwrap_or(false)
    }
}

/// The page behind a link that leads to no chat.
fn no_way_back(words: &Words, why: &OwnPage) -> Response {
    let notice = match why {
        OwnPage::NotOurs => notice::back_wrong(words),
        OwnPage::Gone | OwnPage::At(_) => notice::back_gone(words),
    };
    notice.with(StatusCode::NOT_FOUND)
}

/// The link carries a right, so no other site may see it as where someone came from.
pub(super) fn unreferred(mut response: Response) -> Response {
    let policy = HeaderValue::from_static("no-referrer");
    response.headers_mut().insert(header::REFERRER_POLICY, policy);
    response
}
