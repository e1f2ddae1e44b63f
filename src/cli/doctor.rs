//! `panelbot doctor`: is the deployment sound, and what is to be fixed.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::Failure;
use super::output::Output;
use crate::app;
use crate::channel::{discord, telegram};
use crate::config::{self, Config, Sources};
use crate::service::{self, Desk};
use crate::store::{self, Ownership, Store, Unowned};

/// How long a platform may take to answer.
const PLATFORM_WAIT: Duration = Duration::from_secs(5);

/// Bytes of room on the disk under which an operator is warned: SQLite's log alone may take a fourth of it.
const LITTLE_ROOM: u64 = 256_000_000;

/// Bytes of room that are none.
const NO_ROOM: u64 = 1_000_000;

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Ok,
    Warn,
    Fail,
}

/// One check.
struct Check {
    health: Health,
    what: &'static str,
    told: String,
}

impl Health {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Fail => "fail",
        }
    }
}

/// The checks made so far.
#[derive(Default)]
struct Visit(Vec<Check>);

impl Visit {
    /// Whether anything could be looked at.
    fn knows_the_settings(&self) -> bool {
        self.0.iter().any(|check| check.what == "database")
    }

    fn note(&mut self, health: Health, what: &'static str, told: impl Into<String>) {
        self.0.push(Check { health, what, told: told.into() });
    }
}

/// Carries out `doctor`.
///
/// # Errors
/// When something must be fixed. What, has been told then.
pub async fn run(sources: &Sources, as_json: bool) -> Result<Output, Failure> {
    let mut visit = Visit::default();
    match Config::load(sources) {
        Ok(config) => {
            visit.note(Health::Ok, "settings", told_of(sources.file.as_deref()));
            let needed = visit.database(&config).await;
            visit.key_file(&config.database.key_file, needed);
            visit.telegram(&config.telegram).await;
            visit.discord(&config.discord).await;
            visit.email(&config.email).await;
            visit.address(&config.web);
        }
        Err(problems) => {
            for problem in problems.0 {
                visit.note(Health::Fail, "settings", problem.to_string());
            }
        }
    }
    let failed = visit.0.iter().any(|check| check.health == Health::Fail);
    let output = visit.told();
    if !failed {
        return Ok(output);
    }
    output.write(as_json).map_err(anyhow::Error::from)?;
    Err(if visit.knows_the_settings() { Failure::Told } else { Failure::SettingsTold })
}

fn no_room() -> String {
    "the disk is full, and nothing can be stored: delete or move something else on it, or give it more room; panelbot then goes on by itself".to_owned()
}

fn told_of(file: Option<&Path>) -> String {
    file.map_or_else(
        || "no file: the built-in defaults".to_owned(),
        |file| file.display().to_string(),
    )
}

impl Visit {
    /// Looks at the database. If something in it can only be read with its key file, says whether the one that is there
    /// does that.
    async fn database(&mut self, config: &Config) -> Option<Result<(), service::Error>> {
        let store = match Store::connect(&config.database.store).await {
            Ok(store) => store,
            Err(error) => {
                let told = match error {
                    store::Error::DiskFull => no_room(),
                    error => format!("{error}; look at database.url"),
                };
                self.note(Health::Fail, "database", told);
                return None;
            }
        };
        match store.pending_migrations().await {
            Ok(pending) if pending.is_empty() => self.writing(&store).await,
            Ok(pending) => {
                let many = pending.len();
                let told = format!(
                    "{many} migrations wait: \"panelbot run\" or \"panelbot migrate\" runs them"
                );
                self.note(Health::Warn, "database", told);
            }
            Err(error) => {
                self.note(Health::Fail, "database", format!("cannot be read or written: {error}"));
            }
        }
        self.room(&store);
        let owned = store.own().await;
        self.owner(&owned, config);
        if matches!(owned, Err(Unowned::Taken)) {
            self.serving(config.web.listen).await;
        }
        drop(owned);
        // It has been told already whether the database works.
        let needed = if Desk::needs_its_key(&store).await.unwrap_or(false) {
            Some(Desk::try_key(&store, &config.database.key_file).await)
        } else {
            None
        };
        let _ = store.close().await;
        needed
    }

