//! The house: the database and the desk in it, and everything that is served from there.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::alarm::Alarm;
use super::condition::Condition;
use super::{broadcasts, discord, email, notices, telegram, upkeep, watch};
use crate::config::Config;
use crate::conversation::Links;
use crate::delivery::Limits;
use crate::domain::Platform;
use crate::domain::broadcast::Pace;
use crate::service::{self, Desk, SystemClock};
use crate::store::{self, Ownership, Store, Unowned};
use crate::web;

/// How long what is under way at the stop may take to finish.
const GRACE: Duration = Duration::from_millis(4500);

/// Why the house cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// Another process serves from the database, or that cannot be found out.
    #[error(transparent)]
    Unowned(#[from] Unowned),
    /// The database does not answer.
    #[error("{0}; look at database.url")]
    Store(store::Error),
    /// The desk cannot be opened.
    #[error(transparent)]
    Desk(#[from] service::Error),
    /// The address of the figures is taken.
    #[error("cannot listen on {listen} for figures: {source}; set another metrics.listen")]
    Metrics {
        /// Which address.
        listen: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The tables are of an older version.
    #[error("the database is of an older version of panelbot: run \"panelbot migrate\" first")]
    NotMigrated,
}

/// What is wrong with the database is said in the sentence itself, and not once more as its cause.
impl From<store::Error> for NotReady {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

/// Why serving ended without having been told to.
#[derive(Debug, thiserror::Error)]
pub enum Ended {
    /// The pages cannot be served any more.
    #[error("the pages cannot be served any more")]
    Pages(#[from] std::io::Error),
    /// Another process serves from the database.
    #[error(transparent)]
    TakenOver(#[from] watch::TakenOver),
}

/// The house, open: this process owns the database, and its tables are up to date.
#[derive(Debug)]
pub struct House {
    /// Where the use cases start.
    pub desk: Desk,
    config: Config,
    public_url: String,
    /// Where the figures will be served.
    figures: Option<TcpListener>,
    store: Store,
    ownership: Ownership,
}

/// Opens the database, for a command that runs beside a serving process. A new database gets its tables.
///
/// # Errors
/// When it does not answer, or is of an older version.
pub async fn open_store(config: &Config) -> Result<Store, NotReady> {
    let store = Store::connect(&config.database.store).await?;
    if store.is_new().await? {
        store.migrate().await?;
    } else if !store.pending_migrations().await?.is_empty() {
        return Err(NotReady::NotMigrated);
    }
    Ok(store)
}

/// Opens the desk on a database.
///
/// # Errors
/// When the key file does not belong to the database.
pub async fn open_desk(store: Store, config: &Config, public_url: &str) -> Result<Desk, NotReady> {
    let discord = config.discord.token.as_ref().and(config.discord.application_id);
    let links = Links {
        web: Some(public_url.to_owned()),
        telegram_bot: None,
        discord_application: discord,
    };
    let key_file = config.database.key_file.clone();
    let settings = service::Settings { store, key_file, links, clock: Arc::new(SystemClock) };
    let desk = Desk::open(settings).await?;
    desk.keep_pace(pace(config));
    if config.email.server.is_some() {
        desk.offer_email();
    }
    Ok(desk)
}

/// How fast what goes to many leaves by these settings.
fn pace(config: &Config) -> Pace {
    let rate = |limits: Limits| match (limits.bulk_per_second, limits.per_second) {
        (Some(bulk), Some(all)) => Some(bulk.min(all)),
        (one, other) => one.or(other),
    };
    let per_second = [
        (Platform::Telegram, rate(config.telegram.limits)),
        (Platform::Discord, rate(config.discord.limits)),
        (Platform::Email, rate(config.email.limits)),
    ];
    let paid = config.telegram.paid_broadcast.then_some(Platform::Telegram);
    Pace { per_second: per_second.into(), paid }
}

impl House {
    /// Opens the house: takes ownership of the database and brings its tables up to date. `listener` is where its pages
    /// will be served.
    ///
    /// # Errors
    /// When something is missing, or another process serves from the database.
    pub async fn open(config: Config, listener: &TcpListener) -> Result<Self, NotReady> {
        let bound = listener.local_addr().unwrap_or(config.web.listen);
        let public_url = config.web.public_url(bound);
        let figures = match config.metrics.listen {
            Some(listen) => Some(listen_on(listen).await?),
            None => None,
        };
        let store = Store::connect(&config.database.store).await?;
        let ownership = store.own().await?;
        let pending = store.pending_migrations().await?;
        if !pending.is_empty() {
            store.migrate().await?;
            tracing::info!(migrations = pending.len(), "brought the database up to this version");
        }
        let desk = open_desk(store.clone(), &config, &public_url).await?;
        let uncertain = desk.leave_uncertain().await?;
        if uncertain > 0 {
            tracing::warn!(
                uncertain,
                "messages to many were under way at the last stop; they are not sent again"
            );
        }
        Ok(Self { desk, config, public_url, figures, store, ownership })
    }

    /// The address that people see.
    #[must_use]
    pub fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Serves every channel that has a token, and the pages, until told to stop; then lets what is under way finish,
    /// within 5 s.
    ///
    /// # Errors
    /// When the pages cannot be served any more, or another process has taken over the database.
    pub async fn serve(self, listener: TcpListener, stop: CancellationToken) -> Result<(), Ended> {
        let Self { desk, config, public_url, figures, store, ownership } = self;
        tracing::info!(listen = %config.web.listen, public_url, "serving");
        let tasks = TaskTracker::new();
        tasks.spawn(upkeep::run(desk.clone(), stop.clone()));
        tasks.spawn(broadcasts::tend(desk.clone(), stop.clone()));
        tasks.spawn(broadcasts::keep_calendar(desk.clone(), stop.clone()));
        tasks.spawn(upkeep::keep_log_short(store.clone(), stop.clone()));
        tasks.spawn(watch::try_storing(store.clone(), stop.clone()));
        let condition = Condition::new(store.clone());
        let alarm = Alarm::new(desk.clone(), condition.clone());
        tasks.spawn(alarm.clone().run(stop.clone()));
        tasks.spawn(notices::run(desk.clone(), alarm.clone(), stop.clone()));
        if let Some(token) = config.telegram.token.clone() {
            condition.expect(Platform::Telegram);
            let (desk, store, stop) = (desk.clone(), store.clone(), stop.clone());
            let alarm = alarm.clone();
            tasks.spawn(telegram::run(token, config.telegram, desk, store, alarm, stop));
        } else {
            tracing::info!("Telegram is off: telegram.token is not set");
        }
        if config.discord.token.is_some() {
            condition.expect(Platform::Discord);
        }
        let (own_desk, own_store) = (desk.clone(), store.clone());
        let own_alarm = alarm.clone();
        tasks.spawn(discord::run(config.discord, own_desk, own_store, own_alarm, stop.clone()));
        if config.email.server.is_some() {
            condition.expect(Platform::Email);
        }
        let (own_desk, own_store) = (desk.clone(), store.clone());
        tasks.spawn(email::run(config.email, own_desk, own_store, alarm, stop.clone()));
        let settings = web::Settings {
            listen: config.web.listen.to_string(),
            public_url,
            newcomers: config.web.newcomers,
        };
        if let Some(figures) = figures {
            let router = web::metrics(desk.clone(), condition.health());
            tasks.spawn(serve_figures(figures, router, stop.clone()));
        }
        let router = web::router(desk, settings, condition.health());
        let pages = tasks.spawn(serve_pages(listener, router, stop.clone()));
        let watched = watch::run(&store, &ownership, &condition, &stop).await;
        tasks.close();
        let finished = tokio::time::timeout(GRACE, async {
            tasks.wait().await;
            if let Err(error) = store.close().await {
                tracing::warn!(%error, "the database did not close cleanly");
            }
        });
        if finished.await.is_err() {
            tracing::warn!("stopped with something under way; it goes on at the next start");
        }
        drop(ownership);
        tracing::info!("stopped");
        watched?;
        if pages.is_finished() {
            pages.await.unwrap_or(Ok(()))?;
        }
        Ok(())
    }
}

/// Serves the pages. When they cannot be served any more, everything stops.
async fn serve_pages(
    listener: TcpListener,
    router: web::Router,
    stop: CancellationToken,
) -> std::io::Result<()> {
    let served = web::serve(listener, router, stop.clone()).await;
    stop.cancel();
    served
}

/// Serves the figures. Nobody who answers needs them, so everything else goes on without.
async fn serve_figures(listener: TcpListener, router: web::Router, stop: CancellationToken) {
    if let Err(error) = web::serve(listener, router, stop).await {
        tracing::error!(%error, "the figures cannot be served any more");
    }
}

async fn listen_on(listen: SocketAddr) -> Result<TcpListener, NotReady> {
    TcpListener::bind(listen).await.map_err(|source| NotReady::Metrics { listen, source })
}
