//! A bot's session at the gateway: what it has been sent, and what it gets when it comes back.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;

/// How long a session can be resumed after its connection is gone. Discord names no figure; bots see some minutes.
const RESUMABLE: Duration = Duration::from_mins(3);
/// How many events a session holds for a bot that has not told what it has received.
const HELD: usize = 20_000;

/// What goes out on a connection.
#[derive(Debug, Clone)]
pub(crate) enum Frame {
    Text(Arc<str>),
    Close(u16, &'static str),
}

impl Frame {
    /// A payload that is no event.
    pub(crate) fn op(op: u8, data: &Value) -> Self {
        Self::Text(json!({ "t": null, "s": null, "op": op, "d": data }).to_string().into())
    }
}

/// One connection to the gateway.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) number: u64,
    pub(crate) out: mpsc::UnboundedSender<Frame>,
}

impl Line {
    pub(crate) fn send(&self, frame: Frame) {
        // A connection that is gone takes nothing; the session holds what it would have got.
        let _ = self.out.send(frame);
    }
}

/// What a bot has been sent, by sequence number.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) id: String,
    pub(crate) intents: u64,
    pub(crate) line: Option<Line>,
    seq: u64,
    held: VecDeque<(u64, Arc<str>)>,
    /// The newest event that the bot has told it has.
    known: Option<(u64, Arc<str>)>,
    gone: Option<Duration>,
}

impl Session {
    pub(crate) fn new(id: String, intents: u64, line: Line) -> Self {
        Self {
            id,
            intents,
            line: Some(line),
            seq: 0,
            held: VecDeque::new(),
            known: None,
            gone: None,
        }
    }

    /// Sends an event, or holds it until the bot is back.
    pub(crate) fn event(&mut self, kind: &str, data: &str) {
        self.seq += 1;
        let seq = self.seq;
        let text: Arc<str> = format!(r#"{{"t":"{kind}","s":{seq},"op":0,"d":{data}}}"#).into();
        if let Some(line) = &self.line {
            line.send(Frame::Text(Arc::clone(&text)));
        }
        if self.held.len() == HELD {
            self.held.pop_front();
        }
        self.held.push_back((seq, text));
    }

    /// The bot tells that it has everything up to this number.
    pub(crate) fn has(&mut self, seq: u64) {
        while self.held.front().is_some_and(|(number, _)| *number <= seq) {
            self.known = self.held.pop_front();
        }
    }

    /// The connection is gone.
    pub(crate) fn leave(&mut self, now: Duration) {
        self.line = None;
        self.gone = Some(now);
    }

    /// Whether a bot that has everything up to this number can come back.
    pub(crate) fn can_resume(&self, seq: u64) -> bool {
        let next = self.held.front().map_or(self.seq + 1, |(number, _)| *number);
        seq <= self.seq && next <= seq + 1
    }

    pub(crate) fn is_over(&self, now: Duration) -> bool {
        self.gone.is_some_and(|gone| now > gone + RESUMABLE)
    }

    /// Goes on over a new connection: everything after this number comes again, and the last known event too when
    /// `repeat` says so.
    pub(crate) fn resume(&mut self, line: Line, seq: u64, repeat: bool) {
        self.has(seq);
        if let Some((_, text)) = self.known.as_ref().filter(|_| repeat) {
            line.send(Frame::Text(Arc::clone(text)));
        }
        for (_, text) in &self.held {
            line.send(Frame::Text(Arc::clone(text)));
        }
        self.line = Some(line);
        self.gone = None;
        self.event("RESUMED", r#"{"_trace":["simulator"]}"#);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> (Line, mpsc::UnboundedReceiver<Frame>) {
        let (out, frames) = mpsc::unbounded_channel();
        (Line { number: 1, out }, frames)
    }

    fn seqs(frames: &mut mpsc::UnboundedReceiver<Frame>) -> Vec<u64> {
        let mut seqs = Vec::new();
        while let Ok(Frame::Text(text)) = frames.try_recv() {
            let event: Value = serde_json::from_str(&text).expect("JSON");
            seqs.extend(event["s"].as_u64());
        }
        seqs
    }

    #[test]
    fn what_was_missed_comes_again_in_order() {
        let mut session = Session::new("s".into(), 0, line().0);
        for _ in 0..4 {
            session.event("A", "{}");
        }
        session.has(2);
        session.leave(Duration::ZERO);
        session.event("A", "{}");
        assert!(session.can_resume(3) && !session.can_resume(1) && !session.can_resume(9));
        let (line, mut frames) = line();
        session.resume(line, 3, false);
        assert_eq!(seqs(&mut frames), [4, 5, 6]);
    }

    #[test]
    fn the_last_known_event_comes_twice_when_asked() {
        let mut session = Session::new("s".into(), 0, line().0);
        session.event("A", "{}");
        session.leave(Duration::ZERO);
        let (line, mut frames) = line();
        session.resume(line, 1, true);
        assert_eq!(seqs(&mut frames), [1, 2]);
    }
}
