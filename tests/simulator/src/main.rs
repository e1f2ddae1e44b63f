//! `panelbot-simulator`: serves the simulated Telegram and Discord, and rehearses rounds.

mod cli;
mod rehearsing;

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use panelbot_simulator::discord::{self, Discord};
use panelbot_simulator::telegram::{Settings, Telegram};

use cli::{Cli, Command, DiscordArgs, TelegramArgs};

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Telegram(args) => serve(&args).await,
        Command::Discord(args) => serve_discord(&args).await,
        Command::Rehearse(args) => rehearsing::rehearse(&args).await,
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::from(2)
        }
    }
}

async fn start(args: &TelegramArgs) -> Result<Telegram> {
    let telegram = Telegram::start(Settings {
        listen: args.listen,
        token: args.token.clone(),
        limits: args.limits.into(),
        faults: args.faults,
        seed: args.seed,
        specs: args.specs.clone(),
        keep_requests: 0,
        ..Settings::default()
    })
    .await?;
    eprintln!("Telegram is simulated at {}. Point panelbot at it:", telegram.api_url());
    eprintln!(
        "  PANELBOT_TELEGRAM__API_URL={} PANELBOT_TELEGRAM__TOKEN={} panelbot run",
        telegram.api_url(),
        telegram.token()
    );
    if args.specs.is_none() {
        eprintln!(
            "Requests are checked by the simulator's own rules only; --specs DIR adds the official description."
        );
    }
    Ok(telegram)
}

async fn serve(args: &TelegramArgs) -> Result<ExitCode> {
    let telegram = start(args).await?;
    tokio::signal::ctrl_c().await.context("cannot listen for Ctrl-C")?;
    Ok(verdict(&telegram.violations()))
}

async fn start_discord(args: &DiscordArgs) -> Result<Discord> {
    let discord = Discord::start(discord::Settings {
        listen: args.listen,
        token: args.token.clone(),
        application_id: args.application_id,
        limits: args.limits.into(),
        faults: args.faults,
        seed: args.seed,
        specs: args.specs.clone(),
        keep_requests: 0,
        ..discord::Settings::default()
    })
    .await?;
    eprintln!("Discord is simulated at {}. Point panelbot at it:", discord.api_url());
    eprintln!(
        "  PANELBOT_DISCORD__API_URL={} PANELBOT_DISCORD__TOKEN={} PANELBOT_DISCORD__APPLICATION_ID={} panelbot run",
        discord.api_url(),
        discord.token(),
        discord.application_id()
    );
    Ok(discord)
}

async fn serve_discord(args: &DiscordArgs) -> Result<ExitCode> {
    let discord = start_discord(args).await?;
    tokio::signal::ctrl_c().await.context("cannot listen for Ctrl-C")?;
    Ok(verdict(&discord.violations()))
}

fn verdict(violations: &[String]) -> ExitCode {
    for violation in violations {
        println!("{violation}");
    }
    if violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
