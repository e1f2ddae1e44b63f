//! One connection to the gateway: a WebSocket with heartbeats.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::{SinkExt, StreamExt};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc;
use tokio::time::Instant;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, Role};

use super::Inner;
use super::gateway::Verdict;
use super::session::{Frame, Line};

/// Bytes in one message from a bot. Source: docs.discord.com, "Sending Events".
const MESSAGE_BYTES: usize = 4096;

/// Takes over a connection that asks for the gateway.
pub(super) fn upgrade(inner: Arc<Inner>, mut request: Request) -> Response {
    let Some(key) = request.headers().get(header::SEC_WEBSOCKET_KEY) else {
        return (StatusCode::BAD_REQUEST, "not a WebSocket").into_response();
    };
    let accept = derive_accept_key(key.as_bytes());
    let query = request.uri().query().unwrap_or("").to_owned();
    let version = query.split('&').find_map(|part| part.strip_prefix("v=")).unwrap_or("10") == "10";
    let upgrading = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        if let Ok(upgraded) = upgrading.await {
            let io = TokioIo::new(upgraded);
            let socket = WebSocketStream::from_raw_socket(io, Role::Server, None).await;
            let refused = (!version).then_some((4012, "Invalid API version."));
            Talk::start(inner, socket).run(refused).await;
        }
    });
    let head = [
        (header::CONNECTION, "Upgrade"),
        (header::UPGRADE, "websocket"),
        (header::SEC_WEBSOCKET_ACCEPT, accept.as_str()),
    ];
    (StatusCode::SWITCHING_PROTOCOLS, head, Body::empty()).into_response()
}

struct Talk<S> {
    inner: Arc<Inner>,
    socket: WebSocketStream<S>,
    line: Line,
    frames: mpsc::UnboundedReceiver<Frame>,
    known: bool,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Talk<S> {
    fn start(inner: Arc<Inner>, socket: WebSocketStream<S>) -> Self {
        let (out, frames) = mpsc::unbounded_channel();
        let number = {
            let mut state = inner.lock();
            state.gateway.visits.connections += 1;
            state.gateway.visits.connections
        };
        Self { inner, socket, line: Line { number, out }, frames, known: false }
    }

    /// Talks until either side closes. A bot that misses a heartbeat is closed with 4009.
    async fn run(mut self, refused: Option<(u16, &'static str)>) {
        let beat = self.inner.heartbeat;
        let stop = self.inner.stop.clone();
        if let Some((code, why)) = refused {
            self.line.send(Frame::Close(code, why));
        }
        let hello = json!({ "heartbeat_interval": beat.as_millis(), "_trace": ["simulator"] });
        let mut open = self.send(Frame::op(10, &hello)).await;
        let mut deadline = Instant::now() + beat + beat / 2;
        let mut good_order = false;
        while open {
            tokio::select! {
                () = stop.cancelled() => open = self.send(Frame::Close(1001, "")).await,
                () = tokio::time::sleep_until(deadline) => {
                    open = self.send(Frame::Close(4009, "Session timed out.")).await;
                }
                Some(frame) = self.frames.recv() => open = self.send(frame).await,
                message = self.socket.next() => match message {
                    Some(Ok(Message::Text(text))) => {
                        if let Verdict::Close(code, why) = self.hear(&text, &mut deadline) {
                            open = self.send(Frame::Close(code, why)).await;
                        }
                    }
                    Some(Ok(Message::Close(frame))) => {
                        good_order = frame.is_some_and(|frame| matches!(frame.code.into(), 1000 | 1001));
                        open = false;
                    }
                    Some(Ok(Message::Binary(_))) => {
                        open = self.send(Frame::Close(4002, "Error while decoding payload.")).await;
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => open = false,
                },
            }
        }
        // Answers a closing bot in kind; one that is gone does not hear it.
        let _ = self.socket.close(None).await;
        let now = self.inner.now();
        self.inner.lock().gateway.gone(self.line.number, good_order, now);
        self.inner.announce();
    }

    /// Sends a frame and all that wait behind it. False when the connection is closed.
    async fn send(&mut self, frame: Frame) -> bool {
        let mut next = Some(frame);
        while let Some(frame) = next {
            match frame {
                Frame::Text(text) => {
                    if self.socket.feed(Message::Text(text.as_ref().to_owned())).await.is_err() {
                        return false;
                    }
                }
                Frame::Close(code, why) => {
                    let frame = CloseFrame { code: code.into(), reason: why.into() };
                    let _ = self.socket.close(Some(frame)).await;
                    return false;
                }
            }
            next = self.frames.try_recv().ok();
        }
        self.socket.flush().await.is_ok()
    }

    fn hear(&mut self, text: &str, deadline: &mut Instant) -> Verdict {
        let Ok(message) = serde_json::from_str::<Value>(text) else {
            return Verdict::Close(4002, "Error while decoding payload.");
        };
        if text.len() > MESSAGE_BYTES {
            return Verdict::Close(4002, "Error while decoding payload.");
        }
        let data = &message["d"];
        match message["op"].as_u64() {
            Some(1) => {
                *deadline = Instant::now() + self.inner.heartbeat + self.inner.heartbeat / 2;
                let mut state = self.inner.lock();
                if let (Some(seq), Some(session)) =
                    (data.as_u64(), state.gateway.on_line(self.line.number))
                {
                    session.has(seq);
                }
                self.line.send(Frame::op(11, &Value::Null));
                Verdict::Fine
            }
            Some(2 | 6) if self.known => Verdict::Close(4005, "Already authenticated."),
            Some(op @ (2 | 6)) => {
                let verdict = if op == 2 {
                    self.inner.identify(&self.line, data)
                } else {
                    self.inner.resume(&self.line, data)
                };
                self.known = self.inner.lock().gateway.on_line(self.line.number).is_some();
                verdict
            }
            Some(3 | 4 | 8) if !self.known => Verdict::Close(4003, "Not authenticated."),
            Some(3 | 4 | 8) => Verdict::Fine,
            _ => Verdict::Close(4001, "Unknown opcode."),
        }
    }
}
