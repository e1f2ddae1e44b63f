//! A bot made of nothing but HTTP and a WebSocket.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use panelbot_simulator::discord::{Discord, Settings};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A person's number.
pub const KIM: u64 = 700_000_000_000_000_007;

pub struct Bot {
    pub discord: Discord,
    http: reqwest::Client,
    gate: Option<Gate>,
    /// The session that READY told of.
    pub session: String,
}

/// A connection to the gateway.
pub struct Gate {
    socket: WebSocketStream<TcpStream>,
    pub seq: u64,
}

impl Bot {
    /// A bot that is not at the gateway.
    pub async fn away(settings: Settings) -> Self {
        let discord = Discord::start(settings).await.expect("a free port");
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .user_agent("DiscordBot (https://example.org, 1)")
            .build()
            .expect("a client");
        Self { discord, http, gate: None, session: String::new() }
    }

    /// A bot that is logged in, has a command and listens to private messages.
    pub async fn ready() -> Self {
        Self::ready_with(Settings::default()).await
    }

    pub async fn ready_with(settings: Settings) -> Self {
        let mut bot = Self::away(settings).await;
        let command = json!({ "name": "panel", "description": "Svara", "name_localizations": { "sv-SE": "panelen" },
            "options": [{ "type": 3, "name": "kod", "description": "En kod" }] });
        bot.commands(json!([command])).await;
        let mut gate = Gate::open(&bot.discord).await;
        gate.identify(bot.discord.token(), 1 << 12).await;
        let ready = gate.event().await;
        assert_eq!(ready["t"], "READY");
        words(&ready["d"]["session_id"]).clone_into(&mut bot.session);
        bot.gate = Some(gate);
        bot
    }

    pub async fn commands(&self, list: Value) -> (u16, Value) {
        let path = format!("/applications/{}/commands", self.discord.application_id());
        self.ask("PUT", &path, list).await
    }

    /// Asks for something; `Null` is no body.
    pub async fn ask(&self, method: &str, path: &str, body: Value) -> (u16, Value) {
        self.try_ask(method, path, body).await.expect("an answer")
    }

    pub async fn try_ask(
        &self,
        method: &str,
        path: &str,
        body: Value,
    ) -> Result<(u16, Value), reqwest::Error> {
        let mut request = self.request(method, path);
        if !body.is_null() {
            request = request.json(&body);
        }
        let response = request.send().await?;
        let status = response.status().as_u16();
        let text = response.text().await?;
        Ok((status, serde_json::from_str(&text).unwrap_or(Value::String(text))))
    }

    pub fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let method = method.parse().expect("a method");
        self.http
            .request(method, format!("{}{path}", self.discord.api_url()))
            .header("authorization", format!("Bot {}", self.discord.token()))
    }

    /// Gives up the connection to the gateway.
    pub fn take_gate(&mut self) -> Gate {
        self.gate.take().expect("logged in")
    }

    /// The next interaction.
    pub async fn interaction(&mut self) -> Value {
        self.event("INTERACTION_CREATE").await
    }

    /// The next event of this sort.
    pub async fn event(&mut self, kind: &str) -> Value {
        let gate = self.gate.as_mut().expect("logged in");
        loop {
            let mut event = gate.event().await;
            if event["t"] == kind {
                return event["d"].take();
            }
        }
    }

    /// Answers an interaction.
    pub async fn answer(&self, interaction: &Value, kind: u8, data: Value) -> (u16, Value) {
        let (id, token) = (words(&interaction["id"]), words(&interaction["token"]));
        let body = if data.is_null() {
            json!({ "type": kind })
        } else {
            json!({ "type": kind, "data": data })
        };
        self.ask("POST", &format!("/interactions/{id}/{token}/callback"), body).await
    }

    /// The path of what follows the first answer.
    pub fn later(&self, interaction: &Value, rest: &str) -> String {
        format!(
            "/webhooks/{}/{}{rest}",
            self.discord.application_id(),
            words(&interaction["token"])
        )
    }

    /// Opens a private channel, and gives its number.
    pub async fn open(&self, person: u64) -> u64 {
        let body = json!({ "recipient_id": person.to_string() });
        let (status, channel) = self.ask("POST", "/users/@me/channels", body).await;
        assert_eq!(status, 200, "{channel}");
        words(&channel["id"]).parse().expect("a number")
    }
}

impl Gate {
    /// Connects and hears the greeting.
    pub async fn open(discord: &Discord) -> Self {
        let host = discord.api_url().replace("http://", "").replace("/api/v10", "");
        let stream = TcpStream::connect(&host).await.expect("a connection");
        let (socket, _) = client_async(format!("ws://{host}/?v=10&encoding=json"), stream)
            .await
            .expect("a WebSocket");
        let mut gate = Self { socket, seq: 0 };
        assert_eq!(gate.event().await["op"], 10);
        gate
    }

    pub async fn send(&mut self, message: Value) {
        self.socket.send(Message::Text(message.to_string())).await.expect("sent");
    }

    pub async fn identify(&mut self, token: &str, intents: u64) {
        let data = json!({ "token": token, "intents": intents, "properties": { "os": "linux", "browser": "a", "device": "a" } });
        self.send(json!({ "op": 2, "d": data })).await;
    }

    pub async fn resume(&mut self, discord: &Discord, session: &str, seq: u64) {
        let data = json!({ "token": discord.token(), "session_id": session, "seq": seq });
        self.send(json!({ "op": 6, "d": data })).await;
    }

    /// The next message.
    pub async fn event(&mut self) -> Value {
        let Message::Text(text) = self.next().await else { panic!("not a text") };
        let event: Value = serde_json::from_str(&text).expect("JSON");
        self.seq = event["s"].as_u64().unwrap_or(self.seq);
        event
    }

    /// The code with which the connection is closed.
    pub async fn closed(&mut self) -> u16 {
        loop {
            if let Message::Close(frame) = self.next().await {
                return frame.expect("a code").code.into();
            }
        }
    }

    async fn next(&mut self) -> Message {
        let next = tokio::time::timeout(PATIENCE, self.socket.next()).await;
        next.expect("in time").expect("not closed").expect("no error")
    }
}

/// The text in a value.
pub fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// A row of buttons, by label and custom id.
pub fn buttons(all: &[(&str, &str)]) -> Value {
    let one = |(label, id): &(&str, &str)| json!({ "type": 2, "style": 1, "label": label, "custom_id": id });
    json!({ "type": 1, "components": all.iter().map(one).collect::<Vec<_>>() })
}

/// A modal with one field.
pub fn modal(part: &Value) -> Value {
    json!({ "custom_id": "m", "title": "Fråga", "components": [{ "type": 1, "components": [part] }] })
}
