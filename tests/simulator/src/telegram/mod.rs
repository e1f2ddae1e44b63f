//! A Telegram Bot API on loopback, as honest as can be.
//!
//! It keeps offsets, callback ids, message ids and file ids as the platform does, refuses what the platform refuses in
//! the platform's own words, keeps its limits, and injects its faults. Where the official description is given, every
//! request is checked against it. Tests hold a [`Telegram`] and act as its [`User`]s.

mod arrivals;
mod bound;
mod call;
mod chat;
mod control;
mod editing;
mod faults;
mod html;
mod keyboard;
mod limits;
mod media;
mod params;
mod refusal;
mod sending;
mod server;
mod spec;
mod state;
mod trouble;
mod updates;
mod user;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

pub use arrivals::{Arrival, Outcome};
pub use call::Command;
pub use chat::{Chat, Message, Profile};
pub use keyboard::{Action, Button, ReplyButton, ReplyKeyboard};
pub use limits::Limits;
pub use media::Kind;
pub use spec::Spec;
pub use state::Request;
pub use trouble::Mixture;
pub use user::{NotShown, User};

use faults::Faults;
use limits::Limiter;
use state::State;
use trouble::Trouble;
use updates::Updates;

/// The token that the simulator takes unless told otherwise. It opens nothing anywhere.
pub const TOKEN: &str = "424242:simulator";

/// How a simulated Telegram behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The bot's token.
    pub token: String,
    /// The bot's name in `t.me/NAME`.
    pub username: String,
    /// Whether the platform's limits hold.
    pub limits: Limits,
    /// The share of requests that meet a fault, from 0 to 1.
    pub faults: f64,
    /// A mixture of faults for requests that act, in the place of the usual one.
    pub mixture: Option<Mixture>,
    /// What the faults are drawn from.
    pub seed: u64,
    /// The folder with `telegram-bot-api.json`; without it only the simulator's own rules are checked.
    pub specs: Option<PathBuf>,
    /// How many of the latest requests are kept for [`Telegram::requests`].
    pub keep_requests: usize,
}

impl Default for Settings {
    /// Loopback, no limits, no faults, and the specifications named by `PANELBOT_SPECS`.
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            token: TOKEN.to_owned(),
            username: "panelbot_simulator_bot".to_owned(),
            limits: Limits::None,
            faults: 0.0,
            mixture: None,
            seed: 7,
            specs: std::env::var_os("PANELBOT_SPECS").map(PathBuf::from),
            keep_requests: 20_000,
        }
    }
}

pub(crate) struct Inner {
    token: String,
    /// Whether the token opens nothing any more.
    revoked: AtomicBool,
    address: SocketAddr,
    spec: Option<Spec>,
    keep_requests: usize,
    started: tokio::time::Instant,
    skipped: Mutex<Duration>,
    state: Mutex<State>,
    queue: watch::Sender<u64>,
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
}

/// A running Telegram. It stops when it is dropped.
pub struct Telegram {
    inner: Arc<Inner>,
}

impl Telegram {
    /// Starts serving.
    ///
    /// # Errors
    /// When the address is taken or the specifications cannot be read.
    pub async fn start(settings: Settings) -> Result<Self> {
        let spec = settings.specs.as_deref().map(Spec::load).transpose()?;
        let listener = TcpListener::bind(settings.listen)
            .await
            .with_context(|| format!("cannot listen on {}", settings.listen))?;
        let id = settings.token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(424_242);
        let bot = Profile { id, first_name: "Panelbot".into(), language_code: None, is_bot: true };
        let state = State {
            bot,
            username: settings.username,
            chats: HashMap::new(),
            updates: Updates::new(100_000_001),
            presses: HashMap::new(),
            files: HashMap::new(),
            uploads: 0,
            commands: BTreeMap::new(),
            profile: BTreeMap::new(),
            log: VecDeque::new(),
            requests: 0,
            arrivals: Vec::new(),
            violations: Vec::new(),
            limiter: Limiter::new(settings.limits),
            faults: Faults::new(settings.faults, settings.seed)
                .with(settings.mixture.map(Trouble::new)),
            epoch: chrono::Utc::now().timestamp(),
        };
        let inner = Arc::new(Inner {
            token: settings.token,
            revoked: AtomicBool::new(false),
            address: listener.local_addr()?,
            spec,
            keep_requests: settings.keep_requests,
            started: tokio::time::Instant::now(),
            skipped: Mutex::default(),
            state: Mutex::new(state),
            queue: watch::Sender::new(0),
            stop: CancellationToken::new(),
        });
        tokio::spawn(server::serve(listener, Arc::clone(&inner)));
        Ok(Self { inner })
    }

    /// The address to give to the bot, such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn api_url(&self) -> String {
        format!("http://{}", self.inner.address)
    }

    /// The token to give to the bot.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.inner.token
    }

    /// The bot's name in `t.me/NAME`.
    #[must_use]
    pub fn username(&self) -> String {
        self.inner.lock().username.clone()
    }

    /// A person with a Telegram of their own, who has not met the bot. The same id gives the same person.
    #[must_use]
    pub fn user(&self, id: i64, first_name: &str, language_code: &str) -> User {
        let language_code = Some(language_code.to_owned()).filter(|code| !code.is_empty());
        self.user_with(Profile {
            id,
            first_name: first_name.to_owned(),
            language_code,
            is_bot: false,
        })
    }

    /// Someone who has pressed Start long ago, and may have blocked the bot while it was away.
    #[must_use]
    pub fn acquaintance(&self, id: i64, first_name: &str, has_blocked: bool) -> User {
        let user = self.user(id, first_name, "sv");
        if let Some(chat) = self.inner.lock().chats.get_mut(&id) {
            chat.started = true;
            chat.blocked = has_blocked;
        }
        user
    }

    /// As [`Telegram::user`], with everything chosen.
    #[must_use]
    pub fn user_with(&self, profile: Profile) -> User {
        let id = profile.id;
        self.inner.lock().chats.entry(id).or_insert_with(|| Chat::new(profile));
        User::new(Arc::clone(&self.inner), id)
    }
}

impl Drop for Telegram {
    fn drop(&mut self) {
        self.inner.stop.cancel();
    }
}
