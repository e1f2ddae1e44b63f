//! E-mail: giving an address on the chat page, and the two links in letters. Looking at what a link leads to changes nothing,
//! since programs that look through mail do that; only pressing its button does.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::back::unreferred;
use super::page::{MailCard, Notice, Words};
use super::post::{Placed, Posted, to_chat};
use super::{Web, notice};
use crate::service::{Given, MailState};
use crate::text::Text;

/// Where the card stands on the chat page.
const CARD: &str = "/c#mail";

/// Longest text that is given back to whoever typed it.
const KEPT_MAX_CHARS: usize = 100;

/// `POST /c/mail`: an address is given.
pub(super) async fn give(
    State(web): State<Web>,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Response {
    let words = web.words_in(fields.locale(), &headers);
    let visitor = match web.visitor(&headers).await {
        Ok(Some(visitor)) => visitor,
        Ok(None) => return notice::unknown(&words, None).with(StatusCode::OK),
        Err(error) => return web.closed(&error, &headers, CARD),
    };
    let typed = fields.get("mailbox").unwrap_or_default();
    match web.desk.give_mailbox(&visitor, typed).await {
        Ok(Given::Kept) => to_card(),
        Ok(Given::NotOffered) => to_chat(),
        Ok(Given::NotOne) => {
            let kept = typed.chars().filter(|c| !c.is_control()).take(KEPT_MAX_CHARS).collect();
            Notice::new(&words, Text::MailboxWrongTitle, Text::MailboxWrong)
                .keeping(Some(kept).filter(|kept: &String| !kept.is_empty()))
                .linking(Text::WebToChat, CARD)
                .with(StatusCode::UNPROCESSABLE_ENTITY)
        }
        Ok(Given::TooMany) => Notice::new(&words, Text::MailboxTooManyTitle, Text::MailboxTooMany)
            .linking(Text::WebToChat, "/c")
            .with(StatusCode::TOO_MANY_REQUESTS),
        Err(error) => web.closed(&error, &headers, CARD),
    }
}

/// `POST /c/mail/remove`: the address is taken away.
pub(super) async fn remove(State(web): State<Web>, headers: HeaderMap) -> Response {
    let visitor = match web.visitor(&headers).await {
        Ok(Some(visitor)) => visitor,
        Ok(None) => return notice::unknown(&web.words(&headers), None).with(StatusCode::OK),
        Err(error) => return web.closed(&error, &headers, CARD),
    };
    match web.desk.remove_mailbox(&visitor).await {
        Ok(()) => to_card(),
        Err(error) => web.closed(&error, &headers, CARD),
    }
}

/// `GET /e/{token}`
pub(super) async fn ask_to_confirm(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let words = web.words(&headers);
    unreferred(match web.desk.can_confirm_mailbox(&token).await {
        Ok(true) => Notice::new(&words, Text::MailConfirmTitle, Text::MailConfirmWhy)
            .asking(Text::MailConfirmYes, &format!("/e/{token}"), Vec::new())
            .with(StatusCode::OK),
        Ok(false) => gone(&words),
        Err(error) => web.closed(&error, &headers, &format!("/e/{token}")),
    })
}

/// `POST /e/{token}`
pub(super) async fn confirm(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let words = web.words(&headers);
    unreferred(match web.desk.confirm_mailbox(&token).await {
        Ok(true) => {
            Notice::new(&words, Text::MailConfirmedTitle, Text::MailConfirmed).with(StatusCode::OK)
        }
        Ok(false) => gone(&words),
        Err(error) => web.closed(&error, &headers, &format!("/e/{token}")),
    })
}

/// `GET /e/stop/{token}`
pub(super) async fn ask_to_stop(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let words = web.words(&headers);
    unreferred(if web.desk.can_stop_letters(&token) {
        Notice::new(&words, Text::MailStopTitle, Text::MailStopWhy)
            .asking(Text::MailStopYes, &format!("/e/stop/{token}"), Vec::new())
            .with(StatusCode::OK)
    } else {
        stop_wrong(&words)
    })
}

/// `POST /e/stop/{token}`: by the button, or by the mailbox's own server in one press (RFC 8058), which may send its form in any
/// shape: the body is not read.
pub(super) async fn stop(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(token): Placed,
) -> Response {
    let words = web.words(&headers);
    unreferred(match web.desk.stop_letters(&token).await {
        Ok(true) => {
            Notice::new(&words, Text::MailStoppedTitle, Text::MailStopped).with(StatusCode::OK)
        }
        Ok(false) => stop_wrong(&words),
        Err(error) => web.closed(&error, &headers, &format!("/e/stop/{token}")),
    })
}

/// What the chat page says about e-mail.
pub(super) fn mail_card(words: &Words, state: &MailState) -> MailCard {
    let mailbox = |mailbox: &crate::domain::Mailbox| mailbox.as_str().to_owned();
    let told = match state {
        MailState::None => Text::MailCardWhy,
        MailState::Asked(at) => Text::MailCardAsked { mailbox: mailbox(at) },
        MailState::On(at) => Text::MailCardOn { mailbox: mailbox(at) },
    };
    let (on, asked) = (matches!(state, MailState::On(_)), matches!(state, MailState::Asked(_)));
    MailCard { told: words.say(told), on, asked }
}

fn gone(words: &Words) -> Response {
    Notice::new(words, Text::MailConfirmGoneTitle, Text::MailConfirmGone)
        .linking(Text::WebToChat, CARD)
        .with(StatusCode::NOT_FOUND)
}

fn stop_wrong(words: &Words) -> Response {
    Notice::new(words, Text::MailStopWrongTitle, Text::MailStopWrong)
        .linking(Text::WebToChat, CARD)
        .with(StatusCode::NOT_FOUND)
}

fn to_card() -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, HeaderValue::from_static(CARD))]).into_response()
}
