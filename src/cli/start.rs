//! From the arguments to the exit code.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

use super::arguments::{Cli, Command, Work};
use super::asking::Asking;
use super::output::{Output, printable};
use super::work::Session;
use super::{Failure, demo, doctor, person, play, serve, work};
use crate::app;
use crate::config::{Config, Log, LogFormat, Sources};
use crate::service::Desk;
use crate::store::Store;

/// How long the runtime waits for threads that read files when everything else is done.
const LAST_WAIT: Duration = Duration::from_millis(200);

/// How long a command waits for Telegram to tell the bot's name.
const NAME_WAIT: Duration = Duration::from_secs(3);

/// Runs the command that the process was started with.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = run(&cli)
        .and_then(|output| output.write(cli.json).map_err(|error| Failure::Failed(error.into())));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let locale = person::locale();
            if cli.json {
                eprintln!("{:#}", failure.json(&locale));
            } else {
                failure
                    .lines(&locale)
                    .iter()
                    .for_each(|line| eprintln!("panelbot: {}", printable(line)));
            }
            ExitCode::from(failure.exit_code())
        }
    }
}

fn run(cli: &Cli) -> Result<Output, Failure> {
    app::choose_cryptography();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Failed(error.into()))?;
    let done = runtime.block_on(carry_out(cli));
    runtime.shutdown_timeout(LAST_WAIT);
    done
}

async fn carry_out(cli: &Cli) -> Result<Output, Failure> {
    let sources = Sources::new(config_file(cli));
    match cli.command.as_ref().unwrap_or(&Command::Run) {
        Command::Run => serve::run(Config::load(&sources)?).await,
        Command::Demo(demo) => demo::run(demo, cli.config.clone()).await,
        Command::Doctor => doctor::run(&sources, cli.json).await,
        Command::Migrate => serve::migrate(&quiet(&sources)?).await,
        Command::Play(arguments) => {
            let (desk, store) = desk(&quiet(&sources)?, false).await?;
            let played = play::run(arguments, &desk, &person::name()).await;
            close(store).await.and(played)
        }
        Command::Work(work) => {
            let with_links = matches!(work, Work::Invitation(_));
            let (desk, store) = desk(&quiet(&sources)?, with_links).await?;
            let session = Session { json: cli.json, asking: Asking::unless(cli.yes) };
            let done = work::carry_out(work, &desk, &person::name(), session).await;
            close(store).await.and(done)
        }
    }
}

/// The file that was named, or `config.toml` where the command runs, if it is there.
fn config_file(cli: &Cli) -> Option<PathBuf> {
    let usual = PathBuf::from("config.toml");
    cli.config.clone().or_else(|| usual.is_file().then_some(usual))
}

/// The settings for a command that does one thing: only what goes wrong is told.
fn quiet(sources: &Sources) -> Result<Config, Failure> {
    let config = Config::load(sources)?;
    app::tell(&Log { level: "error".to_owned(), format: LogFormat::Text });
    Ok(config)
}

/// The desk, beside any process that serves from the same database.
async fn desk(config: &Config, with_links: bool) -> Result<(Desk, Store), Failure> {
    let missing = config.database.store.sqlite_file().filter(|file| !Path::new(file).exists());
    let store = app::open_store(config).await.map_err(anyhow::Error::from)?;
    if let Some(file) = missing {
        eprintln!("panelbot: there was no database {}: it has been made", printable(file));
    }
    let public_url = config.web.public_url(config.web.listen);
    let desk =
        app::open_desk(store.clone(), config, &public_url).await.map_err(anyhow::Error::from)?;
    if with_links {
        match app::bot_name(&config.telegram, NAME_WAIT).await {
            Ok(name) => name.iter().for_each(|name| desk.name_telegram_bot(name)),
            Err(error) => eprintln!("panelbot: no Telegram links: {error}"),
        }
    }
    Ok((desk, store))
}

async fn close(store: Store) -> Result<(), Failure> {
    Ok(store.close().await.map_err(anyhow::Error::from)?)
}
