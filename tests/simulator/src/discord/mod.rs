//! A Discord on loopback, as honest as can be: the gateway and the REST API, version 10.
//!
//! It keeps sessions, interaction tokens, ephemeral messages and rate limits as the platform does, refuses what the
//! platform refuses with the platform's own codes, and injects its faults. Where the official description is given,
//! every request is checked against it. Tests hold a [`Discord`] and act as its [`User`]s.

mod ban;
mod body;
mod channels;
mod commands;
mod components;
mod control;
mod draft;
mod event;
mod faults;
mod forge;
mod form;
mod form_command;
mod form_embed;
mod form_message;
mod form_modal;
mod gateway;
mod identity;
mod interaction;
mod job;
mod limits;
mod markdown;
mod message;
mod modal;
mod pane;
mod person;
mod place;
mod refusal;
mod respond;
mod route;
mod screen;
mod server;
mod session;
mod socket;
mod spec;
mod state;
mod user;
mod webhook;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

pub use components::{Button, Choice, Row, Select};
pub use gateway::Visits;
pub use limits::Limits;
pub use message::{Attachment, Message};
pub use modal::{Modal, Part, Taken};
pub use place::ServerChannel;
pub use screen::{Outcome, Screen};
pub use spec::Spec;
pub use state::{Command, Request};
pub use user::{NotShown, User};

use person::Person;
use state::State;

/// The token that the simulator takes unless told otherwise. It opens nothing anywhere.
pub const TOKEN: &str = "MTA0MjQyNDI0MjQyNDI0MjQyNA.simulator.opens-nothing";
/// The application's number unless told otherwise. The bot's user has the same.
pub const APPLICATION_ID: u64 = 1_042_424_242_424_242_424;

/// How a simulated Discord behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen; port 0 takes any free one. REST and the gateway share it.
    pub listen: SocketAddr,
    /// The bot's token.
    pub token: String,
    /// The application's number.
    pub application_id: u64,
    /// Whether the platform's limits hold.
    pub limits: Limits,
    /// The share of requests that meet a fault, from 0 to 1.
    pub faults: f64,
    /// What the faults are drawn from.
    pub seed: u64,
    /// The folder with `discord-openapi.json`; without it only the simulator's own rules are checked.
    pub specs: Option<PathBuf>,
    /// How many of the latest requests are kept for [`Discord::requests`].
    pub keep_requests: usize,
    /// How often the bot must send a heartbeat.
    pub heartbeat: Duration,
    /// With real limits: after how many answers 401, 403 and 429 in ten minutes the address is banned for an hour.
    pub ban_after: u64,
}

impl Default for Settings {
    /// Loopback, no limits, no faults, and the specifications named by `PANELBOT_SPECS`.
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            token: TOKEN.to_owned(),
            application_id: APPLICATION_ID,
            limits: Limits::None,
            faults: 0.0,
            seed: 7,
            specs: std::env::var_os("PANELBOT_SPECS").map(PathBuf::from),
            keep_requests: 20_000,
            heartbeat: Duration::from_millis(41_250),
            ban_after: ban::AFTER,
        }
    }
}

pub(crate) struct Inner {
    token: String,
    address: SocketAddr,
    spec: Option<Spec>,
    keep_requests: usize,
    heartbeat: Duration,
    started: tokio::time::Instant,
    skipped: Mutex<Duration>,
    state: Mutex<State>,
    /// Changes with the bot's comings and goings, and when the clock is moved.
    news: watch::Sender<u64>,
    stop: CancellationToken,
}

impl Inner {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Time since the start, and what tests have skipped.
    fn now(&self) -> Duration {
        self.started.elapsed() + *self.skipped.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn announce(&self) {
        self.news.send_modify(|version| *version += 1);
    }
}

/// A running Discord. It stops when it is dropped.
pub struct Discord {
    inner: Arc<Inner>,
}

impl Discord {
    /// Starts serving.
    ///
    /// # Errors
    /// When the address is taken or the specifications cannot be read.
    pub async fn start(settings: Settings) -> Result<Self> {
        let spec = settings.specs.as_deref().map(Spec::load).transpose()?;
        let listener = TcpListener::bind(settings.listen)
            .await
            .with_context(|| format!("cannot listen on {}", settings.listen))?;
        let inner = Arc::new(Inner {
            state: Mutex::new(State::new(&settings)),
            token: settings.token,
            address: listener.local_addr()?,
            spec,
            keep_requests: settings.keep_requests,
            heartbeat: settings.heartbeat,
            started: tokio::time::Instant::now(),
            skipped: Mutex::default(),
            news: watch::Sender::new(0),
            stop: CancellationToken::new(),
        });
        tokio::spawn(server::serve(listener, Arc::clone(&inner)));
        Ok(Self { inner })
    }

    /// The address to give to the bot, such as `http://127.0.0.1:40123/api/v10`.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("http://{}/api/v10", self.inner.address)
    }

    /// The token to give to the bot, without `Bot ` before it.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.inner.token
    }

    /// The application's number, which is the bot's user id too.
    #[must_use]
    pub fn application_id(&self) -> u64 {
        self.inner.lock().application
    }

    /// A person with a Discord of their own, in a private chat with the bot; the same id gives the same person.
    /// The locale is as Discord writes it, such as `sv-SE` or `en-GB`.
    #[must_use]
    pub fn user(&self, id: u64, name: &str, locale: &str) -> User {
        let channel = self.inner.lock().person(id, || Person::new(id, name, locale));
        User::new(Arc::clone(&self.inner), id, channel)
    }

    /// A server with one text channel, where the bot is a member and so is everyone else. The same numbers give the
    /// same channel.
    #[must_use]
    pub fn server_channel(&self, guild: u64, channel: u64) -> ServerChannel {
        self.inner.lock().text_channel(guild, channel);
        ServerChannel::new(Arc::clone(&self.inner), guild, channel)
    }
}

impl Drop for Discord {
    fn drop(&mut self) {
        self.inner.stop.cancel();
    }
}
