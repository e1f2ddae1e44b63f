//! The least Bot API that the program can serve people through: light, because it shares the machine with what is
//! measured. Connections stay open; each method has its one answer; updates come by long polling.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

use super::crowd::Crowd;

/// How long a poll waits. Short of the half minute that the program asks for, which changes nothing under load.
const POLL: Duration = Duration::from_secs(20);

/// The Bot API, and the crowd behind it.
#[derive(Clone)]
pub struct BotApi {
    /// The people.
    pub crowd: Rc<RefCell<Crowd>>,
    /// Wakes the poll when there are updates.
    pub news: Rc<Notify>,
}

impl BotApi {
    /// Starts serving, on any free port. It must be within a local set.
    pub async fn start(crowd: Crowd) -> Result<(Self, SocketAddr)> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let api = Self { crowd: Rc::new(RefCell::new(crowd)), news: Rc::default() };
        let serving = api.clone();
        tokio::task::spawn_local(async move {
            while let Ok((line, _)) = listener.accept().await {
                let _ = line.set_nodelay(true);
                let api = serving.clone();
                // Ends with the connection.
                tokio::task::spawn_local(async move { api.serve(line).await });
            }
        });
        Ok((api, address))
    }

    async fn serve(&self, mut line: TcpStream) -> Result<()> {
        let mut buffer = Vec::with_capacity(16 * 1024);
        let mut answer = Vec::with_capacity(16 * 1024);
        loop {
            let Some((head, body)) = whole(&buffer) else {
                if line.read_buf(&mut buffer).await? == 0 {
                    return Ok(());
                }
                continue;
            };
            let request = std::str::from_utf8(&buffer[..head + body])?;
            let (head_text, body_text) = request.split_at(head);
            let method = method(head_text).context("a method")?;
            let result = self.answer(&method, body_text).await;
            buffer.drain(..head + body);
            answer.clear();
            let length = result.len() + r#"{"ok":true,"result":}"#.len();
            answer.extend_from_slice(
                format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{{\"ok\":true,\"result\":{result}}}").as_bytes(),
            );
            line.write_all(&answer).await?;
        }
    }

    async fn answer(&self, method: &str, body: &str) -> String {
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
                let message = self.crowd.borrow_mut().asked(chat);
                self.news.notify_one();
                sent(chat, message)
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

    async fn poll(&self, offset: i64) -> String {
        let waiting = async {
            loop {
                let found = self.crowd.borrow_mut().poll(offset, 100);
                match found {
                    Some(updates) => return format!("[{updates}]"),
                    None => self.news.notified().await,
                }
            }
        };
        tokio::time::timeout(POLL, waiting).await.unwrap_or_else(|_| "[]".to_owned())
    }
}

/// A message as the Bot API tells it.
fn sent(chat: i64, message: i64) -> String {
    format!(
        r#"{{"message_id":{message},"from":{{"id":424242,"is_bot":true,"first_name":"Panelbot","username":"bench_bot"}},"chat":{{"id":{chat},"first_name":"Kim","type":"private"}},"date":1700000000,"text":"Fråga 1: hur väl tycker du att kommunen sköter det som du bryr dig mest om?"}}"#
    )
}

/// How long the head and the body of the first request are, when all of it is there.
fn whole(buffer: &[u8]) -> Option<(usize, usize)> {
    let end = buffer.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&buffer[..end]).ok()?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    let body = length.unwrap_or(0);
    (buffer.len() >= end + body).then_some((end, body))
}

/// `sendmessage` from `POST /botTOKEN/SendMessage HTTP/1.1`.
fn method(head: &str) -> Option<String> {
    let path = head.lines().next()?.split(' ').nth(1)?;
    Some(path.rsplit('/').next()?.to_ascii_lowercase())
}

/// The first whole number with this name in a JSON text, wherever it stands.
fn number(json: &str, name: &str) -> Option<i64> {
    let start = json.find(&format!("\"{name}\":"))? + name.len() + 3;
    let digits = json[start..].trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(digits.len());
    digits[..end].parse().ok()
}
