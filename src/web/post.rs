//! From a request to the desk: what is posted, and what stands in the address.

use axum::Form;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::page::{self, Form as PageForm, Frame, Goodbye, Words};
use super::{Web, notice, visitor};
use crate::channel::browser::{Fields, views};
use crate::domain::Address;
use crate::domain::message::{Heard, Incoming, Message};
use crate::service::Error;
use crate::text::Text;

/// A form's fields. What cannot be read is answered with a page that says so.
pub(super) struct Posted(pub(super) Fields);

impl FromRequest<Web> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let words = web.words(request.headers());
        match Form::<Vec<(String, String)>>::from_request(request, web).await {
            Ok(Form(pairs)) => Ok(Self(pairs.into())),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(notice::too_long(&words).with(StatusCode::PAYLOAD_TOO_LARGE))
            }
            Err(_) => Err(notice::unreadable(&words).with(StatusCode::BAD_REQUEST)),
        }
    }
}

/// What stands in the address of a page: a code, a token, a number. What is no text leads nowhere.
pub(super) struct Placed(pub(super) String);

impl FromRequestParts<Web> for Placed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let missing = |_| notice::missing(&web.words(&parts.headers)).with(StatusCode::NOT_FOUND);
        let found = Path::<String>::from_request_parts(&mut parts.clone(), web).await;
        found.map(|Path(text)| Self(text)).map_err(missing)
    }
}

/// A fresh random value for a page's forms.
pub(super) fn fresh() -> String {
    Uuid::new_v4().simple().to_string()
}

/// To the newest words of the chat.
pub(super) fn to_chat() -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, "/c#now")]).into_response()
}

impl Web {
    /// One thing that a person did, as the desk takes it.
    pub(super) fn incoming(
        &self,
        from: &Address,
        headers: &HeaderMap,
        update_id: String,
        heard: Heard,
    ) -> Incoming {
        Incoming {
            update_id,
            from: from.clone(),
            locale: visitor::language(headers),
            room: None,
            number: None,
            session: None,
            received_at: self.desk.now(),
            heard,
        }
    }

    /// The id of what one form says: the same when the same is posted again from the same page, another when something
    /// else is pressed there (a page that the browser kept can be pressed anew). A signature, so that the id tells
    /// nothing about what was said.
    pub(super) fn update_id(&self, from: &Address, once: Option<&str>, said: &str) -> String {
        let id = &from.external_id;
        once.map_or_else(fresh, |once| self.signature("update", &format!("{once}\n{id}\n{said}")))
    }

    /// Takes in what a person did, and answers with the way to the chat, or, when nothing of the chat is kept, with the
    /// goodbye. When this returns a page, all of it is stored; otherwise it may be handed in again.
    pub(super) async fn receive(
        &self,
        updates: Vec<Incoming>,
        words: Words,
    ) -> Result<Response, Error> {
        for update in updates.iter().filter(|update| update.session.is_some()) {
            self.arrivals.go_on(&update.from);
        }
        let all = updates.len();
        let received = self.desk.receive(updates).await?;
        if received.len() < all {
            return Err(Error::Unavailable("interrupted".to_owned()));
        }
        let replies = received.into_iter().flat_map(|received| received.replies);
        let goodbye: Vec<Message> = replies.map(|reply| reply.message).collect();
        Ok(if goodbye.is_empty() { to_chat() } else { self.goodbye(&goodbye, words) })
    }

    fn goodbye(&self, messages: &[Message], words: Words) -> Response {
        let page = Goodbye {
            frame: Frame { title: words.say(Text::WebGoodbye), words },
            form: PageForm { action: "/".into(), once: fresh() },
            messages: views(messages),
        };
        let mut response = page::show(&page, StatusCode::OK);
        response.headers_mut().insert(header::SET_COOKIE, self.no_cookie());
        response
    }

    /// The page that keeps what was posted until it can be saved.
    pub(super) fn unsaved(
        &self,
        error: &Error,
        headers: &HeaderMap,
        action: &str,
        fields: &Fields,
    ) -> Response {
        // That the database is away is told once, where it is noticed, and not for each visitor.
        if !error.passes() {
            tracing::error!(%error, "a form could not be saved");
        }
        notice::unsaved(&self.words_in(fields.locale(), headers), action, fields)
            .with(StatusCode::SERVICE_UNAVAILABLE)
    }

    /// The page that stands in for one that cannot be shown.
    pub(super) fn closed(&self, error: &Error, headers: &HeaderMap, url: &str) -> Response {
        // That the database is away is told once, where it is noticed, and not for each visitor.
        if !error.passes() {
            tracing::error!(%error, "a page could not be shown");
        }
        notice::closed(&self.words(headers), url).with(StatusCode::SERVICE_UNAVAILABLE)
    }
}
