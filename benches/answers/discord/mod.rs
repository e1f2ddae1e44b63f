//! The least Discord that the program can serve people through in private: light, because it shares the machine with
//! what is measured. Presses come over the gateway; the question that was answered is changed by the answer to the
//! press, and the next one follows it. It tells of the bot's own messages too, as Discord does to whoever listens to
//! private ones.

mod gateway;
mod written;

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;

use anyhow::Result;

use super::crowd::Shared;
use super::http::{self, Answering, Request};
use gateway::Gateway;

/// What comes before every path of the API.
const API: &str = "/api/v10";

/// The application's number, which is its bot's as well.
const APPLICATION: u64 = 424_242_424_242_424_242;

/// The number of the first panelist, and that of the first one's private chat. Those of what happens are greater.
const FIRST_USER: u64 = 100_000_000_000_000_000;
const FIRST_ROOM: u64 = 200_000_000_000_000_000;
const FIRST_EVENT: u64 = 1_300_000_000_000_000_000;

/// Where the REST API and the gateway are served, and the crowd behind them.
#[derive(Clone)]
struct Discord {
    crowd: Shared,
    gateway: SocketAddr,
    /// What is to be told over the gateway, beside presses.
    events: Rc<RefCell<Vec<String>>>,
}

/// Starts serving the crowd; gives where the REST API is. It must be within a local set.
pub async fn serve(crowd: Shared) -> Result<SocketAddr> {
    let events = Rc::default();
    let gateway = Gateway { crowd: Rc::clone(&crowd), events: Rc::clone(&events) }.serve().await?;
    http::serve(Discord { crowd, gateway, events }).await
}

/// What the program is to be started with, so that it finds Discord here.
pub fn settings(address: SocketAddr) -> Vec<(&'static str, String)> {
    vec![
        ("PANELBOT_DISCORD__API_URL", format!("http://{address}{API}")),
        ("PANELBOT_DISCORD__TOKEN", "bench".to_owned()),
        ("PANELBOT_DISCORD__APPLICATION_ID", APPLICATION.to_string()),
        ("PANELBOT_DISCORD__MESSAGES_PER_SECOND", "0".to_owned()),
        ("PANELBOT_DISCORD__MESSAGES_PER_SECOND_EACH", "0".to_owned()),
    ]
}

/// The number of the panelist with this number, from 0, on Discord.
pub fn user(person: usize) -> u64 {
    FIRST_USER + u64::try_from(person).unwrap_or(0)
}

/// The private chat of the bot with this panelist.
pub fn room(person: usize) -> u64 {
    FIRST_ROOM + u64::try_from(person).unwrap_or(0)
}

impl Answering for Discord {
    async fn answer(&self, request: &Request<'_>) -> String {
        let path = request.path.strip_prefix(API).unwrap_or(request.path);
        let steps: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (request.method, steps.as_slice()) {
            ("GET", ["gateway", "bot"]) => written::way(self.gateway),
            ("GET", ["applications", "@me"]) => format!(r#"{{"id":"{APPLICATION}"}}"#),
            ("POST", ["interactions", _, token, "callback"]) => {
                self.pressed(written::holder(token), request)
            }
            ("POST", ["webhooks", _, token]) => self.posted(written::holder(token), request.body),
            ("PATCH", ["webhooks", _, token, "messages", _]) => {
                self.changed(written::holder(token), request.body)
            }
            ("POST", ["channels", room, "messages"]) => {
                self.posted(written::host(room), request.body)
            }
            ("PATCH", ["channels", room, "messages", _]) => {
                self.changed(written::host(room), request.body)
            }
            _ => "{}".to_owned(),
        }
    }
}

impl Discord {
    /// The answer to a press; the message is told to whoever asks for it.
    fn pressed(&self, person: usize, request: &Request<'_>) -> String {
        self.crowd.borrow_mut().presses += 1;
        let message = self.show(person, request.body, request.body.contains(r#""type":7"#));
        if !request.query.contains("with_response=true") {
            return "null".to_owned();
        }
        format!(r#"{{"resource":{{"message":{message}}}}}"#)
    }

    /// A new message.
    fn posted(&self, person: usize, body: &str) -> String {
        self.show(person, body, false)
    }

    /// A message that is there already.
    fn changed(&self, person: usize, body: &str) -> String {
        self.show(person, body, true)
    }

    /// Shows a message, which may be the next question, and tells of it over the gateway.
    fn show(&self, person: usize, body: &str, in_place: bool) -> String {
        let mut crowd = self.crowd.borrow_mut();
        let number = crowd.shown(person, body);
        crowd.edits += usize::from(in_place);
        crowd.news().notify_one();
        let message = written::message(number, person);
        let kind = if in_place { "MESSAGE_UPDATE" } else { "MESSAGE_CREATE" };
        self.events.borrow_mut().push(written::event(kind, &message));
        message
    }
}
