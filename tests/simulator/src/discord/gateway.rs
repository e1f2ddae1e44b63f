//! The gateway: sessions, logging in, coming back, and events.

use std::time::Duration;

use serde_json::{Value, json};

use super::Inner;
use super::limits::Limits;
use super::session::{Frame, Line, Session};
use super::state::State;

/// Intents that must be granted on the application's page. Source: docs.discord.com, "Privileged Intents".
const PRIVILEGED: u64 = 1 << 1 | 1 << 8 | 1 << 15;
/// Every intent that there is. Source: docs.discord.com, "List of Intents".
const INTENTS: u64 = 0x1FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;
/// Messages in servers. Source: as above.
pub(crate) const SERVER_MESSAGES: u64 = 1 << 9;
/// Private messages. Source: as above.
pub(crate) const PRIVATE_MESSAGES: u64 = 1 << 12;
/// One login in this time, with real limits. Source: docs.discord.com, "Session Start Limit", `max_concurrency` 1.
const LOGIN_EVERY: Duration = Duration::from_secs(5);

/// How often the bot has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Visits {
    /// It is here now.
    pub connected: bool,
    /// Connections to the gateway.
    pub connections: u64,
    /// Logins with a new session.
    pub identifies: u64,
    /// Sessions that went on after a break.
    pub resumes: u64,
}

/// All sessions.
#[derive(Debug, Default)]
pub(crate) struct Gateway {
    pub(crate) sessions: Vec<Session>,
    pub(crate) visits: Visits,
    last_login: Option<Duration>,
}

/// What the gateway makes of a message from the bot.
pub(crate) enum Verdict {
    Fine,
    Close(u16, &'static str),
}

impl Gateway {
    /// Sends an event to every session that wants it.
    pub(crate) fn event(&mut self, kind: &str, data: &str, intents: u64, now: Duration) {
        self.sessions.retain(|session| !session.is_over(now));
        for session in &mut self.sessions {
            if intents == 0 || session.intents & intents != 0 {
                session.event(kind, data);
            }
        }
    }

    /// Whether any session would get an event.
    pub(crate) fn wants(&self, intents: u64) -> bool {
        self.sessions.iter().any(|session| session.intents & intents != 0)
    }

    /// Sends something that is no event to every connection.
    pub(crate) fn tell(&self, frame: &Frame) {
        for line in self.sessions.iter().filter_map(|session| session.line.as_ref()) {
            line.send(frame.clone());
        }
    }

    /// Closes every connection; the sessions can be resumed.
    pub(crate) fn drop_all(&mut self, code: u16, why: &'static str, now: Duration) {
        self.tell(&Frame::Close(code, why));
        for session in &mut self.sessions {
            session.leave(now);
        }
        self.visits.connected = false;
    }

    /// Forgets every session, and tells so (op 9).
    pub(crate) fn invalidate(&mut self) {
        self.tell(&Frame::op(9, &json!(false)));
        self.sessions.clear();
        self.visits.connected = false;
    }

    pub(crate) fn on_line(&mut self, number: u64) -> Option<&mut Session> {
        let on = |session: &&mut Session| {
            session.line.as_ref().is_some_and(|line| line.number == number)
        };
        self.sessions.iter_mut().find(on)
    }

    /// A connection is gone. A session that was closed in good order is over.
    pub(crate) fn gone(&mut self, number: u64, good_order: bool, now: Duration) {
        if let Some(session) = self.on_line(number) {
            session.leave(now);
            let id = session.id.clone();
            if good_order {
                self.sessions.retain(|session| session.id != id);
            }
            self.visits.connected = self.sessions.iter().any(|session| session.line.is_some());
        }
    }
}

impl Inner {
    /// Op 2: a new session.
    pub(crate) fn identify(&self, line: &Line, data: &Value) -> Verdict {
        let now = self.now();
        let mut state = self.lock();
        let token = data["token"].as_str().unwrap_or("");
        if token.trim_start_matches("Bot ") != self.token {
            return Verdict::Close(4004, "Authentication failed.");
        }
        if !data["properties"].is_object() {
            return Verdict::Close(4002, "Error while decoding payload.");
        }
        let Some(intents) = data["intents"].as_u64().filter(|intents| intents & !INTENTS == 0)
        else {
            return Verdict::Close(4013, "Invalid intent(s).");
        };
        if intents & PRIVILEGED != 0 {
            return Verdict::Close(4014, "Disallowed intent(s).");
        }
        if data["shard"].as_array().is_some_and(|shard| shard[..] != [json!(0), json!(1)]) {
            return Verdict::Close(4010, "Invalid shard.");
        }
        let too_soon = state.gateway.last_login.is_some_and(|last| now < last + LOGIN_EVERY);
        if too_soon && state.limiter.limits() == Limits::Real {
            line.send(Frame::op(9, &json!(false)));
            return Verdict::Fine;
        }
        state.gateway.last_login = Some(now);
        state.gateway.visits.identifies += 1;
        state.gateway.visits.connected = true;
        let id = format!("{:032x}", u128::from(state.snowflake(now)));
        let ready = ready(&state, &id, &self.gateway_url());
        let mut session = Session::new(id, intents, line.clone());
        session.event("READY", &ready.to_string());
        state.gateway.sessions.push(session);
        drop(state);
        self.announce();
        Verdict::Fine
    }

    /// Op 6: a session goes on.
    pub(crate) fn resume(&self, line: &Line, data: &Value) -> Verdict {
        let now = self.now();
        let mut state = self.lock();
        let token = data["token"].as_str().unwrap_or("");
        if token.trim_start_matches("Bot ") != self.token {
            return Verdict::Close(4004, "Authentication failed.");
        }
        let id = data["session_id"].as_str().unwrap_or("");
        let Some(seq) = data["seq"].as_u64() else {
            return Verdict::Close(4007, "Invalid seq.");
        };
        state.gateway.sessions.retain(|session| !session.is_over(now));
        let found = state
            .gateway
            .sessions
            .iter()
            .position(|session| session.id == id && session.can_resume(seq));
        let Some(index) = found else {
            line.send(Frame::op(9, &json!(false)));
            return Verdict::Fine;
        };
        let repeat = state.faults.repeats();
        state.gateway.sessions[index].resume(line.clone(), seq, repeat);
        state.gateway.visits.resumes += 1;
        state.gateway.visits.connected = true;
        drop(state);
        self.announce();
        Verdict::Fine
    }

    /// Where the gateway is.
    pub(crate) fn gateway_url(&self) -> String {
        format!("ws://{}", self.address)
    }
}

fn ready(state: &State, id: &str, url: &str) -> Value {
    let mut user = state.bot.clone();
    user["verified"] = json!(true);
    user["mfa_enabled"] = json!(false);
    user["email"] = Value::Null;
    user["flags"] = json!(0);
    json!({ "v": 10, "user": user, "guilds": [], "session_id": id, "resume_gateway_url": url, "session_type": "normal",
        "shard": [0, 1], "application": { "id": state.application.to_string(), "flags": 0 },
        "private_channels": [], "relationships": [], "presences": [], "user_settings": {}, "_trace": ["simulator"] })
}
