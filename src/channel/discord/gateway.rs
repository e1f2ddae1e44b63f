//! The gateway: the connection over which Discord tells what happens.
//! <https://docs.discord.com/developers/events/gateway>
//!
//! It has a thread of its own with a runtime of one thread. serenity makes a task of each event; on one thread they
//! begin in the order in which they came, so a handler whose first and only act is to send keeps that order. And when
//! that runtime is dropped, all of serenity is gone, whatever it was waiting for: a client that never got a connection
//! would not end otherwise.

use std::sync::{Arc, Weak};
use std::time::Duration;

use reqwest::Method;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serenity::async_trait;
use serenity::futures::StreamExt as _;
use serenity::gateway::{ShardManager, ShardManagerOptions};
use serenity::http::HttpBuilder;
use serenity::model::application::Interaction;
use serenity::model::channel::Message;
use serenity::model::event::ResumedEvent;
use serenity::model::gateway::Ready;
use serenity::prelude::{Context, EventHandler, GatewayError, GatewayIntents, RwLock, TypeMap};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::error::{Failure, Trouble, WRONG_TOKEN};
use super::rest::{Call, Rest};

/// What is listened to beside interactions, which come without asking: what people write to the bot in private.
const INTENTS: GatewayIntents = GatewayIntents::DIRECT_MESSAGES;

/// Something that came in, and when.
#[derive(Debug)]
pub(super) enum Event {
    Interaction(Box<Interaction>, Instant),
    Message(Box<Message>),
}

/// Why a connection is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Over {
    /// Discord refuses the bot for good.
    Refused(String),
    /// It broke in a way that serenity does not mend.
    Broken,
}

/// Where the gateway is, and how much of it may be used.
/// <https://docs.discord.com/developers/events/gateway#get-gateway-bot>
#[derive(Debug, Deserialize)]
pub(super) struct Way {
    url: String,
    #[serde(default)]
    shards: Option<u32>,
    session_start_limit: Option<SessionStartLimit>,
}

#[derive(Debug, Deserialize)]
struct SessionStartLimit {
    remaining: u32,
    /// Milliseconds.
    reset_after: u64,
}

/// Most connections at once that are believed to be needed.
const SHARDS_MAX: u32 = 64;

impl Way {
    /// Asks Discord for it. serenity would ask too, and on any error go to the real Discord instead.
    pub(super) async fn find(rest: &Rest) -> Result<Self, Failure> {
        let answer = rest.call(Call::bare(Method::GET, "/gateway/bot".to_owned())).await?;
        let way = serde_json::from_value::<Self>(answer).map_err(|_| Failure::NotDiscord(200))?;
        let socket = way.url.starts_with("wss://") || way.url.starts_with("ws://");
        if socket { Ok(way) } else { Err(Failure::NotDiscord(200)) }
    }

    /// How long to wait because Discord takes no more connections today: one too many, and it takes the token away.
    pub(super) fn wait(&self) -> Option<Duration> {
        let limit = self.session_start_limit.as_ref().filter(|limit| limit.remaining == 0)?;
        Some(Duration::from_millis(limit.reset_after))
    }
}

/// An open gateway. Ends when dropped.
pub(super) struct Gateway {
    stop: CancellationToken,
    over: oneshot::Receiver<Over>,
}

impl Gateway {
    /// Opens it; what comes in goes to `events`, in order.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub(super) fn open(
        token: &SecretString,
        api_url: &str,
        way: Way,
        events: mpsc::UnboundedSender<Event>,
    ) -> std::io::Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        // serenity makes no request of its own here; should it ever, it asks where we ask.
        let origin = api_url.split("/api").next().unwrap_or(api_url);
        let http = HttpBuilder::new(token.expose_secret()).proxy(origin).ratelimiter_disabled(true);
        let shards = way.shards.unwrap_or(1).clamp(1, SHARDS_MAX);
        let handler = Arc::new(Handler(events));
        let listening = Listening { handler: Arc::downgrade(&handler), shards };
        let options = ShardManagerOptions {
            data: Arc::new(RwLock::new(TypeMap::new())),
            event_handlers: vec![handler],
            raw_event_handlers: Vec::new(),
            shard_index: 0,
            shard_init: shards,
            shard_total: shards,
            ws_url: Arc::new(Mutex::new(way.url)),
            http: Arc::new(http.build()),
            intents: INTENTS,
            presence: None,
        };
        let stop = CancellationToken::new();
        let (told, over) = oneshot::channel();
        let stopped = stop.clone();
        std::thread::Builder::new().name("discord".to_owned()).spawn(move || {
            if let Some(reason) = run(&runtime, options, &listening, &stopped) {
                let _ = told.send(reason);
            }
            // Not waiting for anything that may hang in it, such as a name that is looked up.
            runtime.shutdown_background();
        })?;
        Ok(Self { stop, over })
    }

    /// Waits until the connection is over for good.
    pub(super) async fn over(&mut self) -> Over {
        (&mut self.over).await.unwrap_or(Over::Broken)
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// How long between two looks at whether somebody listens.
const LOOK: Duration = Duration::from_secs(5);

/// How many looks in a row may find nobody: a connection that is made anew takes longer than one.
const LOOKS: u32 = 4;

/// Whether serenity still listens on every connection. A panic in its reading of an event ends the task that listens, and
/// nobody is told; but the task's share of the handler is gone with it.
struct Listening {
    handler: Weak<Handler>,
    shards: u32,
}

impl Listening {
    /// Waits until nobody has listened on some connection for a while.
    async fn lost(&self) {
        let mut missing = 0;
        while missing < LOOKS {
            tokio::time::sleep(LOOK).await;
            // One share is the manager's, for those to come.
            let listeners = self.handler.strong_count().saturating_sub(1);
            let all = u32::try_from(listeners).is_ok_and(|listeners| listeners >= self.shards);
            missing = if all { 0 } else { missing + 1 };
        }
    }
}

/// Keeps the connection until it is over, or until told to stop: then `None`.
fn run(
    runtime: &Runtime,
    options: ShardManagerOptions,
    listening: &Listening,
    stop: &CancellationToken,
) -> Option<Over> {
    runtime.block_on(async {
        let (manager, mut monitor) = ShardManager::new(options);
        if manager.initialize().is_err() {
            return Some(Over::Broken);
        }
        let ended = async {
            tokio::select! {
                ended = monitor.next() => ended,
                () = listening.lost() => None,
            }
        };
        let Some(Err(error)) = stop.run_until_cancelled(ended).await? else {
            return Some(Over::Broken);
        };
        Some(match error {
            GatewayError::InvalidAuthentication => Over::Refused(WRONG_TOKEN.to_owned()),
            GatewayError::InvalidGatewayIntents | GatewayError::DisallowedGatewayIntents => {
                Over::Refused(Trouble::NoPrivateMessages.to_string())
            }
            _ => Over::Broken,
        })
    })
}

/// What serenity calls for each event.
struct Handler(mpsc::UnboundedSender<Event>);

#[async_trait]
impl EventHandler for Handler {
    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        // Fails only when nobody listens any more.
        let _ = self.0.send(Event::Interaction(Box::new(interaction), Instant::now()));
    }

    async fn message(&self, _: Context, message: Message) {
        let _ = self.0.send(Event::Message(Box::new(message)));
    }

    async fn ready(&self, _: Context, _: Ready) {
        tracing::info!("connected to Discord");
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        tracing::info!("connected to Discord again");
    }
}
