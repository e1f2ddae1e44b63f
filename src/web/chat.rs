//! The chat page: what has been said, what can be done, and taking in what is.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::mail::mail_card;
use super::page::{self, Chat, Form, Frame, Words};
use super::post::{Placed, Posted, fresh, to_chat};
use super::session::Session;
use super::{Web, notice};
use crate::channel::browser::{Fields, heard, views};
use crate::domain::Address;
use crate::domain::message::{Attachment, AttachmentKind, Incoming, Message};
use crate::service::{Error, MailState, Page};
use crate::text::Text;

/// What the menu offers: what is sent, and its name.
const COMMANDS: [(&str, Text); 13] = [
    ("/rounds", Text::CommandRounds),
    ("/results", Text::CommandResults),
    ("/mine", Text::CommandMine),
    ("/invite", Text::CommandInvite),
    ("/language", Text::CommandLanguage),
    ("/help", Text::CommandHelp),
    ("/pause", Text::CommandPause),
    ("/link", Text::CommandLink),
    ("/unlink", Text::CommandUnlink),
    ("/newlink", Text::CommandNewLink),
    ("/mydata", Text::CommandMyData),
    ("/leave", Text::CommandLeave),
    ("/forget", Text::CommandForget),
];

/// `GET /c`
pub(super) async fn show(State(web): State<Web>, headers: HeaderMap) -> Response {
    match web.visited(&headers).await {
        Ok(Some((session, chat))) => {
            let mut response = page::show(&chat, StatusCode::OK);
            if session.has_moved {
                response.headers_mut().insert(header::SET_COOKIE, web.cookie_of(&session));
            }
            response
        }
        Ok(None) => unknown(&web, &headers, None),
        Err(error) => web.closed(&error, &headers, "/c"),
    }
}

/// `POST /c`
pub(super) async fn take(
    State(web): State<Web>,
    headers: HeaderMap,
    Posted(fields): Posted,
) -> Response {
    let Session { id, address, .. } = match web.session(&headers).await {
        Ok(Some(session)) => session,
        Ok(None) => return unknown(&web, &headers, fields.typed()),
        Err(error) => return web.unsaved(&error, &headers, "/c", &fields),
    };
    let Some(heard) = heard(&fields) else { return to_chat() };
    let update_id = web.update_id(&address, fields.once(), &fields.said());
    let incoming = web.incoming(&address, &headers, update_id, heard);
    let incoming = Incoming { session: Some(id), ..incoming };
    let words = web.words_in(fields.locale(), &headers);
    let taken = web.receive(vec![incoming], words).await;
    taken.unwrap_or_else(|error| web.unsaved(&error, &headers, "/c", &fields))
}

/// `POST /c/close`: this browser forgets the chat, and its session is over for whoever kept the cookie; the chat itself stays.
pub(super) async fn close(State(web): State<Web>, headers: HeaderMap) -> Response {
    let ended = match web.session(&headers).await {
        Ok(Some(session)) => web.end(&session).await,
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    if let Err(error) = ended {
        return web.unsaved(&error, &headers, "/c/close", &Fields::default());
    }
    let headers =
        [(header::SET_COOKIE, web.no_cookie()), (header::LOCATION, HeaderValue::from_static("/"))];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// `GET /c/file/{number}`: a picture or file of the page as it stands.
pub(super) async fn file(
    State(web): State<Web>,
    headers: HeaderMap,
    Placed(number): Placed,
) -> Response {
    let missing = || notice::missing(&web.words(&headers)).with(StatusCode::NOT_FOUND);
    let Ok(number) = number.parse() else { return missing() };
    let page = match web.visitor(&headers).await {
        Ok(Some(address)) => web.desk.page(&address).await,
        Ok(None) => Ok(None),
        Err(error) => Err(error),
    };
    match page {
        Ok(page) => page.and_then(|page| attachment(&page, number)).map_or_else(missing, send),
        Err(error) => web.closed(&error, &headers, "/c"),
    }
}

/// The attachment with this number, counted as [`views`] counts.
fn attachment(page: &Page, number: usize) -> Option<Attachment> {
    page.messages().filter_map(|message: &Message| message.attachment.clone()).nth(number)
}

fn send(attachment: Attachment) -> Response {
    let (kind, disposition) = match attachment.kind {
        AttachmentKind::Png => ("image/png", "inline"),
        AttachmentKind::Json => ("application/json", "attachment"),
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)];
    (headers, attachment.bytes).into_response()
}

fn unknown(web: &Web, headers: &HeaderMap, typed: Option<String>) -> Response {
    notice::unknown(&web.words(headers), typed).with(StatusCode::OK)
}

impl Web {
    /// The chat of whoever has come to see it; `None` when they are not known.
    async fn visited(&self, headers: &HeaderMap) -> Result<Option<(Session, Chat)>, Error> {
        let Some(session) = self.session(headers).await? else { return Ok(None) };
        let address = &session.address;
        let Some(page) = self.desk.visit(address).await? else { return Ok(None) };
        let mail = self.desk.mail_state(address).await?;
        let chat = self.chat(address, page, mail);
        Ok(Some((session, chat)))
    }

    fn chat(&self, address: &Address, page: Page, mail: Option<MailState>) -> Chat {
        let mut earlier = views(page.messages());
        let mut answered = earlier.split_off(page.earlier.len());
        let latest = answered.split_off(page.answered.len());
        let words = Words::new(self.catalog, page.locale);
        Chat {
            mail: mail.map(|mail| mail_card(&words, &mail)),
            commands: COMMANDS.map(|(command, name)| (command.to_owned(), words.say(name))).into(),
            frame: Frame { words, title: page.title },
            form: Form { action: "/c".into(), once: fresh() },
            earlier,
            answered,
            latest,
            return_link: self.return_link(address),
        }
    }
}
