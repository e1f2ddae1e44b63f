//! The least HTTP that the platforms need: connections stay open, bodies have a length, every answer is JSON and well.

use std::net::SocketAddr;

use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Room for a request and its answer, in bytes; it grows where that is too little.
const ROOM: usize = 16 * 1024;

/// What is asked.
pub struct Request<'a> {
    /// `POST`
    pub method: &'a str,
    /// What comes after the address.
    pub path: &'a str,
    /// What stands behind a question mark.
    pub query: &'a str,
    /// JSON, or nothing.
    pub body: &'a str,
}

/// Whoever answers.
pub trait Answering: Clone + 'static {
    /// The answer, as JSON.
    async fn answer(&self, request: &Request<'_>) -> String;
}

/// Starts serving, on any free port. It must be within a local set.
pub async fn serve(answering: impl Answering) -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::task::spawn_local(async move {
        while let Ok((line, _)) = listener.accept().await {
            let _ = line.set_nodelay(true);
            // Ends with the connection.
            tokio::task::spawn_local(talk(line, answering.clone()));
        }
    });
    Ok(address)
}

async fn talk(mut line: TcpStream, answering: impl Answering) -> Result<()> {
    let mut buffer = Vec::with_capacity(ROOM);
    let mut answer = Vec::with_capacity(ROOM);
    loop {
        let Some((head, body)) = whole(&buffer) else {
            if line.read_buf(&mut buffer).await? == 0 {
                return Ok(());
            }
            continue;
        };
        let text = std::str::from_utf8(&buffer[..head + body])?;
        let json = answering.answer(&request(text, head).context("a request")?).await;
        buffer.drain(..head + body);
        answer.clear();
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            json.len()
        );
        answer.extend_from_slice(head.as_bytes());
        answer.extend_from_slice(json.as_bytes());
        line.write_all(&answer).await?;
    }
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

/// A request whose head is so long.
fn request(text: &str, head: usize) -> Option<Request<'_>> {
    let (head, body) = text.split_at(head);
    let mut words = head.lines().next()?.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    Some(Request { method, path, query, body })
}