    async fn writing(&mut self, store: &Store) {
        match store.try_writing().await {
            Ok(()) => {
                self.note(Health::Ok, "database", "reached, of this version, can be written");
            }
            Err(store::Error::DiskFull) => self.note(Health::Fail, "database", no_room()),
            Err(error) => {
                let told = format!("nothing can be written now: {error}");
                self.note(Health::Fail, "database", told);
            }
        }
    }

    /// How much room there is. PostgreSQL's disk is its own administrator's.
    fn room(&mut self, store: &Store) {
        let Some(room) = store.room() else { return };
        let left = format!("{} MB are left for the database and its log", room / 1_000_000);
        if room < NO_ROOM {
            self.note(Health::Fail, "disk", no_room());
        } else if room < LITTLE_ROOM {
            let told =
                format!("{left}: make room before the disk is full and nothing can be stored");
            self.note(Health::Warn, "disk", told);
        } else {
            self.note(Health::Ok, "disk", left);
        }
    }

    fn owner(&mut self, owned: &Result<Ownership, Unowned>, config: &Config) {
        match owned {
            Ok(_) => {
                self.note(Health::Ok, "owner", "no panelbot serves from this database now");
                let listen = config.web.listen;
                match TcpListener::bind(listen) {
                    Ok(_) => self.note(Health::Ok, "port", format!("{listen} is free")),
                    Err(error) => {
                        let told = format!("{listen}: {error}; set another web.listen");
                        self.note(Health::Fail, "port", told);
                    }
                }
            }
            Err(Unowned::Taken) => {
                self.note(Health::Ok, "owner", "a panelbot serves from this database now");
            }
            Err(error) => self.note(Health::Fail, "owner", error.to_string()),
        }
    }

    /// Asks the process that serves how it stands there: a channel that was halted stays so until a new start, also when its
    /// token is right again.
    async fn serving(&mut self, listen: SocketAddr) {
        let Some(parts) = app::not_ready(listen, PLATFORM_WAIT).await else {
            let told = format!("nothing answers on {listen}: it runs on another machine, or hangs");
            return self.note(Health::Warn, "serving", told);
        };
        if parts.is_empty() {
            self.note(Health::Ok, "serving", "everything is ready");
        }
        for (part, state) in parts {
            let told = match state.as_str() {
                "halted" => format!(
                    "{part} is halted, because the platform refused it; its log says why: put that right, and start panelbot again"
                ),
                "connecting" => format!("{part} has not been reached yet"),
                "away" => format!("{part} does not answer; what is to go there waits"),
                state => format!("{part}: {state}"),
            };
            self.note(Health::Fail, "serving", told);
        }
    }

