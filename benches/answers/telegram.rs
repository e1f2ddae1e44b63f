//! The least Bot API that the program can serve people through: light, because it shares the machine with what is
//! measured. Each method has its one answer; updates come by long polling.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use anyhow::Result;

use super::crowd::{Press, Shared};
use super::http::{self, Answering, Request};

/// How long a poll waits. Short of the half minute that the program asks for, which changes nothing under load.
const POLL: Duration = Duration::from_secs(20);

/// Most updates in the answer to a poll, as the program asks for.
const UPDATES: usize = 100;

/// The number of the first panelist's chat.
const FIRST_CHAT: i64 = 100_000_000;

/// The Bot API, and the crowd behind it.
#[derive(Clone)]
struct BotApi {
    crowd: Shared,
    /// The updates that the program has not acknowledged, with their numbers.
    updates: Rc<RefCell<VecDeque<(i64, String)>>>,
}

/// Starts serving the crowd. It must be within a local set.
pub async fn serve(crowd: Shared) -> Result<SocketAddr> {
    http::serve(BotApi { crowd, updates: Rc::default() }).await
}

/// What the program is to be started with, so that it finds Telegram here.
pub fn settings(address: SocketAddr) -> Vec<(&'static str, String)> {
    vec![
        ("PANELBOT_TELEGRAM__API_URL", format!("http://{address}")),
        ("PANELBOT_TELEGRAM__TOKEN", "424242:bench".to_owned()),
        ("PANELBOT_TELEGRAM__MESSAGES_PER_SECOND", "0".to_owned()),
        ("PANELBOT_TELEGRAM__MESSAGES_PER_SECOND_EACH", "0".to_owned()),
    ]
}

/// The chat of the panelist with this number, from 0.
pub fn chat(person: usize) -> i64 {
    FIRST_CHAT + i64::try_from(person).unwrap_or(i64::MAX)
}

/// Whose chat it is.
fn person(chat: i64) -> usize {
    usize::try_from(chat - FIRST_CHAT).unwrap_or(usize::MAX)
}

/// The number of a message: Telegram's have 32 bits.
fn message(number: i64) -> i64 {
    number & i64::from(i32::MAX)
}

impl Answering for BotApi {
    async fn answer(&self, request: &Request<'_>) -> String {
        let method = request.path.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
        let result = self.result(&method, request.body).await;
        format!(r#"{{"ok":true,"result":{result}}}"#)
    }
}

impl BotApi {
    async fn result(&self, method: &str, body: &str) -> String {
        match method {
            "getme" => {
                r#"{"id":424242,"is_bot":true,"first_name":"Panelbot","username":"bench_bot"}"#
                    .to_owned()
            }
            "getwebhookinfo" => {
                r#"{"url":"","has_custom_certificate":false,"pending_update_count":0}"#.to_owned()
            }
            "getupdates" => self.poll(number(body, "offset").unwrap_or(0)).await,
            "sendmessage" => {
                let chat = number(body, "chat_id").unwrap_or(0);
                let number = self.crowd.borrow_mut().shown(person(chat), body);
                sent(chat, message(number))
            }
            "editmessagetext" => {
                self.crowd.borrow_mut().edits += 1;
                sent(number(body, "chat_id").unwrap_or(0), number(body, "message_id").unwrap_or(0))
            }
            "answercallbackquery" => {
                self.crowd.borrow_mut().presses += 1;
                "true".to_owned()
            }
            _ => "true".to_owned(),
        }
    }

    /// The updates from this number on; those before it are acknowledged.
    async fn poll(&self, offset: i64) -> String {
        let news = self.crowd.borrow().news();
        let waiting = async {
            while !self.has_updates(offset) {
                news.notified().await;
            }
        };
        // None come: then the answer has none.
        let _ = tokio::time::timeout(POLL, waiting).await;
        let updates = self.updates.borrow();
        let bodies: Vec<&str> =
            updates.iter().take(UPDATES).map(|(_, body)| body.as_str()).collect();
        format!("[{}]", bodies.join(","))
    }

    fn has_updates(&self, offset: i64) -> bool {
        let mut updates = self.updates.borrow_mut();
        while updates.front().is_some_and(|(id, _)| *id < offset) {
            updates.pop_front();
        }
        let mut crowd = self.crowd.borrow_mut();
        let pressed = crowd.take_presses();
        updates.extend(pressed.map(|press| (press.number, update(&press))));
        !updates.is_empty()
    }
}

/// A press as the Bot API tells it.
fn update(press: &Press) -> String {
    let (id, chat, message, data) =
        (press.number, chat(press.person), message(press.message), press.button());
    let (round, question) = (&press.round, press.question);
    format!(
        r#"{{"update_id":{id},"callback_query":{{"id":"{id}","from":{{"id":{chat},"is_bot":false,"first_name":"Kim","language_code":"sv"}},"message":{{"message_id":{message},"from":{{"id":424242,"is_bot":true,"first_name":"Panelbot","username":"bench_bot"}},"date":1700000000,"chat":{{"id":{chat},"type":"private","first_name":"Kim"}},"text":"Fråga 1: hur väl tycker du att kommunen sköter det som du bryr dig mest om?","reply_markup":{{"inline_keyboard":[[{{"text":"Det är svar nummer 1","callback_data":"c.{round}.{question}.0"}}],[{{"text":"Det är svar nummer 2","callback_data":"c.{round}.{question}.1"}}]]}}}},"chat_instance":"1","data":"{data}"}}}}"#
    )
}

/// A message as the Bot API tells it.
fn sent(chat: i64, message: i64) -> String {
    format!(
        r#"{{"message_id":{message},"from":{{"id":424242,"is_bot":true,"first_name":"Panelbot","username":"bench_bot"}},"chat":{{"id":{chat},"first_name":"Kim","type":"private"}},"date":1700000000,"text":"Fråga 1: hur väl tycker du att kommunen sköter det som du bryr dig mest om?"}}"#
    )
}

/// The first whole number with this name in a JSON text, wherever it stands.
fn number(json: &str, name: &str) -> Option<i64> {
    let start = json.find(&format!("\"{name}\":"))? + name.len() + 3;
    let digits = json[start..].trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(digits.len());
    digits[..end].parse().ok()
}