    fn key_file(&mut self, path: &Path, needed: Option<Result<(), service::Error>>) {
        let shown = path.display();
        match std::fs::metadata(path) {
            Ok(file) if file.is_dir() => {
                let told = format!("{shown} is a folder: set database.key_file to a file in it");
                self.note(Health::Fail, "key file", told);
            }
            Ok(file) if file.len() != 32 => {
                let told = format!("{shown} is not a key file: restore it from your backup");
                self.note(Health::Fail, "key file", told);
            }
            Ok(file) if is_open_to_others(&file) => {
                let told = format!("{shown} can be read by others: run chmod 600 {shown}");
                self.note(Health::Fail, "key file", told);
            }
            Ok(_) => match needed {
                Some(Err(error @ service::Error::Key(_))) => {
                    self.note(Health::Fail, "key file", format!("{shown}: {error}"));
                }
                _ => self.note(Health::Ok, "key file", shown.to_string()),
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && needed.is_some() => {
                let told = format!(
                    "{shown} is missing, and the database can only be read with it: restore it from your backup"
                );
                self.note(Health::Fail, "key file", told);
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.note(Health::Warn, "key file", format!("{shown} is made at the first start"));
            }
            Err(error) => self.note(Health::Fail, "key file", format!("{shown}: {error}")),
        }
    }

    async fn telegram(&mut self, settings: &config::Telegram) {
        match app::bot_name(settings, PLATFORM_WAIT).await {
            Ok(None) => self.note(Health::Ok, "telegram", "off: telegram.token is not set"),
            Ok(Some(name)) => self.note(Health::Ok, "telegram", format!("answers to @{name}")),
            Err(telegram::NotConnected::Stopped) => {
                let told = format!(
                    "{} does not answer: look at the network and telegram.api_url",
                    settings.api_url
                );
                self.note(Health::Fail, "telegram", told);
            }
            Err(error) => self.note(Health::Fail, "telegram", error.to_string()),
        }
        let official = settings.api_url.starts_with("https://api.telegram.org");
        if settings.token.is_some() && !official && !settings.api_url.starts_with("https://") {
            let told = "telegram.api_url is not https: the token can be read on the way";
            self.note(Health::Warn, "telegram", told);
        }
    }

    async fn discord(&mut self, settings: &config::Discord) {
        match app::check_discord(settings, PLATFORM_WAIT).await {
            Ok(None) => self.note(Health::Ok, "discord", "off: discord.token is not set"),
            Ok(Some(())) => self.note(Health::Ok, "discord", "knows the application and its bot"),
            Err(discord::NotConnected::Stopped) => {
                let told = format!(
                    "{} does not answer: look at the network and discord.api_url",
                    settings.api_url
                );
                self.note(Health::Fail, "discord", told);
            }
            Err(error) => self.note(Health::Fail, "discord", error.to_string()),
        }
        if settings.token.is_some() && !settings.api_url.starts_with("https://") {
            let told = "discord.api_url is not https: the token can be read on the way";
            self.note(Health::Warn, "discord", told);
        }
    }

    async fn email(&mut self, settings: &config::Email) {
        match app::check_email(settings, PLATFORM_WAIT).await {
            Ok(None) => self.note(Health::Ok, "email", "off: email.host is not set"),
            Ok(Some(())) => {
                self.note(Health::Ok, "email", "the mail server answers and lets us in");
            }
            Err(fault) => self.note(Health::Fail, "email", fault.to_string()),
        }
    }

    fn address(&mut self, web: &config::Web) {
        match &web.public_url {
            Some(url) if url.starts_with("https://") => {
                self.note(Health::Ok, "address", url.as_str());
                if web.holds_nobody_back() {
                    let told = "web.client_address_header is not set: newcomers who come by the thousand from one machine are not held back";
                    self.note(Health::Warn, "address", told);
                }
            }
            Some(url) => {
                let told = format!("{url} is not https: what people answer can be read on the way");
                self.note(Health::Warn, "address", told);
            }
            None => {
                let told = "web.public_url is not set: links lead to this machine only";
                self.note(Health::Warn, "address", told);
            }
        }
    }

    fn told(&self) -> Output {
        let lines = self.0.iter().map(|Check { health, what, told }| {
            format!("{:<4}  {what:<9} {told}\n", health.as_str())
        });
        let checks = self.0.iter().map(|Check { health, what, told }| {
            json!({ "health": health.as_str(), "check": what, "told": told })
        });
        Output::Told {
            text: lines.collect(),
            json: json!({ "checks": checks.collect::<Vec<_>>() }),
        }
    }
}

#[cfg(unix)]
fn is_open_to_others(file: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.permissions().mode() & 0o077 != 0
}

#[cfg(not(unix))]
const fn is_open_to_others(_: &std::fs::Metadata) -> bool {
    false
}
